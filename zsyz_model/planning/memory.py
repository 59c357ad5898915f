"""Memory: the same half of the same question is not solved twice; others start from what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from zsyz_model.case import Scenario
from zsyz_model.planning.numbers import Numbers

T = TypeVar("T")
LEADERS_ONLY: dict[str, object] = {"leaders": (), "pairs": (), "led": {}, "pinned": frozenset()}
LAND_ONLY: dict[str, object] = {
    "candidates": (), "plots": (), "schemes": (), "lines": (), "caps": (), "covers": (), "target": (),
    "released_hmu": (), "plan_hwan": (), "stock_hmu": (), "balance_hwan": (), "budget_yuan": {},
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Memory(Generic[T]):
    """Answers by question, and the values of the first plan as a start for later ones.

    `answers`: what was solved, by the whole question as text. `points`: the first answer's
    values by half; later questions start from it, whatever was asked in between, so that an
    answer never depends on the order of the questions.
    """

    answers: dict[str, T] = field(default_factory=dict)
    points: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def known(self, key: str) -> T | None:
        """The answer to the very same question, if it was asked before."""
        return self.answers.get(key)

    def hint(self, half: str) -> Mapping[str, float] | None:
        """Where a question of this half may start; a joint one from both halves together."""
        if half in self.points:
            return self.points[half]
        both = {**self.points.get("land", {}), **self.points.get("leaders", {})}
        return both if half == "joint" and both else None

    def keep(self, key: str, half: str, answer: T, point: Mapping[str, float]) -> T:
        """Remember an answer; the first one of a half is the start for all later ones."""
        self.answers[key] = answer
        self.points.setdefault(half, point)
        return answer


def land_key(numbers: Numbers, scenario: Scenario) -> str:
    """The land half's question: everything but leaders."""
    kept = numbers.kept and numbers.kept.starts_alone
    only = replace(numbers, kept=kept, **LEADERS_ONLY)  # type: ignore[arg-type]
    return _key("land", only, scenario)


def leaders_key(numbers: Numbers, scenario: Scenario, covered: frozenset[str]) -> str:
    """The leader half's question: everything but land, and the projects that must be covered."""
    kept = numbers.kept and numbers.kept.leads_alone
    only = replace(numbers, kept=kept, **LAND_ONLY)  # type: ignore[arg-type]
    return _key(f"leaders {sorted(covered)}", only, scenario)


def joint_key(numbers: Numbers, scenario: Scenario) -> str:
    """The whole question."""
    return _key("joint", numbers, scenario)


def _key(half: str, numbers: Numbers, scenario: Scenario) -> str:
    """The question as text; sets are told in order, so that no hash seed reaches it."""
    told = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name in Numbers.__dataclass_fields__
        for value in [getattr(numbers, name)]
    }
    told["lines"] = [
        (f.line_id, f.limit_yuan, f.single_yuan, sorted(f.takers)) for f in numbers.lines
    ]
    told["caps"] = [(replace(cap, plots=frozenset()), sorted(cap.plots)) for cap in numbers.caps]
    return repr((half, told, scenario.goals, scenario.solver))
