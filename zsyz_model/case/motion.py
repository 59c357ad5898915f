"""What 包保推进 finds: lights, ranks, a week's visits, 不说不 items; flat records for JSON and reports.

Months are words (``2026-10``), days `datetime.date`, times minutes since midnight. A value
that the ledger does not give is None: nothing stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pace:
    """How one project stands at the end of a month; the measures that lights are made of.

    Shares in percent of the year's plan, `behind_pp` in percentage points (negative: ahead),
    `short_share` in percent of what was due, `month_share` in percent of the month's plan.
    """

    project_id: str
    month: str
    year_plan_wan: float | None = None
    done_wan: float | None = None
    due_share: float | None = None
    done_share: float | None = None
    behind_pp: float | None = None
    short_share: float | None = None
    month_share: float | None = None
    months_not_started: float | None = None
    months_not_listed: float | None = None
    missed_deadlines: float | None = None
    excuse: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a project in a month: a colour and always its words.

    `colour` is empty where no rule says one. `because`: the measure that decided.
    `unjudged`: conditions that could not be judged, for want of data or of a published number.
    `earned`: the colour before a stated reason took it away. `action`: what follows.
    """

    project_id: str
    month: str
    colour: str
    label: str
    because: str = ""
    unjudged: tuple[str, ...] = ()
    earned: str = ""
    excuse: str = ""
    action: str = ""

    @property
    def text(self) -> str:
        """The light in words, for print and for the colour-blind."""
        return f"{self.colour}（{self.label}）" if self.colour else self.label


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a ranking, and how it changed since the month before.

    `rise`: places gained (negative: lost); None where there was no rank before.
    """

    subject: str
    value: float
    rank: int
    before: int | None = None

    @property
    def rise(self) -> int | None:
        """Places gained since the month before."""
        return None if self.before is None else self.before - self.rank


@dataclass(frozen=True, slots=True)
class Visit:
    """A leader on a project's site; the drive there begins at `leaves`, the stay ends at `ends`."""

    leader_id: str
    project_id: str
    place: str
    day: date
    leaves: int
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Week:
    """One leader's visits of a week, in order of time, with the minutes on the road.

    `missed`: how many visits a project lacks; only where the free hours do not allow more.
    """

    leader_id: str
    monday: date
    visits: tuple[Visit, ...]
    travel_minutes: int
    missed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """How often a leader was at a project, against once (or as often as asked) a week.

    `weeks`: whole weeks looked at; `kept`: weeks with enough visits; `problems` and `solved`:
    found, and settled on the spot.
    """

    project_id: str
    leader_id: str
    weeks: int
    kept: int
    visits: int
    problems: int
    solved: int
    last: date | None = None

    @property
    def share(self) -> float | None:
        """Percent of the weeks that were kept; None when no whole week has passed."""
        return 100.0 * self.kept / self.weeks if self.weeks else None


@dataclass(frozen=True, slots=True)
class Item:
    """One problem of the 不说不 list with its age and the level that must hear of it.

    `age_days`: from the day it was raised to the day it was closed or to the cut-off date.
    `overdue_days`: beyond the promised date. `level` counts from 1; 0 when closed or unknown.
    """

    issue_id: str
    project_id: str
    factor: str
    problem: str
    owner: str
    open: bool
    raised_on: date | None
    due_on: date | None
    closed_on: date | None
    age_days: int | None
    overdue_days: int | None
    level: int = 0
    level_title: str = ""


@dataclass(frozen=True, slots=True)
class Burn:
    """The list at the end of a month: raised and closed in it, open after it."""

    month: str
    raised: int
    closed: int
    open: int


@dataclass(frozen=True, slots=True)
class Rates:
    """Conversion of the signed projects of a group, in percent; None: not to be known.

    `signed`, `landed`, `started` are counts. `honoured_rate` (履约率) needs the licence column of
    落地材料, `funded_rate` (资金到位率) money that is in 人民币.
    """

    by: str
    group: str
    signed: int
    landed: int
    started: int
    honoured_rate: float | None
    landed_rate: float | None
    started_rate: float | None
    funded_rate: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Projects signed by the end of a month, and those of them that had started by then."""

    month: str
    signed: int
    started: int

    @property
    def started_rate(self) -> float:
        """Percent of the signed; the first month has at least one."""
        return 100.0 * self.started / self.signed


@dataclass(frozen=True, slots=True)
class Situation:
    """A project in one of the five situations, with its indicators (title → value)."""

    kind: str
    project_id: str
    leader_id: str
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One published rate beside the county's, in percent; None: not known or not published."""

    title: str
    source: str
    rate: str
    published: float | None
    ours: float | None

    @property
    def ahead_pp(self) -> float | None:
        """Percentage points by which the county is ahead."""
        if self.ours is None or self.published is None:
            return None
        return round(self.ours - self.published, 6)
