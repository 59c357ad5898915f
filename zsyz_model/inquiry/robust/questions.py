"""A tree as a question: its branches as numbers, what is at stake, how exactly it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case import BranchRule, Plan, Scenario
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry.robust.branches import branch_numbers, branches_of
from zsyz_model.inquiry.robust.promising import Asked, Promises, Stakes
from zsyz_model.planning.numbers import Numbers

GIVEN, MEAN = "原方案的承诺", "按均值规划"
EXPECTED, TAIL, REGRET = "按期望求解", "按最差部分求解", "按后悔求解"
COUNTY_GAP = 1e-3
"""How far a branch may be from its best: the extensive form is several counties in one problem."""
MANY = 12
"""More branches than this are no tree that a table can show."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A tree to plan over: the numbers as planned, branches, stakes, and how it is asked."""

    numbers: Numbers
    branches: tuple[BranchRule, ...]
    stakes: Stakes
    level: float
    asked: Asked

    @property
    def each(self) -> tuple[Numbers, ...]:
        """The numbers of each branch."""
        return tuple(branch_numbers(self.numbers, b) for b in self.branches)

    @property
    def weights(self) -> tuple[float, ...]:
        """The probabilities of the branches."""
        return tuple(b.weight for b in self.branches)


def question_of(numbers: Numbers, scenario: Scenario, gap: float | None = None) -> Question:
    """The tree of a scenario. Raises RunError when a branch names a project that is not there."""
    rules = scenario.chances
    branches = branches_of(rules)
    waiting = {c.project_id for c in numbers.candidates}
    wrong = [(b.title, p) for b in branches for p in b.absent if p not in waiting]
    if wrong or len(branches) > MANY:
        title, project = wrong[0] if wrong else ("", "")
        fact = f"分支“{title}”中没有待开工项目“{project}”" if wrong else f"情景树超过 {MANY} 个分支"
        raise RunError(Finding("Q92", fact, "核对 chances.branches", Severity.REFUSED))
    asked = Asked(scenario, COUNTY_GAP if gap is None else gap)
    return Question(numbers, branches, Stakes.of(rules), rules.tail, asked)


def promises_of(question: Question, plan: Plan) -> Promises:
    """What a plan starts in the first quarters."""
    place, first = question.numbers.horizon.place, question.stakes.first
    return frozenset((x.project_id, x.site) for x in plan.starts if place(x.quarter) <= first)
