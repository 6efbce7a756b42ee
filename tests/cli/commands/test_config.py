"""`config` and `path`: the settings, and the paths of the files."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path

import pytest

from mentorlog.config import SETTINGS
from tests.cli.conftest import Answer, Mentor

VALUES = {
    "backup_dir": ("/tmp/of mine", None),  # noqa: S108 - nothing is written there
    "backups": ("off", "on"),
    "checkin_every": ("every 6 weeks", "every 3 months"),
    "color": ("never", "auto"),
    "background": ("light", None),
    "date_order": ("dmy", None),
    "db": ("/tmp/of mine/journal.db", None),  # noqa: S108 - nothing is written there
    "editor": ("vim -c 'set tw=72'", None),
    "history_mb": ("20", "100"),
    "history_months": ("36", "12"),
    "language": ("da", None),
    "name": ("Marie Holm", None),
    "pager": ("less -S", None),
    "passphrase_command": ("pass show mentorlog", None),
    "screen_reader": ("on", "off"),
    "within": ("2w", "7d"),
}
"""A value for each setting, and its default."""


@pytest.fixture
def settings_file(mentor: Mentor) -> Path:
    """The path of the settings file."""
    return mentor.home / ".config" / "mentorlog" / "config.toml"


def test_every_setting_has_a_test() -> None:
    """VALUES has a value for every setting of the program."""
    assert VALUES.keys() == SETTINGS.keys()


@pytest.mark.parametrize("key", VALUES)
def test_a_setting_can_be_set_read_and_unset(mentor: Mentor, settings_file: Path, key: str) -> None:
    """A value is read back unchanged, and `--unset` restores the default."""
    value, default = VALUES[key]
    assert mentor(f"config {key} --json").json == {key: default}
    assert f"{key} is now {value}, in" in mentor(["config", key, value]).out
    assert mentor(f"config {key}").out == f"{value}\n"
    assert mentor("config --json").json[key] == value
    assert stat.S_IMODE(settings_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings_file.parent.stat().st_mode) == 0o700
    mentor(f"config --unset {key}")
    assert mentor(f"config {key} --json").json == {key: default}


def test_every_setting_is_listed(mentor: Mentor, settings_file: Path) -> None:
    """Each line has the meaning of the setting, and the path of the file is shown."""
    answer = mentor("config")
    for key, setting in SETTINGS.items():
        (line,) = [line for line in answer.fields.splitlines() if line.startswith(f"{key}\t")]
        assert setting.meaning in line
    assert str(settings_file) in answer.output


def test_the_meaning_of_language_names_what_it_applies_to(mentor: Mentor) -> None:
    """The language does not apply to the screens of the program."""
    page = " ".join(mentor("config").out.split())
    assert "the language of questions and exported pages" in page


def test_a_change_keeps_comments(mentor: Mentor, settings_file: Path) -> None:
    """Only the line of the changed setting is rewritten."""
    settings_file.parent.mkdir(parents=True)
    before = '# mine\neditor = "vim" # the best\n\n# how far\nwithin = "3d"\n'
    settings_file.write_text(before)
    mentor("config within 2w")
    assert settings_file.read_text() == before.replace("3d", "2w")
    mentor("config color never")
    assert settings_file.read_text().startswith(before.replace("3d", "2w"))
    mentor("config --unset editor")
    assert "# mine" in settings_file.read_text()
    assert "vim" not in settings_file.read_text()


def test_a_change_keeps_a_symbolic_link(mentor: Mentor, settings_file: Path) -> None:
    """Settings in another folder, such as a folder of dotfiles, stay in that folder."""
    settings_file.parent.mkdir(parents=True)
    elsewhere = mentor.home / "dotfiles.toml"
    elsewhere.write_text('within = "3d"\n')
    settings_file.symlink_to(elsewhere)
    mentor("config within 2w")
    assert settings_file.is_symlink()
    assert "2w" in elsewhere.read_text()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("config colour never", "there is no setting 'colour'"),
        ("config colour", "there is no setting 'colour'"),
        ("config --unset colour", "there is no setting 'colour'"),
        ("config color blue", "color must be auto, always or never, not 'blue'"),
        ("config date_order ymd", "date_order must be dmy or mdy, not 'ymd'"),
        ("config within soon", '"soon" is not a number of days, weeks or months'),
        ("config language german", "language must be en or da, not 'german'"),
        ("config checkin_every sometimes", '"sometimes" is not a cadence I recognise'),
        ("config checkin_every biweekly", "twice a week or every two weeks"),
        ("config history_months 0", "history_months: '0' is not a whole number from 1 to 1200"),
        ("config history_mb 1.5", "history_mb: '1.5' is not a whole number from 1 to 1000000"),
        ("config backup_dir /dev/null", "backup_dir: /dev/null is not a folder."),
        ("config backup_dir /dev/null/of/mine", "backup_dir: /dev/null is not a folder."),
        ("config within ''", "within is empty"),
        ("config name ''", "name is empty"),
        (["config", "name", "two\nlines"], "name: a name is one line of visible text."),
        (["config", "name", "hidden\u202e"], "name: a name is one line of visible text."),
        (["config", "name", "half \udc80"], "name: a name is one line of visible text."),
        ("config editor '  '", "editor is empty"),
        ("config --unset color never", "--unset takes only the key"),
    ],
)
def test_an_unknown_setting_or_invalid_value_is_refused(
    mentor: Mentor, settings_file: Path, line: str, message: str
) -> None:
    """The error names the valid values, and no file is created."""
    assert message in mentor.fails(line, code=2)
    assert not settings_file.exists()


BROKEN = [
    "color = 1",
    'colour = "never"',
    '"my colour" = "never"',
    'color = "blue"',
    "within = 7",
    'within = "soon"',
    'language = "da_DK"',
    'checkin_every = "now and then"',
    'editor = ""',
    '[within]\ndays = "7"',
    "date_order = true",
]
"""Files with one invalid setting."""
UNREADABLE = ["color = ", "[color", "\udcff", 'within = "7d"\nwithin = "8d"', 'db = "j.db']
"""Files that are not valid TOML, so that no setting can be read."""


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("content", [*BROKEN, *UNREADABLE])
def test_an_invalid_setting_does_not_stop_other_commands(ana: Mentor, settings_file: Path, content: str) -> None:
    """Help, reading and recording use the default, and each command that reads a setting reports the error once."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_bytes(content.encode("utf-8", "surrogateescape"))
    for line in (
        "config",
        "config language",
        "config --json",
        "remind",
        "remind --count",
        "export",
        "plan friday 14:00",
    ):
        answer = ana(line)
        mentions = (
            answer.err.count(str(settings_file))
            - answer.err.count(f", in {settings_file}")
            - answer.err.count(f"delete {settings_file}")
        )
        assert mentions == 1, (line, answer)
    for line in ("--help", "note --help", "note hi", "log talked", "goal add T --measure m --by 2026-12-24"):
        assert ana(line, ok=False).code == 0, line
    assert ana("show n1 --json").json["text"] == "hi"
    assert settings_file.read_bytes() == content.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("content", BROKEN)
