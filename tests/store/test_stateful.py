"""Random commands on a journal in a file, and on a plain model of it: whatever is done, undone, redone, backed up and
restored, both have the same entries."""

import copy
import datetime as dt
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.backups import folder_of, make_backup
from tests.property_tests import settings
from tests.store.build import NOW, connection
from tests.store.restoring.test_applying import counters, derived_afresh, empty_journal, everything, restore

KINDS = ("relationship", "session", "goal", "action", "note")
ENTRIES = KINDS[1:]
FIRST = dt.date(2026, 3, 2)
NAMES = st.sampled_from(["Ana", "Bo", "Søren", "SØREN", "ANA"])
TEXTS = st.sampled_from(["delegation", "tillid på 王小明", "a\nb", "x"])
PICKS = st.integers(0, 50)
"""Which of the existing entries a step is about."""
DAYS = st.integers(0, 3).map(lambda days: FIRST + dt.timedelta(days=days))

TEXT_OF = {"relationship": "name", "session": "notes", "goal": "title", "action": "text", "note": "text"}
FIXED = {
    "relationship": {"role": "mentor", "started_on": FIRST},
    "session": {"status": "held", "on": FIRST},
    "goal": {"on": FIRST},
    "action": {"on": FIRST, "owner": "me"},
    "note": {"on": FIRST},
}
LINKS = {"action": ("session", "goal")}


class Model:
    """What a journal contains, as plain data, with the states that undo and redo go through."""

    def __init__(self):
        self.entries = {kind: {} for kind in KINDS}
        self.numbers = dict.fromkeys(KINDS, 0)
        self.past, self.future = [], []

    @contextmanager
    def command(self):
        """Make a change of the entries one command, unless nothing changed."""
        before = copy.deepcopy(self.entries)
        yield
        if self.entries != before:
            self.past.append(before)
            self.future.clear()

    def add(self, kind, **fields):
        """Add an entry under the next number, which no other entry has had."""
        self.numbers[kind] += 1
        with self.command():
            self.entries[kind][self.numbers[kind]] = fields

    def delete(self, kind, number):
        """Delete an entry with what belongs to it, and the links to it."""
        with self.command():
            self._delete(kind, number)

    def _delete(self, kind, number):
        del self.entries[kind][number]
        if kind == "relationship":
            for other in ENTRIES:
                for entry in [key for key, fields in self.entries[other].items() if fields["owner"] == number]:
                    self._delete(other, entry)
        for fields in self.entries["action"].values():
            if fields.get(kind) == number:
                fields[kind] = None
        if kind == "goal":
            for fields in self.entries["session"].values():
                fields["goals"] = [goal for goal in fields["goals"] if goal != number]

    def move(self, kind, number, owner):
        """Move an entry to another person: the actions of a session go with it; links to entries of others end."""
        with self.command():
            self.entries[kind][number]["owner"] = owner
            if kind == "session":
                for fields in self.entries["action"].values():
                    if fields["session"] == number:
                        fields["owner"] = owner
            self._cut_links()

    def _cut_links(self):
        owner = {(kind, number): fields["owner"] for kind in ENTRIES for number, fields in self.entries[kind].items()}
        for fields in self.entries["action"].values():
            for link in LINKS["action"]:
                if fields[link] and owner[link, fields[link]] != fields["owner"]:
                    fields[link] = None
        for fields in self.entries["session"].values():
            fields["goals"] = [goal for goal in fields["goals"] if owner["goal", goal] == fields["owner"]]


