"""`config` and `path`: settings, and where things lie."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mentorlog.config import SETTINGS
from tests.cli.conftest import Mentor

VALUES = {
    "checkin_every": ("every 6 weeks", "every 3 months"),
    "color": ("never", "auto"),
    "date_order": ("dmy", None),
    "db": ("/tmp/of mine/journal.db", None),  # noqa: S108 - nothing is written there
    "editor": ("vim -c 'set tw=72'", None),
    "language": ("da", None),
    "pager": ("less -S", None),
    "within": ("2w", "7d"),
}
"""A value for each setting, and what it is when it is not set."""


@pytest.fixture
def place(mentor: Mentor) -> Path:
    """Where the settings lie."""
    return mentor.home / ".config" / "mentorlog" / "config.toml"


def test_every_setting_has_a_test() -> None:
    """A new one is tried here too."""
    assert VALUES.keys() == SETTINGS.keys()


@pytest.mark.parametrize("key", VALUES)
def test_a_setting_is_set_read_and_unset(mentor: Mentor, place: Path, key: str) -> None:
    """What was set is read back as it is; unset it is what it was."""
    value, default = VALUES[key]
    assert mentor(f"config {key} --json").json == {key: default}
    assert f"{key} is now {value}, in" in mentor(["config", key, value]).out
    assert mentor(f"config {key}").out == f"{value}\n"
    assert mentor("config --json").json[key] == value
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    mentor(f"config --unset {key}")
    assert mentor(f"config {key} --json").json == {key: default}


def test_all_of_them_are_listed(mentor: Mentor, place: Path) -> None:
    """Each with what it is and what it means, and where they are kept."""
    answer = mentor("config")
    for key, setting in SETTINGS.items():
        (line,) = [line for line in answer.out.splitlines() if line.startswith(f"{key}\t")]
        assert setting.meaning in line
    assert str(place) in answer.said


def test_the_language_lists_what_it_applies_to(mentor: Mentor) -> None:
    """It does not translate the screens."""
    page = " ".join(mentor("config").out.split())
    assert "the language of questions and exported pages" in page


def test_comments_are_kept(mentor: Mentor, place: Path) -> None:
    """A change touches its own line alone."""
    place.parent.mkdir(parents=True)
    written = '# mine\neditor = "vim" # the best\n\n# how far\nwithin = "3d"\n'
    place.write_text(written)
    mentor("config within 2w")
    assert place.read_text() == written.replace("3d", "2w")
    mentor("config color never")
    assert place.read_text().startswith(written.replace("3d", "2w"))
    mentor("config --unset editor")
    assert "# mine" in place.read_text()
    assert "vim" not in place.read_text()


def test_a_change_keeps_the_mode_private_and_the_link(mentor: Mentor, place: Path) -> None:
    """Settings that lie elsewhere, as in a folder of dot-files, stay there."""
    place.parent.mkdir(parents=True)
    elsewhere = mentor.home / "dotfiles.toml"
    elsewhere.write_text('within = "3d"\n')
    place.symlink_to(elsewhere)
    mentor("config within 2w")
    assert place.is_symlink()
    assert "2w" in elsewhere.read_text()


@pytest.mark.parametrize(
    ("line", "said"),
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
        ("config within ''", "within is empty"),
        ("config editor '  '", "editor is empty"),
        ("config --unset color never", "--unset takes only the key"),
    ],
)
def test_what_is_no_setting_is_refused(mentor: Mentor, place: Path, line: str, said: str) -> None:
    """With what there is, and nothing is written."""
    assert said in mentor.fails(line, code=2)
    assert not place.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("color = ", 1),
        ("[color", 1),
        ("\udcff", 1),
        ("color = 1", 2),
        ('colour = "never"', 2),
        ('color = "blue"', 2),
        ('within = "soon"', 2),
        ('language = "da_DK"', 2),
        ('checkin_every = "now and then"', 2),
        ('editor = ""', 2),
    ],
)
def test_a_bad_file_is_named(ana: Mentor, place: Path, content: str, code: int) -> None:
    """Each command that needs the settings says which file to mend; it is never written over."""
    place.parent.mkdir(parents=True)
    place.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = place.read_bytes()
    for line in ("config", "config date_order dmy", "remind", "note hi --on 03/04/2026"):
        assert str(place) in ana.fails(line, code=code).replace("\n  ", " "), line
    assert place.read_bytes() == before


def test_a_bad_value_is_mended_by_a_good_one(mentor: Mentor, place: Path) -> None:
    """There is no need to open the file."""
    place.parent.mkdir(parents=True)
    place.write_text('color = "blue" # oops\n')
    mentor("config color never")
    assert place.read_text() == 'color = "never" # oops\n'


def test_a_setting_that_an_older_version_does_not_know_is_named(ana: Mentor, place: Path) -> None:
    """It is refused with its name, not passed over."""
    place.parent.mkdir(parents=True)
    place.write_text('flavour = "mint"\n')
    assert "'flavour'" in ana.fails("config", code=2)


def test_date_order_is_how_numbers_are_read(ana: Mentor) -> None:
    """Until it is set, a date of two readings is refused."""
    ana.fails("note hi --on 03/04/2026", code=2)
    ana("config date_order dmy")
    assert ana("note hi --on 03/04/2026 --json").json["on"] == "2026-04-03"
    ana("config date_order mdy")
    assert ana("note hi --on 03/04/2026 --json").json["on"] == "2026-03-04"


@pytest.mark.parametrize("words", ["none", "quarterly", "every 8 weeks", "halvårligt", "aldrig"])
def test_the_partnership_check_takes_any_cadence(mentor: Mentor, words: str) -> None:
    """In the words that a relationship's cadence takes, `none` among them, and they are kept as they were typed."""
    mentor(["config", "checkin_every", *words.split()])
    assert mentor("config checkin_every").out == f"{words}\n"


def test_which_journal(mentor: Mentor) -> None:
    """--db wins over MENTORLOG_DB, which wins over the setting, which wins over the platform's place."""
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


def test_path_is_whole(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, with `~` spelled out, and ready for a script."""
    monkeypatch.chdir(ana.home)
    assert ana("path").out == f"{ana.db}\n"
    assert ana("path --db here.db").out == f"{ana.home / 'here.db'}\n"
    assert ana("path --db ~/here.db").out == f"{ana.home / 'here.db'}\n"
    assert ana("path --json").json == {
        "journal": str(ana.db),
        "exists": True,
        "config": str(ana.home / ".config" / "mentorlog" / "config.toml"),
    }


def test_a_path_where_nothing_is_yet(mentor: Mentor) -> None:
    """It says so beside the answer, and makes nothing."""
    answer = mentor("path")
    assert answer.out == f"{mentor.db}\n"
    assert "`mentorlog start` creates it" in answer.err
    assert mentor("path --json").json["exists"] is False
    assert list(mentor.home.iterdir()) == []


def test_the_platforms_place_is_made_for_the_owner_alone(mentor: Mentor) -> None:
    """Where no journal is named, the first start makes the folders 0700 and the file 0600."""
    mentor.base.pop("MENTORLOG_DB")
    mentor("start Ana --i-am mentor")
    place = Path(mentor("path").out.strip())
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
