"""Modules that Typer imports but commands do not use are not loaded."""

import subprocess
import sys

from mentorlog.cli.typer_app.deferred_imports import DEFERRED

_LOADED = """
import sys
from mentorlog.cli.typer_app.deferred_imports import DEFERRED, defer_imports
defer_imports()
import typer
{then}
print(*(name for name in DEFERRED if type(sys.modules[name]).__name__ != "_Deferred"))
"""


def loaded(then: str = "") -> list[str]:
    """The deferred modules that are loaded after Typer was imported and this code was run, in a new process."""
    code = _LOADED.format(then=then)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_importing_typer_loads_no_deferred_module():
    """Typer does not use them during its import."""
    assert loaded() == []


def test_a_deferred_module_is_loaded_when_it_is_used():
    """It works like the normal module."""
    use = "import subprocess; assert subprocess.run([sys.executable, '-c', '1']).returncode == 0"
    assert loaded(use) == ["subprocess"]


def test_a_deferred_module_is_loaded_when_a_name_is_imported_from_it():
    """`from lzma import compress` returns the function."""
    assert loaded("from lzma import compress, decompress; assert decompress(compress(b'1')) == b'1'") == ["lzma"]


def test_a_module_that_is_already_loaded_is_not_replaced():
    """Code that imported it before still has the same module."""
    code = (
        "import textwrap, sys; before = textwrap; "
        "from mentorlog.cli.typer_app.deferred_imports import defer_imports; defer_imports(); "
        "import textwrap; assert textwrap is before; assert textwrap.dedent('  a') == 'a'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_deferred_name_is_a_module():
    """A name that is not a module would defer nothing."""
    assert all(__import__(name) for name in DEFERRED)
