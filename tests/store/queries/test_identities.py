"""What identifies the people of a journal."""

from __future__ import annotations

from mentorlog.model.results.identity import Identity
from tests.store.build import Build, in_memory, statements


def test_present_and_former_people_are_read_in_one_statement() -> None:
    """Also after an edit, a deletion and an undone edit; also people who were introduced."""
    build = Build(in_memory())
    viggo = build.relationship("Viggo Ravn", org="Nordlys", email="v@nordlys.dk", programme="Leap")
    gone = build.relationship("Gerda Moss")
    action = build.action(person="Karim Haddad", relationship=viggo)
    build.set(viggo, name="Victor Ravn", email="v@havn.dk")
    build.set(action, person="Mette Vind")
    build.set(viggo, org="Havn")
    build.remove(gone)
    with statements(build.journal) as seen:
        found = build.journal.identities()
    assert len([each for each in seen if "change" in each]) == 1
    assert {each.name for each in found} == {
        "",
        "Gerda Moss",
        "Karim Haddad",
        "Mette Vind",
        "Victor Ravn",
        "Viggo Ravn",
    }
    assert {each.org for each in found} == {None, "Nordlys", "Havn"}
    assert {each.email for each in found} == {None, "v@nordlys.dk", "v@havn.dk"}
    assert Identity("Victor Ravn", "Havn", "v@havn.dk", "Leap", viggo.number) in found
    assert {each.number for each in found if each.name == "Viggo Ravn"} == {viggo.number}
    assert {each.number for each in found if each.name == "Karim Haddad"} == {None}
