"""What the judge looks at: the tables' own numbers, made exact, beside the plan's promises.

Nothing here comes from the model: every rule is read again from the dictionary's words.
Areas and amounts are `Fraction`, since a judge does not round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from zsyz_model.case import Admission, Case, Plan, Row, Scores, Start, missing, rows_of
from zsyz_model.findings import Finding, Severity

ZERO = Fraction(0)


def exact(value: object, otherwise: Fraction = ZERO) -> Fraction:
    """The decimal that a cell shows, as a fraction; `otherwise` for an empty cell."""
    return otherwise if missing(value) else Fraction(Decimal(str(value)))


def given(value: object) -> bool:
    """Whether a cell is filled."""
    return not missing(value)


def fault(code: str, subject: str, fact: str, advice: str = "不得使用本方案，重新求解") -> Finding:
    """A broken promise, named by its limit."""
    return Finding(code, fact, advice, Severity.FAULT, subject=subject)


@dataclass(frozen=True)
class Facts:
    """The case, what was admitted and scored, and the plan, with exact look-ups."""

    case: Case
    admission: Admission
    scores: Scores
    plan: Plan

    def rows(self, table: str) -> dict[str, Row]:
        """A table as key → row."""
        return self._tables[table]

    @cached_property
    def _tables(self) -> dict[str, dict[str, Row]]:
        return {name: rows_of(frame) for name, frame in self.case.ledger.tables.items()}

    def cell(self, table: str, key: str, column: str) -> Fraction:
        """An amount of the ledger; zero where the row or the cell is missing."""
        row = self.rows(table).get(key)
        return ZERO if row is None else exact(row[column])

    def quarter(self, word: str) -> int:
        """The place of a quarter word in the horizon; 0 when it is no quarter at all."""
        try:
            return self.case.scenario.span.place(word)
        except ValueError:
            return 0

    @property
    def quarters(self) -> range:
        """The places of the horizon."""
        return range(1, self.case.scenario.span.length + 1)

    @cached_property
    def holders(self) -> frozenset[str]:
        """Projects that hold a stock plot."""
        return frozenset(
            str(r["holder"]) for r in self.rows("plots").values() if given(r["holder"])
        )

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Admitted projects that may start: not running, not finished, holding no plot."""
        stage = {p: row["stage"] for p, row in self.rows("projects").items()}
        return frozenset(
            p
            for p in self.admission.kept
            if stage[p] not in ("开工", "投产") and p not in self.holders
        )

    @cached_property
    def on_new(self) -> tuple[Start, ...]:
        """Starts on new land."""
        return tuple(s for s in self.plan.starts if s.site == "new")

    @cached_property
    def on_plots(self) -> tuple[Start, ...]:
        """Starts on a stock plot."""
        return tuple(s for s in self.plan.starts if s.site != "new")

    def start_project(self, start: Start) -> Row:
        """The ledger row of a start's project; an empty one for an unknown project."""
        return self.rows("projects").get(start.project_id, _NOBODY)

    def price(self, kind: str, quarter: str, default_wan: float) -> Fraction:
        """Price a mu of a quota kind in a quarter, on the grid of 0.01 万元."""
        row = self.rows("quota").get(f"{quarter}/{kind}", {})
        own = exact(row["price_wan"], exact(default_wan)) if row else exact(default_wan)
        return Fraction(round(own * 100), 100)

    def arrived(self, kind: str, t: int) -> Fraction:
        """What the quota sheet has brought of a kind by quarter t."""
        return sum(
            (
                exact(row["amount"])
                for row in self.rows("quota").values()
                if row["quota_kind"] == kind and self.quarter(row["quarter"]) <= t
            ),
            ZERO,
        )

    def used(self, kind: str, t: int) -> Fraction:
        """Quota of a kind that starts and swaps use by quarter t."""
        sources = [x for s in self.plan.starts for x in s.sources]
        sources += [x for s in self.plan.swaps for x in s.sources]
        return sum(
            (exact(x.mu) for x in sources if x.kind == kind and self.quarter(x.quarter) <= t), ZERO
        )


_NOBODY: Row = defaultdict(
    lambda: float("nan"), stage="", industry="", place="", listed=False, outside_boundary=False
)


def repeated(keys: Iterable[str]) -> list[str]:
    """The keys that stand more than once."""
    seen: defaultdict[str, int] = defaultdict(int)
    for key in keys:
        seen[key] += 1
    return sorted(key for key, count in seen.items() if count > 1)