def test_the_suggested_command_removes_an_invalid_setting(ana: Mentor, settings_file: Path, content: str) -> None:
    """The other settings are kept."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text(f'pager = "cat"\n{content}\n')
    (hint,) = [line for line in ana("config").err.splitlines() if line.startswith("  mentorlog config --unset")]
    ana(shlex.split(hint)[1:])
    assert str(settings_file) not in ana("config color").err
    assert ana("config pager").out == "cat\n"


@pytest.mark.parametrize("content", BROKEN)
def test_other_settings_can_be_changed_despite_an_invalid_one(ana: Mentor, settings_file: Path, content: str) -> None:
    """The invalid setting is left unchanged and is still reported."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text(content)
    assert str(settings_file) in ana('config pager "less -S"').err
    assert 'pager = "less -S"' in settings_file.read_text()
    assert all(line in settings_file.read_text() for line in content.splitlines())


@pytest.mark.parametrize("content", UNREADABLE)
def test_a_file_that_is_not_toml_is_not_overwritten(ana: Mentor, settings_file: Path, content: str) -> None:
    """A change is refused, and the error shows the path of the file."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = settings_file.read_bytes()
    for line in ("config date_order dmy", "config --unset color"):
        assert str(settings_file) in ana.fails(line, code=1)
    assert settings_file.read_bytes() == before


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("content", [*UNREADABLE, "db = 7", 'db = ""', 'db = "j.db"', "[db]"])
def test_an_unreadable_db_setting_does_not_select_the_default_journal(
    mentor: Mentor, settings_file: Path, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --db or MENTORLOG_DB, nothing is written or read; help still works."""
    monkeypatch.chdir(mentor.home)
    settings_file.parent.mkdir(parents=True)
    settings_file.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = sorted(mentor.home.rglob("*"))
    for line in ("start Ana --i-am mentor", "people", "path"):
        answer = mentor(line, ok=False, MENTORLOG_DB="")
        assert (answer.code in (1, 2), answer.out) == (True, ""), answer
        assert answer.err.count(str(settings_file)) - answer.err.count(f"delete {settings_file}") == 1
    assert sorted(mentor.home.rglob("*")) == before
    assert mentor("--help", MENTORLOG_DB="").code == 0
    assert mentor("config", MENTORLOG_DB="").code == 0
    mentor(["start", "Ana", "--i-am", "mentor", "--db", str(mentor.home / "a.db")], MENTORLOG_DB="")
    mentor("start Ana --i-am mentor", MENTORLOG_DB=str(mentor.home / "b.db"))