class JournalMachine(RuleBasedStateMachine):
    """Each rule does the same to a real journal and to the model."""

    @initialize()
    def create(self):
        """An empty journal."""
        self.folder = Path(tempfile.mkdtemp(prefix="mentorlog-test-"))
        self.path = self.folder / "journal.db"
        self.path.touch(mode=0o600)
        self.path.write_bytes(empty_journal())
        self.journal = Journal.open(self.path, access="write")
        self.model, self.backups = Model(), []
        self.highest = {}

    def pick(self, kind, number, *, owner=None):
        """An existing entry of a kind (of one person), None if there is none."""
        found = [key for key, fields in self.model.entries[kind].items() if owner in (None, fields.get("owner"))]
        return found[number % len(found)] if found else None

    def change(self, verb, *arguments, **fields):
        """Run a command with a single change."""
        with self.journal.command("test", now=NOW) as change:
            getattr(change, verb)(*arguments, **fields)

    @rule(name=NAMES)
    def add_person(self, name):
        """A name can be used once."""
        people = self.model.entries["relationship"].values()
        if any(person["text"].casefold() == name.casefold() for person in people):
            with pytest.raises(ConflictError):
                self.change("add", "relationship", name=name, **FIXED["relationship"])
        else:
            self.change("add", "relationship", name=name, **FIXED["relationship"])
            self.model.add("relationship", text=name)

    @precondition(lambda self: self.model.entries["relationship"])
    @rule(kind=st.sampled_from(ENTRIES), owner=PICKS, text=TEXTS)
    def add_entry(self, kind, owner, text):
        """An entry of each kind."""
        person = self.pick("relationship", owner)
        fields = {TEXT_OF[kind]: text, "relationship": Ref("relationship", person), "private": False}
        self.change("add", kind, **FIXED[kind], **fields)
        extra = {"action": {"session": None, "goal": None}, "session": {"goals": []}, "goal": {"checkpoints": {}}}
        self.model.add(kind, owner=person, text=text, **extra.get(kind, {}))

    @rule(kind=st.sampled_from(ENTRIES), number=PICKS, text=TEXTS)
    def edit(self, kind, number, text):
        """A new text; the same one is not a change."""
        found = self.pick(kind, number)
        if found is not None:
            self.change("set", Ref(kind, found), **{TEXT_OF[kind]: text})
            with self.model.command():
                self.model.entries[kind][found]["text"] = text

    @rule(kind=st.sampled_from(KINDS), number=PICKS)
    def delete(self, kind, number):
        """With everything that belongs to it."""
        found = self.pick(kind, number)
        if found is not None:
            self.change("remove", Ref(kind, found))
            self.model.delete(kind, found)

    @rule(number=PICKS, link=st.sampled_from(LINKS["action"]), to=PICKS)
    def link(self, number, link, to):
        """An action to a session or a goal of the same person; of another one, it is refused."""
        action, other = self.pick("action", number), self.pick(link, to)
        if action is None or other is None:
            return
        fields = self.model.entries["action"][action]
        if self.model.entries[link][other]["owner"] != fields["owner"]:
            with pytest.raises(UsageError):
                self.change("set", Ref("action", action), **{link: Ref(link, other)})
            return
        self.change("set", Ref("action", action), **{link: Ref(link, other)})
        with self.model.command():
            fields[link] = other

    @rule(number=PICKS, goals=st.lists(PICKS, max_size=3))
    def link_goals(self, number, goals):
        """The goals of a session replace those before."""
        session = self.pick("session", number)
        if session is None:
            return
        fields = self.model.entries["session"][session]
        wanted = [self.pick("goal", goal, owner=fields["owner"]) for goal in goals]
        wanted = list(dict.fromkeys(goal for goal in wanted if goal))
        self.change("set", Ref("session", session), goals=tuple(Ref("goal", goal) for goal in wanted))
        with self.model.command():
            kept = [goal for goal in fields["goals"] if goal in wanted]
            fields["goals"] = kept + [goal for goal in wanted if goal not in kept]

    @rule(kind=st.sampled_from(ENTRIES), number=PICKS, owner=PICKS)
    def move(self, kind, number, owner):
        """To another person."""
        found, person = self.pick(kind, number), self.pick("relationship", owner)
        if found is not None and person is not None:
            self.change("set", Ref(kind, found), relationship=Ref("relationship", person))
            self.model.move(kind, found, person)

    @rule(number=PICKS, on=DAYS, progress=st.integers(0, 100))
    def checkpoint(self, number, on, progress):
        """A second one on a day replaces the first."""
        goal = self.pick("goal", number)
        if goal is not None:
            self.change("checkpoint", Ref("goal", goal), on=on, progress=progress)
            with self.model.command():
                self.model.entries["goal"][goal]["checkpoints"][on.isoformat()] = progress

    @rule(count=st.integers(1, 3))
    def undo(self, count):
        """The last commands, all of them or none."""
        if len(self.model.past) < count:
            with pytest.raises(ConflictError):
                self.journal.undo_several(now=NOW, count=count)
            return
        self.journal.undo_several(now=NOW, count=count)
        for _ in range(count):
            self.model.future.append(self.model.entries)
            self.model.entries = self.model.past.pop()

    @rule()
    def redo(self):
        """The command that was undone last."""
        if not self.model.future:
            with pytest.raises(ConflictError):
                self.journal.redo(now=NOW)
            return
        self.journal.redo(now=NOW)
        self.model.past.append(self.model.entries)
        self.model.entries = self.model.future.pop()

    @rule()
    def back_up(self):
        """A file that can be restored later."""
        moment = NOW + dt.timedelta(days=len(self.backups))
        made = make_backup(self.path, folder_of(self.path, None), now=moment, machine="m", full_check=False)
        self.backups.append((made.path, copy.deepcopy(self.model.entries)))

    @precondition(lambda self: self.backups)
    @rule(number=PICKS)
    def restore(self, number):
        """The entries become those of a backup, as one command; later numbers are still not used again."""
        path, entries = self.backups[number % len(self.backups)]
        differences = restore(self.journal, path, self.path)
        assert bool(differences.total) == (entries != self.model.entries)
        with self.model.command():
            self.model.entries = copy.deepcopy(entries)

    @invariant()
    def has_the_entries_of_the_model(self):
        """Read from the tables, as they are stored."""
        if hasattr(self, "journal"):
            assert self.stored() == self.model.entries
            found = counters(self.journal)
            assert all(found[key] >= count for key, count in self.highest.items())
            self.highest = found

    def stored(self):
        """The content of the journal in the form of the model."""
        at = connection(self.journal)
        found = {kind: {} for kind in KINDS}
        for kind in KINDS:
            columns = {"owner": "relationship"} if kind in ENTRIES else {}
            columns |= {link: link for link in LINKS.get(kind, ())} | {"text": TEXT_OF[kind]}
            for number, *values in at.execute(f"SELECT id, {', '.join(columns.values())} FROM {kind} WHERE id > 0"):  # noqa: S608
                found[kind][number] = dict(zip(columns, values, strict=True))
        for session in found["session"]:
            goals = at.execute("SELECT goal FROM session_goal WHERE session = ? ORDER BY id", (session,))
            found["session"][session]["goals"] = [goal for (goal,) in goals]
        for goal in found["goal"]:
            checkpoints = at.execute("SELECT day, progress FROM checkpoint WHERE goal = ?", (goal,))
            found["goal"][goal]["checkpoints"] = dict(checkpoints.fetchall())
        return found

    def teardown(self):
        """What is derived from the entries is right, and undo leads back to the empty journal."""
        if not hasattr(self, "journal"):
            return
        try:
            assert everything(self.journal) == derived_afresh(self.journal)
            while self.model.past:
                self.undo(1)
                assert self.stored() == self.model.entries
            assert everything(self.journal) == derived_afresh(self.journal)
        finally:
            self.journal.close()
            shutil.rmtree(self.folder)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=300, everyday=8, stateful_step_count=30, deadline=None)
