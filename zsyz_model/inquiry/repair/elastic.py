"""The elastic model: the joint model with a column for each lever, and one for whether it is moved."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pulp

from zsyz_model.inquiry.repair.levers import Lever, Prices, levers_of, moved_by, opened, ways
from zsyz_model.inquiry.repair.rules import Question, lifted, rules_of
from zsyz_model.planning.model import Half, Model, compose
from zsyz_model.planning.numbers import NEW, Candidate, Numbers
from zsyz_model.planning.rows import YUAN, Linear, Variable, add_row, safe_names
from zsyz_model.planning.sites import scale_of
from zsyz_model.planning.starts import new_in, started


@dataclass(slots=True, eq=False)
class Elastic:
    """The joint model with its levers; ways out are asked of it one by one.

    `moved[kind, subject]` counts steps of a lever, or its units; `used` is 1 when it is moved at
    all, `groups` when any lever of its group is.
    """

    question: Question
    levers: tuple[Lever, ...]
    prices: Prices
    model: Model
    moved: dict[tuple[str, str], Variable]
    used: dict[tuple[str, str], Variable]
    groups: dict[str, Variable]

    @classmethod
    def of(cls, question: Question, prices: Prices | None = None) -> Elastic:
        """The model of a question. Raises NoPlanError where the core has an impossible row."""
        prices = prices or Prices()
        levers = levers_of(question, prices)
        model = compose(_softened(question), Half.JOINT, tight=False)
        made = cls(question, levers, prices, model, {}, {}, {})
        for i, lever in enumerate(levers):
            made._add(i, lever)
        made._land()
        made._money()
        made._leaders()
        made._wishes()
        return made

    def _add(self, i: int, lever: Lever) -> None:
        problem, name = self.model.problem, f"lever__{i:04d}"
        kind = pulp.LpInteger if lever.step else pulp.LpContinuous
        most = lever.most / lever.step if lever.step else lever.most
        x = problem.add_variable(name, 0, most, kind)
        self.moved[lever.kind, lever.subject] = x
        on = problem.add_variable(f"used__{i:04d}", 0, 1, pulp.LpInteger)
        self.used[lever.kind, lever.subject] = on
        add_row(problem, x - most * on, "<=", 0, f"{name}__used")
        if lever.group not in self.groups:
            group = problem.add_variable(f"group__{i:04d}", 0, 1, pulp.LpInteger)
            self.groups[lever.group] = group
        add_row(problem, on - self.groups[lever.group], "<=", 0, f"{name}__group")

    def _by(self, kind: str, subject: str) -> Linear:
        """How far a lever is moved, in its unit; nothing where there is no such lever."""
        step = {(x.kind, x.subject): x.step or 1.0 for x in self.levers}
        key = kind, subject
        return pulp.lpSum([step[key] * self.moved[key]] if key in self.moved else [])

    def _loosen(self, name: str, by: Linear) -> None:
        row = self.model.problem.get_constraint_by_name(name)
        if row is not None:
            row.addInPlace(-1 * by)

    def _land(self) -> None:
        numbers = self.question.tight
        word = numbers.horizon.word
        for t in numbers.quarters:
            more = pulp.lpSum(self._by("quota", word(s)) for s in numbers.quarters if s <= t)
            for family in ("plan_quota", "advance_settled"):
                self._loosen(f"{family}__t{t:02d}", more)
        for y in numbers.years:
            self._loosen(f"land_budget__y{y}", self._by("budget", str(y)))
        for i, cap in enumerate(numbers.caps, start=1):
            by = self._by("cap", f"{cap.place}/{cap.factor}")
            self._loosen(f"site_caps__c{i:02d}", by / scale_of(cap))

    def _money(self) -> None:
        """Loans of every line, since lines that suffice now may not be those that do then."""
        numbers, problem = self.question.tight, self.model.problem
        if not numbers.lines:
            return
        gaps = {c.project_id: c.gap_yuan / YUAN for c in numbers.candidates if c.gap_yuan}
        lent = {
            (p, f.line_id): problem.add_variable(f"lent__{i:03d}__{k:02d}", 0)
            for i, p in enumerate(gaps)
            for k, f in enumerate(numbers.lines)
            if p in f.takers
        }
        for i, (p, gap) in enumerate(gaps.items()):
            owed = gap * started(self.model.numbers, self.model.made, p)
            row = pulp.lpSum(x for (q, _), x in lent.items() if q == p) - owed
            add_row(problem, row, ">=", 0, f"lent_to__{i:03d}")
        for k, f in enumerate(numbers.lines):
            more = self._by("limit", f.line_id)
            out = pulp.lpSum(x for (_, g), x in lent.items() if g == f.line_id) - more
            add_row(problem, out, "<=", f.limit_yuan / YUAN, f"lent_by__{k:02d}")
            single = more if f.single_yuan == f.limit_yuan else self._by("single", f.line_id)
            for i, p in enumerate(gaps):
                if (p, f.line_id) in lent:
                    row = lent[p, f.line_id] - single
                    add_row(problem, row, "<=", f.single_yuan / YUAN, f"lent__{i:03d}__{k:02d}")

    def _leaders(self) -> None:
        numbers, made = self.question.tight, self.model.made
        names = safe_names((x.leader_id for x in numbers.leaders), "l")
        for leader in numbers.leaders:
            who, name = leader.leader_id, names[leader.leader_id]
            self._loosen(f"leader_hours__{name}", 60 * self._by("hours", who))
            self._loosen(f"leader_count__{name}__most", self._by("most", who))
            if leader.least:
                carried = pulp.lpSum(x for (_, one), x in made.lead.items() if one == who)
                row = carried + self._by("least", who)
                add_row(self.model.problem, row, ">=", leader.least, f"least__{name}")

    def _wishes(self) -> None:
        tight, made, problem = self.question.tight, self.model.made, self.model.problem
        for i, (p, who) in enumerate(sorted(tight.pinned - self.question.free.pinned)):
            row = pulp.lpSum(x for pair, x in made.lead.items() if pair == (p, who))
            row += self._by("unlock", f"{p}/{who}")
            add_row(problem, row, ">=", 1, f"lock__{i:03d}")
        known = {(x.project_id, x.leader_id) for x in tight.pairs}
        for i, ((p, who), x) in enumerate(made.lead.items()):
            if (p, who) not in known:
                add_row(problem, x - self._by("allow", f"{p}/{who}"), "<=", 0, f"bar__{i:04d}")
        for i, c in enumerate(self.model.numbers.candidates):
            self._start_wishes(i, c)

    def _start_wishes(self, i: int, c: Candidate) -> None:
        """A start outside a project's wishes needs a lever, and so does not starting at all."""
        p, problem = c.project_id, self.model.problem
        whole = started(self.model.numbers, self.model.made, p)
        if p in self.question.musts:
            add_row(problem, whole + self._by("must", p), ">=", 1, f"must__{i:03d}")
        if p not in self.question.wished:
            return
        wish = self._by("wish", p)
        if p in self.question.held:
            add_row(problem, whole + wish, ">=", 1, f"held__{i:03d}")
        fixed = next(x for x in self.question.tight.candidates if x.project_id == p)
        for k, way in enumerate(sorted(ways(c) - ways(fixed))):
            self._outside(f"wish__{i:03d}__{k:03d}", p, way, wish)

    def _outside(self, name: str, p: str, way: tuple[str, int], wish: Linear) -> None:
        """Start <= wish, or the shift covers the distance."""
        model = self.model
        by = moved_by(self.question, p, way) if ("later", p) in self.moved else None
        site, t = way
        start = new_in(model.made, p, t) if site == NEW else 1 * model.made.settled[p, site, t]  # fmt: skip
        far = abs(by or 1)
        shift = self._by("later" if (by or 0) > 0 else "earlier", p) if by else pulp.lpSum([])
        add_row(model.problem, far * start - shift - far * wish, "<=", 0, name)

    def aim(self) -> Linear:
        """The price of everything that is moved."""
        parts = [x.price * (x.step or 1.0) * self.moved[x.kind, x.subject] for x in self.levers]
        return pulp.lpSum(parts) + self.prices.touched * pulp.lpSum(self.used.values())


def _softened(question: Question) -> Numbers:
    """The question with every wish open and every other rule as it is; money apart."""
    names = ("must", "lock", "bar", "least", "line")
    numbers = lifted(question, [rule for rule in rules_of(question) if rule.family in names])
    wide = {p: opened(question, p) for p in question.wished}
    loose = question.musts | question.held
    return replace(
        numbers,
        candidates=tuple(
            replace(now, must=now.must and now.project_id not in loose)
            for c in numbers.candidates
            for now in [wide.get(c.project_id, c)]
        ),
    )