def test_a_byte_order_mark_is_accepted(ana: Mentor, settings_file: Path) -> None:
    """Some editors write one at the start of the file."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_bytes(b'\xef\xbb\xbfwithin = "3d"\r\n')
    assert ana("config within") == Answer(0, "3d\n", "")
    ana("config color never")
    assert (ana("config within").out, ana("config color").out) == ("3d\n", "never\n")


@pytest.mark.parametrize("typed", ["j.db", "./sub/j.db", "../j.db"])
def test_the_journal_is_stored_as_an_absolute_path(mentor: Mentor, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting selects the same file from every folder."""
    (mentor.home / "here").mkdir()
    monkeypatch.chdir(mentor.home / "here")
    expected = os.path.abspath(typed)  # noqa: PTH100
    assert f"db is now {expected}, in" in mentor(["config", "db", typed]).out
    monkeypatch.chdir("/")
    assert mentor("config db").out == f"{expected}\n"
    assert mentor("path", MENTORLOG_DB="").out == f"{expected}\n"


def test_a_tilde_in_the_journal_path_is_kept(mentor: Mentor) -> None:
    """The settings file can then be shared between machines."""
    mentor("config db ~/j.db")
    assert mentor("config db").out == "~/j.db\n"
    assert mentor("path", MENTORLOG_DB="").out == f"{mentor.home / 'j.db'}\n"


def test_a_valid_value_replaces_an_invalid_one(mentor: Mentor, settings_file: Path) -> None:
    """The user need not edit the file."""
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text('color = "blue" # oops\n')
    mentor("config color never")
    assert settings_file.read_text() == 'color = "never" # oops\n'


def test_background_selects_the_colours(ana: Mentor) -> None:
    """Without it they can be read on light and dark backgrounds; --unset brings those back."""
    ana("action add call back --mine --by 2026-11-20")
    drawn = {}
    for line in ("config --unset background", "config background light", "config background dark"):
        ana(line)
        drawn[line.split()[-1]] = ana("--color always remind", TERM="xterm-256color").out
    for background, colours in (("background", (31, 196)), ("light", (24, 124)), ("dark", (74, 203))):
        assert all(f"38;5;{colour}m" in drawn[background] for colour in colours), background


def test_date_order_sets_the_order_of_numeric_dates(ana: Mentor) -> None:
    """Until it is set, an ambiguous date is refused."""
    ana.fails("note hi --on 03/04/2026", code=2)
    ana("config date_order dmy")
    assert ana("note hi --on 03/04/2026 --json").json["on"] == "2026-04-03"
    ana("config date_order mdy")
    assert ana("note hi --on 03/04/2026 --json").json["on"] == "2026-03-04"


@pytest.mark.parametrize("words", ["none", "quarterly", "every 8 weeks", "halvårligt", "aldrig"])
def test_checkin_every_accepts_any_cadence(mentor: Mentor, words: str) -> None:
    """English and Danish cadences and `none` are stored as they were typed."""
    mentor(["config", "checkin_every", *words.split()])
    assert mentor("config checkin_every").out == f"{words}\n"


def test_the_journal_is_chosen_by_option_then_variable_then_setting(mentor: Mentor) -> None:
    """The order is --db, MENTORLOG_DB, the setting, and the default path of the platform."""
    names = ("option.db", "variable.db", "setting.db")
    option, variable, setting = (str(mentor.home / name) for name in names)
    mentor.base.pop("MENTORLOG_DB")
    platform = mentor("path").out.strip()
    assert platform == str(mentor.home / ".local" / "share" / "mentorlog" / "journal.db")
    mentor(f"config db {setting}")
    assert mentor("path").out.strip() == setting
    assert mentor("path", MENTORLOG_DB=variable).out.strip() == variable
    assert mentor(f"path --db {option}", MENTORLOG_DB=variable).out.strip() == option
    assert mentor("path", MENTORLOG_DB="").out.strip() == setting


def test_path_prints_an_absolute_path(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is expanded, and nothing else is printed on stdout."""
    monkeypatch.chdir(ana.home)
    assert ana("path").out == f"{ana.db}\n"
    assert ana("path --db here.db").out == f"{ana.home / 'here.db'}\n"
    assert ana("path --db ~/here.db").out == f"{ana.home / 'here.db'}\n"
    assert ana("path --json").json == {
        "journal": str(ana.db),
        "exists": True,
        "config": str(ana.home / ".config" / "mentorlog" / "config.toml"),
    }


def test_path_of_a_missing_journal_suggests_start(mentor: Mentor) -> None:
    """The path is printed with a note on stderr, and nothing is created."""
    answer = mentor("path")
    assert answer.out == f"{mentor.db}\n"
    assert "`mentorlog start` creates it" in answer.err
    assert mentor("path --json").json["exists"] is False
    assert list(mentor.home.iterdir()) == []


def test_the_default_journal_is_readable_only_by_the_owner(mentor: Mentor) -> None:
    """The first `start` creates the folders with mode 0700 and the file with mode 0600."""
    mentor.base.pop("MENTORLOG_DB")
    mentor("start Ana --i-am mentor")
    settings_file = Path(mentor("path").out.strip())
    assert stat.S_IMODE(settings_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings_file.parent.stat().st_mode) == 0o700
