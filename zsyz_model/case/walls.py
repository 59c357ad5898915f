"""挂图作战 and 倒排工期: what hangs on the wall of a project, flat records for charts and tables.

Days are `datetime.date`, money 万元, areas 亩. What the ledger does not say is None or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zsyz_model.case.motion import Attendance, Item, Light, Standing

Facts = tuple[tuple[str, str], ...]
"""Titles with their words."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of a project: when it was to be, and when it was."""

    title: str
    planned: date | None = None
    done: date | None = None
    owner: str = ""

    def late_days(self, as_of: date) -> int | None:
        """Days beyond the plan: of what is done, or by now; None without a plan."""
        return None if self.planned is None else ((self.done or as_of) - self.planned).days


@dataclass(frozen=True, slots=True)
class Deadline:
    """One procedure of a reverse schedule, which ends on `latest` at the latest.

    `begin_by`: the last day to begin it, `workdays` before `latest`; both None when no time is
    configured for it. `planned`: the ledger's own date. `expected`: the earliest end that can
    still be hoped for. `late_days`: calendar days from `latest` to `expected`, 0 when in time.
    """

    step: str
    owner: str
    workdays: int | None
    begin_by: date | None
    latest: date
    planned: date | None
    expected: date
    late_days: int
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Reverse:
    """倒排工期 of one project: back from the promised day over what is not done yet.

    `aim`: 开工 or 投产. `promise`: who promised it. `done`: procedures that are settled.
    """

    project_id: str
    aim: str
    promise: str
    target: date
    steps: tuple[Deadline, ...]
    done: tuple[str, ...] = ()

    @property
    def late(self) -> tuple[Deadline, ...]:
        """What is already too late."""
        return tuple(step for step in self.steps if step.late_days > 0)

    @property
    def late_days(self) -> int:
        """By how many days the promise is missed, as things stand; 0 when it can be kept."""
        return max((step.late_days for step in self.steps), default=0)


@dataclass(frozen=True, slots=True)
class Spent:
    """A month's investment: planned and done, 万元."""

    month: str
    planned_wan: float | None
    done_wan: float | None


@dataclass(frozen=True, slots=True)
class Wall:
    """Both wall charts of a project: progress (milestones, light, money spent) and support.

    `people`, `land`, `money`, `procedures`: titles with their words. `items`: the open ones.
    """

    project_id: str
    light: Light | None
    standing: Standing | None
    year_plan_wan: float | None
    done_wan: float | None
    due_share: float | None
    shape: str
    months: tuple[Spent, ...]
    milestones: tuple[Milestone, ...]
    reverse: Reverse | None
    people: Facts
    land: Facts
    money: Facts
    procedures: Facts
    items: tuple[Item, ...]
    attendance: Attendance | None
