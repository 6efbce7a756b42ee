"""Nothing is sent anywhere: no command opens a connection, and no module that could is imported."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.programs import program
from tests.source_files import FILES, name_of, parsed

NETWORK_MODULES = {
    *("socket", "ssl", "http", "urllib.request", "urllib.robotparser", "ftplib", "smtplib", "poplib", "imaplib"),
    *("telnetlib", "nntplib", "xmlrpc", "socketserver", "asyncio", "webbrowser", "requests", "httpx", "urllib3"),
}
COMMANDS = (
    "status",
    "log we talked -w ana --for 45m --next 2026-12-07",
    "review ana",
    "search talked",
    "undo",
    "doctor",
    "backup",
    "export ana -o ana.html",
    "export ana -o ana.pdf",
    "export ana -o ana.ics",
    "export --all --format json -o all.json",
    "year --story -o story.html",
    "import all.json",
)


def imported(tree: ast.AST) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_no_module_of_mentorlog_imports_one_that_uses_the_network() -> None:
    """The check finds the modules that are imported."""
    assert imported(ast.parse("def f():\n    from urllib import request")) & NETWORK_MODULES
    assert len(FILES) > 500
    found = {name_of(file): imported(parsed(file)) for file in FILES}
    uses = {
        file: {name for name in names if name in NETWORK_MODULES or name.partition(".")[0] in NETWORK_MODULES}
        for file, names in found.items()
    }
    assert {file: names for file, names in uses.items() if names} == {}


@pytest.mark.heavy
def test_no_command_opens_a_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Traced with all processes that a command starts, the libraries that it loads included."""
    ana = Mentor(tmp_path)
    ana("start Ana Souza --i-am mentor --since 2026-03-02")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert traced(ana, [sys.executable, "-c", "import socket; socket.socket()"])  # the trace finds one
    for line in COMMANDS:
        assert traced(ana, [sys.executable, "-m", "mentorlog", *line.split()]) == [], line


def traced(mentor: Mentor, command: list[str]) -> list[str]:
    """The sockets of the internet that a command opens. Skips the test if processes can't be traced here."""
    log = mentor.home / "trace"
    options = ["-f", "-qq", "-e", "trace=socket,connect", "-o", str(log)]
    done = subprocess.run(
        [program("strace"), *options, *command],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if not log.exists() or "ptrace" in done.stderr:
        pytest.skip(f"strace can't trace a process here: {done.stderr.strip()[:100]}")
    assert done.returncode == 0, done.stderr
    return re.findall(r"^.*\bAF_INET6?\b.*$", log.read_text("utf-8"), re.MULTILINE)
