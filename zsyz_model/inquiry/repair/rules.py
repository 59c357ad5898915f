"""The rules that may be touched, each with a name; what is left when some of them are lifted.

Everything else is the core: law (conversion, compensation, repayment, siting, 回避 and 禁止, one
start, one leader, compulsory responsibility), and what the committee decided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from zsyz_model.planning.numbers import Candidate, Leader, Numbers

LAND_FAMILIES = ("pin", "must", "quota", "budget", "line", "cap")
LEADER_FAMILIES = ("lock", "bar", "least", "hours", "most")
PLENTY = 10**8
"""More hundredths of a mu, minutes and projects than any county asks for."""
PLENTY_OF = 10**14
"""More yuan, and thousandths of what a place can carry."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A business rule or table row that may be lifted: family and subject (ids, quarter, year)."""

    family: str
    subject: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """The planning question as it is, and without every wish that may be touched.

    `free` differs from `tight` in the windows of projects that wishes narrow, in fixed pairs
    and in forbidden ones; never in land, money or leaders. `musts`: the projects whose 必须开工
    may be touched; `held`: those that a touchable pin makes start.
    """

    tight: Numbers
    free: Numbers
    musts: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()

    @property
    def wished(self) -> frozenset[str]:
        """Projects that a touchable wish makes start, or whose windows it narrows."""
        free = {c.project_id: c for c in self.free.candidates}
        return self.held | {
            c.project_id for c in self.tight.candidates if not _alike(c, free[c.project_id])
        }


def _alike(one: Candidate, other: Candidate) -> bool:
    return (one.must, one.new_quarters, one.plot_quarters) == (
        other.must, other.new_quarters, other.plot_quarters,
    )  # fmt: skip


def rules_of(question: Question) -> tuple[Rule, ...]:
    """Every rule that may be lifted and says something, wishes first."""
    return tuple(
        Rule(family, subject) for family, subject in [*_wishes(question), *_rows(question)]
    )


def _wishes(question: Question) -> Iterator[tuple[str, str]]:
    tight, free = question.tight, question.free
    yield from (("pin", p) for p in sorted(question.wished))
    yield from (("must", p) for p in sorted(question.musts))
    yield from (("lock", f"{p}/{who}") for p, who in sorted(tight.pinned - free.pinned))
    known = {(x.project_id, x.leader_id) for x in tight.pairs}
    barred = {(x.project_id, x.leader_id) for x in free.pairs} - known
    yield from (("bar", f"{p}/{who}") for p, who in sorted(barred))


def _rows(question: Question) -> Iterator[tuple[str, str]]:
    tight = question.tight
    yield from (("least", x.leader_id) for x in tight.leaders if x.least)
    yield from (("cap", f"{x.place}/{x.factor}") for x in tight.caps)
    yield from (("line", x.line_id) for x in tight.lines)
    yield from (("budget", str(y)) for y in tight.years if y in tight.budget_yuan)
    yield from (("quota", tight.horizon.word(t)) for t in tight.quarters)
    yield from (("hours", x.leader_id) for x in tight.leaders)
    yield from (("most", x.leader_id) for x in tight.leaders)


def lifted(question: Question, rules: Collection[Rule]) -> Numbers:
    """The question without these rules: limits become plenty, wishes are not made.

    The quota of a quarter is lifted as the limit on what was used by then: what is added in
    it is taken away again in the next quarter that is not lifted.
    """
    tight, free = question.tight, question.free
    gone = {(rule.family, rule.subject) for rule in rules}
    back = {c.project_id: c for c in free.candidates}
    pairs = {(x.project_id, x.leader_id) for x in tight.pairs}
    return replace(
        tight,
        candidates=tuple(
            _candidate(question, c, back[c.project_id], gone) for c in tight.candidates
        ),
        leaders=tuple(_leader(x, gone) for x in tight.leaders),
        pinned=frozenset(
            (p, who) for p, who in tight.pinned if ("lock", f"{p}/{who}") not in gone
        ),
        pairs=tuple(
            x for x in free.pairs
            if (x.project_id, x.leader_id) in pairs or ("bar", f"{x.project_id}/{x.leader_id}") in gone
        ),
        released_hmu=_released(tight, gone),
        budget_yuan={y: m for y, m in tight.budget_yuan.items() if ("budget", str(y)) not in gone},
        lines=tuple(
            replace(x, limit_yuan=PLENTY_OF, single_yuan=PLENTY_OF) if ("line", x.line_id) in gone else x
            for x in tight.lines
        ),
        caps=tuple(
            replace(x, room_milli=PLENTY_OF) if ("cap", f"{x.place}/{x.factor}") in gone else x
            for x in tight.caps
        ),
    )  # fmt: skip


def _candidate(
    question: Question, c: Candidate, free: Candidate, gone: Collection[tuple[str, str]]
) -> Candidate:
    """As it is, or without its wishes; without 必须开工 a pin still makes it start."""
    unwished = ("pin", c.project_id) in gone
    now = free if unwished else c
    if ("must", c.project_id) in gone and (unwished or c.project_id not in question.held):
        return replace(now, must=False)
    return now


def _leader(leader: Leader, gone: Collection[tuple[str, str]]) -> Leader:
    who = leader.leader_id
    return replace(
        leader,
        minutes=PLENTY if ("hours", who) in gone else leader.minutes,
        most=PLENTY if ("most", who) in gone else leader.most,
        least=0 if ("least", who) in gone else leader.least,
    )


def _released(tight: Numbers, gone: Collection[tuple[str, str]]) -> tuple[int, ...]:
    lift = [PLENTY * (("quota", tight.horizon.word(t)) in gone) for t in tight.quarters]
    steps = (now - before for before, now in zip([0, *lift], lift, strict=False))
    return tuple(hmu + step for hmu, step in zip(tight.released_hmu, steps, strict=True))
