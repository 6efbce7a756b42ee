"""The graph of who could be paired with whom, whose flow of least cost is the best matching.

A unit flows from each mentee to a mentor and on to the sink. Only a pair with a shared skill has an edge of its own:
all other pairs of two organisations differ in nothing, so they flow through a node for the organisation of the mentee
and one for the organisation of the mentor. A thousand people of whom few share a skill are matched in seconds that way.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING, Final

from mentorlog.errors import MentorlogError
from mentorlog.extras import line_to_install

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from networkx import DiGraph

Node = tuple[str, int]
"""A kind (`mentee`, `mentor`, `further`, `from`, `to`) with a place in the lists or an organisation."""

_SINK: Final[Node] = ("sink", 0)
_UNKNOWN: Final = ""
_ONLY_MENTEES: Final = " mentees"
_ONLY_MENTORS: Final = " mentors"


class PairingGraph:
    """Mentees and mentors, by their places in two lists."""

    def __init__(
        self,
        mentees: Sequence[str],
        mentors: Sequence[str],
        *,
        shared: Sequence[Counter[int]],
        organisations: tuple[Sequence[str], Sequence[str]],
        capacities: Sequence[int],
    ) -> None:
        """`mentees` and `mentors` are names: no one is paired with themselves. `shared` has, for each mentee, the
        number of shared skills by mentor; `organisations` those of the mentees and of the mentors, empty if unknown."""
        self._own = self._own_places(mentees, mentors)
        self._mentees, self._mentors = range(len(mentees)), range(len(mentors))
        self._shared, self._capacities = shared, capacities
        self._from, self._to = _merged(*organisations)
        # what counts more outweighs everything that counts less: a second mentee of the same mentor costs 1
        self._across_weight = len(mentees) + 1
        self._skill_weight = len(mentees) * (self._across_weight + 1) + 1
        most = max((max(counts.values(), default=0) for counts in shared), default=0)
        self._unpaired_cost = len(mentees) * ((most + 1) * self._skill_weight) + 1

    @property
    def size(self) -> int:
        """About how many edges the graph has; the time to find the matching depends on it."""
        of_mentors = Counter(self._to)
        of_both = sum(len(of_mentors) + of_mentors[self._to[own]] for own in self._own.values())
        return sum(map(len, self._shared)) + len(set(self._from)) * len(of_mentors) + of_both

    @staticmethod
    def _own_places(mentees: Sequence[str], mentors: Sequence[str]) -> dict[int, int]:
        """The mentees who are mentors too, with their places as mentors."""
        places = {name: at for at, name in enumerate(mentors)}
        return {at: places[name] for at, name in enumerate(mentees) if name in places}

    def pairs(self) -> list[tuple[int, int]]:
        """The places of the mentees and the mentors who are paired. Raises MentorlogError if networkx is not
        installed."""
        try:
            from networkx import DiGraph, network_simplex
        except ImportError as error:
            raise MentorlogError(
                "Matching needs networkx, which is not installed.", hint=line_to_install("match")
            ) from error
        graph: DiGraph[Node] = DiGraph()
        graph.add_node(_SINK, demand=len(self._mentees))
        for mentee in self._mentees:
            self._add_mentee(graph, mentee)
        for mentor in self._mentors:
            self._add_mentor(graph, mentor)
        for place in dict.fromkeys(self._from):
            for other in dict.fromkeys(self._to):
                graph.add_edge(("from", place), ("to", other), weight=self._across_cost(place, other))
        _, flow = network_simplex(graph)
        return self._read(flow)

    def _add_mentee(self, graph: DiGraph[Node], mentee: int) -> None:
        node, own = ("mentee", mentee), self._own.get(mentee)
        graph.add_node(node, demand=-1)
        graph.add_edge(node, _SINK, capacity=1, weight=self._unpaired_cost)
        for mentor in sorted(self._shared[mentee]):
            if mentor != own:
                graph.add_edge(node, ("mentor", mentor), capacity=1, weight=self._cost(mentee, mentor))
        if own is None:
            graph.add_edge(node, ("from", self._from[mentee]), capacity=1)
        else:
            self._add_other_mentors(graph, mentee, own)

    def _add_mentor(self, graph: DiGraph[Node], mentor: int) -> None:
        node, capacity = ("mentor", mentor), self._capacities[mentor]
        graph.add_edge(("to", self._to[mentor]), node, capacity=capacity)
        graph.add_edge(node, _SINK, capacity=1)
        if capacity > 1:
            graph.add_edge(node, ("further", mentor), capacity=capacity - 1, weight=1)
            graph.add_edge(("further", mentor), _SINK, capacity=capacity - 1)

    def _add_other_mentors(self, graph: DiGraph[Node], mentee: int, own: int) -> None:
        """Add the mentors who share no skill with a mentee who is a mentor too. This mentee does not flow through the
        node of their own organisation, because that could pair them with themselves."""
        node, place = ("mentee", mentee), self._from[mentee]
        for other in dict.fromkeys(self._to):
            if other != self._to[own]:
                graph.add_edge(node, ("to", other), capacity=1, weight=self._across_cost(place, other))
        for mentor in self._mentors:
            if mentor != own and self._to[mentor] == self._to[own] and not self._shared[mentee][mentor]:
                graph.add_edge(node, ("mentor", mentor), capacity=1, weight=self._cost(mentee, mentor))

    def _cost(self, mentee: int, mentor: int) -> int:
        across = self._across_cost(self._from[mentee], self._to[mentor])
        return across - self._shared[mentee][mentor] * self._skill_weight

    def _across_cost(self, place: int, other: int) -> int:
        return -self._across_weight if place and other and place != other else 0

    def _read(self, flow: Mapping[Node, Mapping[Node, int]]) -> list[tuple[int, int]]:
        """The pairs in a flow. What flows through the nodes of organisations is dealt out in the order of the lists."""
        found: list[tuple[int, int]] = []
        waiting: dict[int, deque[int]] = defaultdict(deque)
        arrived: dict[int, deque[int]] = defaultdict(deque)
        for mentee in self._mentees:
            target = next(node for node, units in flow["mentee", mentee].items() if units)
            if target == _SINK:
                continue
            kind, place = target
            if kind == "mentor":
                found.append((mentee, place))
            else:
                (waiting if kind == "from" else arrived)[place].append(mentee)
        for place, mentees in waiting.items():
            for (_, other), units in flow["from", place].items():
                arrived[other].extend(mentees.popleft() for _ in range(units))
        for other, mentees in arrived.items():
            for (_, mentor), units in flow["to", other].items():
                found.extend((mentees.popleft(), mentor) for _ in range(units))
        return found


def _merged(mentees: Sequence[str], mentors: Sequence[str]) -> tuple[list[int], list[int]]:
    """The organisations as numbers, 0 if unknown, with one number for all that only mentees, or only mentors, are of:
    for such a mentee every mentor with a known organisation is of another one."""
    in_both = {*mentees} & {*mentors}
    names = (_UNKNOWN, _ONLY_MENTEES, _ONLY_MENTORS, *sorted(in_both - {_UNKNOWN}))
    numbers = {name: number for number, name in enumerate(names)}
    of_mentees = [numbers[each if each in numbers else _ONLY_MENTEES] for each in mentees]
    return of_mentees, [numbers[each if each in numbers else _ONLY_MENTORS] for each in mentors]
