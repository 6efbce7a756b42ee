"""Folders and files that other users can change: what `doctor` says, what commands do, and links that others plant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")

NOBODY = 65534


def findings(user: Mentor) -> dict[str, str]:
    """The findings of `doctor` about access, each with its line."""
    answer = user("doctor --json", ok=False)
    return {each["message"]: each["fix"] or "" for each in answer.json if each["check"] == "access"}


def test_doctor_names_each_folder_in_which_others_can_replace_files(ana: Mentor, tmp_path: Path) -> None:
    """The folders of the journal, of the settings and of the data, and those above them, each once, with the line."""
    for path in (ana.home / ".config", tmp_path):
        path.chmod(0o700) if path.exists() else path.mkdir(0o700)
    ana("config within 10d")
    ana("backup")
    assert findings(ana) == {"only you can read it": ""}
    data = Path(ana.base["XDG_DATA_HOME"])
    (data / "mentorlog").mkdir(mode=0o700, parents=True)
    data.parent.chmod(0o777)
    ana.settings.parent.chmod(0o770)
    ana.settings.chmod(0o666)
    (ana.home / ".config").chmod(0o1777)  # with the sticky bit
    folder = ana.settings.parent
    assert findings(ana) == {
        f"Users of its group can replace files in {folder} (mode 0770).": f"chmod go-w {folder}",
        f"Other users can replace files in {data.parent} (mode 0777).": f"chmod go-w {data.parent}",
        f"Other users can change {ana.settings} (mode 0666).": f"chmod go-w {ana.settings}",
    }
    ana.db.parent.chmod(0o777)
    backups = Path(f"{ana.db}.backups")
    backups.chmod(0o777)
    found = findings(ana)
    assert found[f"Other users can replace files in {ana.home} (mode 0777)."] == f"chmod go-w {ana.home}"
    assert f"chmod 700 {backups}" in found.values()
    assert not any(str(backups) in message for message in found if "replace" in message)
    for line in found.values():
        assert os.system(line) == 0  # noqa: S605 - the lines that were shown
    (ana.home / ".config").chmod(0o700)
    assert findings(ana) == {"only you can read it": ""}


def test_doctor_looks_at_both_ends_of_a_link(ana: Mentor) -> None:
    """A journal that is a symbolic link works, and the folder that it leads to is checked."""
    real = ana.home / "real"
    real.mkdir(mode=0o700)
    ana.db.rename(real / "journal.db")
    ana.db.symlink_to(real / "journal.db")
    ana("note by a link")
    assert ana.db.is_symlink()
    real.chmod(0o777)
    assert f"Other users can replace files in {real} (mode 0777)." in findings(ana)


def test_programs_are_not_started_from_settings_that_everyone_can_change(ana: Mentor) -> None:
    """The editor and the pager could be anyone's program, so they are not used; a warning has the line. Nothing else
    is lost, and settings that only a group can change are used, because it is often that of one user."""
    mark = ana.home / "started"
    ana(["config", "editor", f"touch {mark} #"])
    ana("config within 10d")
    cases = ((ana.settings, 0o666, "this file"), (ana.settings.parent, 0o777, "the files in this folder"))
    for place, mode, what in cases:
        before = place.stat().st_mode
        place.chmod(mode)
        answer = ana("remind")
        assert answer.err == (
            f"mentorlog: {ana.settings}: every user of this computer can change {what}, so editor, pager and "
            f"passphrase_command are not taken from it.\n  chmod go-w {place}\n"
        )
        assert ana("config editor", ok=False).out == ""
        assert ana("config within").out == "10d\n"
        assert ana("note a thought").code == 0
        place.chmod(0o1777 if place.is_dir() else 0o660)
        assert ana("remind").err == ""
        place.chmod(before)
    assert ana("config editor").out == f"touch {mark} #\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can create files of another user"
)
def test_a_link_of_another_user_in_a_shared_folder_is_not_followed(ana: Mentor) -> None:
    """`-o`, --force and `backup` would overwrite a file of the user; one's own link works."""
    shared = ana.home / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    os.chown(shared, NOBODY - 1, NOBODY - 1)
    victim = ana.home / ".profile"
    victim.write_text("mine\n")
    link = shared / "ana.md"
    link.symlink_to(victim)
    os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
    for line in (f"export ana -o {link} --force", f"backup {link} --force", f"recap ana -o {link} --force"):
        assert ana.fails(line, code=1) == (
            f"mentorlog: {link} is a symbolic link that another user put in {shared}. Nothing was written. Name "
            "another file.\n"
        )
    assert victim.read_text() == "mine\n"
    os.chown(link, os.geteuid(), os.geteuid(), follow_symlinks=False)
    ana(f"export ana -o {link} --force")
    assert link.is_symlink()
    assert "Ana Souza" in victim.read_text()


def test_a_hard_link_in_the_place_of_the_state_of_backups_is_not_written(ana: Mentor) -> None:
    """Neither is a symbolic link."""
    from mentorlog.cli.backups.state import State, write_state
    from mentorlog.cli.daily_backup import state_path

    victim = ana.home / "victim"
    victim.write_text("mine\n")
    place = Path(state_path(str(ana.db)))
    for plant in (os.link, os.symlink):
        plant(victim, place)
        with pytest.raises(OSError, match=r"another name|symbolic links"):
            write_state(str(place), State("failed", 0.0, "x"))
        assert victim.read_text() == "mine\n"
        place.unlink()
    write_state(str(place), State("failed", 0.0, "x"))
    assert place.stat().st_mode & 0o777 == 0o600


def test_completion_scripts_are_not_writable_by_others(mentor: Mentor) -> None:
    """Nor is a start-up file that is created for them; one that exists keeps its mode and its text."""
    before = os.umask(0)
    try:
        mentor("--install-completion", SHELL="zsh")
        (mentor.home / ".bashrc").touch(mode=0o644)
        (mentor.home / ".bashrc").write_text("mine\n")
        mentor("--install-completion", SHELL="bash")
    finally:
        os.umask(before)
    modes = {str(file.relative_to(mentor.home)): file.stat().st_mode & 0o777 for file in mentor.home.glob(".*")}
    assert modes[".bashrc"] == 0o644
    assert (mentor.home / ".bashrc").read_text().startswith("mine\n")
    assert all(mode & 0o022 == 0 for mode in modes.values()), modes
