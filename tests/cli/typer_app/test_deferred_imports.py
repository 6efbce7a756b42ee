"""Modules that Typer imports and commands do not use are not loaded."""

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
    """The deferred modules that are loaded after Typer was imported and some code has run, in a fresh process."""
    code = _LOADED.format(then=then)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_importing_typer_loads_none_of_them():
    """Typer looks at none of them while it is imported."""
    assert loaded() == []


def test_one_is_loaded_when_it_is_used():
    """And works like the module that it is."""
    use = "import subprocess; assert subprocess.run([sys.executable, '-c', '1']).returncode == 0"
    assert loaded(use) == ["subprocess"]


def test_one_is_loaded_when_a_name_is_imported_from_it():
    """`from lzma import compress` finds the function."""
    assert loaded("from lzma import compress, decompress; assert decompress(compress(b'1')) == b'1'") == ["lzma"]


def test_a_module_that_is_loaded_already_is_not_replaced():
    """Its users keep the module that they have."""
    code = (
        "import textwrap, sys; before = textwrap; "
        "from mentorlog.cli.typer_app.deferred_imports import defer_imports; defer_imports(); "
        "import textwrap; assert textwrap is before; assert textwrap.dedent('  a') == 'a'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_each_is_a_module():
    """A name that no module has would defer nothing."""
    assert all(__import__(name) for name in DEFERRED)
