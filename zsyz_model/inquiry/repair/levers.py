"""What may be moved to make room, at what price a unit, and the question once it is moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from zsyz_model.inquiry.repair.rules import Question, Rule, lifted
from zsyz_model.planning.numbers import NEW, Candidate, Numbers
from zsyz_model.planning.rows import MU, YUAN

HOURS_MOST = 80.0
"""The ledger takes no more hours a week of anybody."""
STEP_HOURS = 0.5
EARLIER_DEARER = 0.01
"""By how much quota is harder to get for each quarter that it must come earlier."""
Site = tuple[str, int]
"""A site and a quarter."""


@dataclass(frozen=True, slots=True)
class Prices:
    """How hard it is to move one unit, in points; `touched` for each cell or wish at all.

    A capacity's price is for one per cent of it. They rank ways out and are no money.
    """

    touched: float = 1.0
    units: Mapping[str, float] = field(
        default_factory=lambda: {
            "quota": 0.1, "budget": 0.01, "hours": 1.2, "most": 2.0, "least": 2.0, "limit": 0.01,
            "single": 0.01, "cap": 0.1, "later": 1.0, "earlier": 2.0, "wish": 10.0, "must": 20.0,
            "unlock": 5.0, "allow": 5.0,
        }
    )  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Lever:
    """One thing that may be moved: a cell of the ledger or a wish of the scenario.

    `price` a unit in points, at most `most` units, in steps of `step` (0: any amount).
    """

    kind: str
    subject: str
    price: float
    most: float
    step: float = 0.0

    @property
    def group(self) -> str:
        """What counts as the same way out: quota of whatever quarter is one."""
        return self.kind if self.kind == "quota" else f"{self.kind}/{self.subject}"


Amounts = Mapping[tuple[str, str], float]
"""(kind, subject) of levers → how far each is moved, in its unit."""


def levers_of(question: Question, prices: Prices) -> tuple[Lever, ...]:
    """Every lever of the county, in a fixed order."""
    return tuple(
        [*_land(question, prices), *_leaders(question, prices), *_wishes(question, prices)]
    )


def _land(question: Question, prices: Prices) -> Iterator[Lever]:
    numbers, price = question.tight, prices.units
    wanted = sum(c.converted_hmu for c in numbers.candidates)
    wanted += sum(j.area_hmu for j in numbers.plots if j.holder)
    for t in numbers.quarters:
        early = 1 + EARLIER_DEARER * (numbers.horizon.length - t)
        yield Lever("quota", numbers.horizon.word(t), price["quota"] * early, wanted / MU)
    money = _dearest(numbers)
    for y in numbers.years:
        if y in numbers.budget_yuan:
            yield Lever("budget", str(y), price["budget"], money)
    gaps = sum(c.gap_yuan for c in numbers.candidates) / YUAN
    for line in numbers.lines:
        yield Lever("limit", line.line_id, price["limit"], gaps)
        if line.single_yuan != line.limit_yuan:
            yield Lever("single", line.line_id, price["single"], gaps)
    for cap in numbers.caps:
        most = (sum(cap.new.values()) + sum(cap.plot.values())) / 1000
        unit = 100 * price["cap"] / max(1.0, cap.room_milli / 1000)
        yield Lever("cap", f"{cap.place}/{cap.factor}", unit, most)


def _dearest(numbers: Numbers) -> float:
    """More 万元 than any plan could spend."""
    land = sum(c.land_hmu for c in numbers.candidates) + sum(j.area_hmu for j in numbers.plots)
    prices = (*numbers.plan_hwan, *numbers.balance_hwan, *(j.unit_hwan for j in numbers.plots))
    fixed = sum(j.fixed_yuan for j in numbers.plots) + sum(k.cost_yuan for k in numbers.schemes)
    covers = sum(max(x.price_yuan, default=0) * sum(x.need.values()) for x in numbers.covers)
    return (3 * land * max(prices, default=0) + fixed + covers) / YUAN


def _leaders(question: Question, prices: Prices) -> Iterator[Lever]:
    numbers, price = question.tight, prices.units
    for leader in numbers.leaders:
        who = leader.leader_id
        room = max(0.0, HOURS_MOST - leader.minutes / 60)
        yield Lever("hours", who, price["hours"], room - room % STEP_HOURS, STEP_HOURS)
        yield Lever("most", who, price["most"], float(max(0, len(numbers.led) - leader.most)), 1.0)
        if leader.least:
            yield Lever("least", who, price["least"], float(leader.least), 1.0)


def _wishes(question: Question, prices: Prices) -> Iterator[Lever]:
    tight, free, price = question.tight, question.free, prices.units
    length = float(tight.horizon.length)
    for p in sorted(question.wished):
        if len({t for _, t in ways(_of(tight, p))}) == 1 and p in question.held:
            yield Lever("later", p, price["later"], length, 1.0)
            yield Lever("earlier", p, price["earlier"], length, 1.0)
        yield Lever("wish", p, price["wish"], 1.0, 1.0)
    for p in sorted(question.musts):
        yield Lever("must", p, price["must"], 1.0, 1.0)
    for p, who in sorted(tight.pinned - free.pinned):
        yield Lever("unlock", f"{p}/{who}", price["unlock"], 1.0, 1.0)
    known = {(x.project_id, x.leader_id) for x in tight.pairs}
    for p, who in sorted({(x.project_id, x.leader_id) for x in free.pairs} - known):
        yield Lever("allow", f"{p}/{who}", price["allow"], 1.0, 1.0)


def _of(numbers: Numbers, project: str) -> Candidate:
    return next(c for c in numbers.candidates if c.project_id == project)


def ways(c: Candidate) -> frozenset[Site]:
    """Every site and quarter in which a project may start."""
    new = {(NEW, t) for t in c.new_quarters}
    return frozenset(new | {(j, t) for j, quarters in c.plot_quarters.items() for t in quarters})


def opened(question: Question, project: str) -> Candidate:
    """A wished project without its wishes, on plots in every quarter from the first on.

    Reading leaves out quarters of plots in which nobody starts without a wish.
    """
    tight, free = _of(question.tight, project), _of(question.free, project)
    last = question.tight.horizon.length + 1
    plots = {j: tuple(range(quarters[0], last)) for j, quarters in free.plot_quarters.items()}
    return replace(free, plot_quarters=plots, must=free.must or tight.must)


def moved_by(question: Question, project: str, way: Site) -> int | None:
    """Quarters from the pinned one to this (negative: earlier); None on another site."""
    pinned = ways(_of(question.tight, project))
    if way[0] not in {site for site, _ in pinned}:
        return None
    return way[1] - next(iter(pinned))[1]


def applied(question: Question, amounts: Amounts) -> Numbers:
    """The question once these levers are moved."""
    did = {key for key, amount in amounts.items() if amount > 0}
    gone = [Rule("pin", p) for kind, p in did if kind == "wish"]
    gone += [Rule("must", p) for kind, p in did if kind == "must"]
    gone += [Rule("lock", pair) for kind, pair in did if kind == "unlock"]
    gone += [Rule("bar", pair) for kind, pair in did if kind == "allow"]
    numbers = lifted(question, gone)
    return _more_room(replace(
        numbers,
        candidates=tuple(_shifted(question, c, amounts, did) for c in numbers.candidates),
    ), amounts)  # fmt: skip


def _shifted(
    question: Question, c: Candidate, amounts: Amounts, did: Collection[tuple[str, str]]
) -> Candidate:
    """A pinned project in the quarter that it is moved to."""
    p = c.project_id
    if not {("later", p), ("earlier", p)} & set(did):
        return c
    by = round(amounts.get(("later", p), 0) - amounts.get(("earlier", p), 0))
    wide = opened(question, p)
    here = {way for way in ways(wide) if moved_by(question, p, way) == by}
    plots = {j: tuple(t for s, t in sorted(here) if s == j) for j in wide.plot_quarters}
    new = tuple(t for s, t in sorted(here) if s == NEW)
    return replace(wide, new_quarters=new, plot_quarters={j: q for j, q in plots.items() if q})


def _more_room(numbers: Numbers, amounts: Amounts) -> Numbers:
    def more(kind: str, subject: str, per: float) -> int:
        return round(amounts.get((kind, subject), 0.0) * per)

    return replace(
        numbers,
        released_hmu=tuple(
            hmu + more("quota", numbers.horizon.word(t), MU)
            for t, hmu in zip(numbers.quarters, numbers.released_hmu, strict=True)
        ),
        budget_yuan={y: m + more("budget", str(y), YUAN) for y, m in numbers.budget_yuan.items()},
        leaders=tuple(
            replace(
                x,
                minutes=x.minutes + more("hours", x.leader_id, 60),
                most=x.most + more("most", x.leader_id, 1),
                least=x.least - more("least", x.leader_id, 1),
            )
            for x in numbers.leaders
        ),
        lines=tuple(
            replace(
                x,
                limit_yuan=x.limit_yuan + more("limit", x.line_id, YUAN),
                single_yuan=x.single_yuan
                + more("single", x.line_id, YUAN)
                + (x.single_yuan == x.limit_yuan) * more("limit", x.line_id, YUAN),
            )
            for x in numbers.lines
        ),
        caps=tuple(
            replace(x, room_milli=x.room_milli + more("cap", f"{x.place}/{x.factor}", 1000))
            for x in numbers.caps
        ),
    )
