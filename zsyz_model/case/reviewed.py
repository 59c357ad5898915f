"""What the joint review finds beside admission and points: the panel, how sure, the meeting.

Projects and criteria are named by their keys; points and weights are on the scale on which
the weights of all criteria add up to the full marks (100 by default).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zsyz_model.findings import Place


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule of admission as it held: what it asks, of whom, on which basis, and who broke it.

    `concerns` says in Chinese to which kinds of projects and places it applies; `scope` that
    it is only about what belongs here.
    """

    name: str
    title: str
    requirement: str
    concerns: str
    source: str
    refused: int
    scope: bool = False


@dataclass(frozen=True, slots=True)
class CriterionTold:
    """A criterion as it counted: subject of the plan, bounds, direction, weight and source.

    `columns` are the ledger's columns of 项目 that its value comes from, `words` those of the
    sheet 评审打分 for what the experts judge; one of both is empty. `weight` is in points of
    the full marks, 0 for what was not counted.
    """

    name: str
    title: str
    subject: str
    unit: str
    low: float
    high: float
    rising: bool
    weight: float
    source: str
    status: str
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The panel's points for one criterion of one project, 0 to 100, and what they come from.

    `low` and `high` are the lowest and highest points that a judge gave.
    """

    project_id: str
    criterion: str
    points: float
    judges: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlier:
    """Points of one judge far from the other judges' of the same project and criterion."""

    project_id: str
    judge: str
    criterion: str
    points: float
    middle: float
    words: str
    cell: Place


@dataclass(frozen=True, slots=True)
class Influence:
    """What a project's total would be without one judge.

    `crosses` names the mark ("及格线", "优先线") that this judge alone decides; empty for none.
    """

    project_id: str
    judge: str
    total: float
    without: float
    rank: int
    rank_without: int
    crosses: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The expert panel put together by one `method` (mean, trimmed, median)."""

    method: str
    judges: tuple[str, ...]
    judged: tuple[Judged, ...]
    outliers: tuple[Outlier, ...] = ()
    influence: tuple[Influence, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which weights of one criterion something holds, all others in proportion.

    `low_by` and `high_by` say what would change beyond an end: two project keys for an
    order, one for a mark; empty where the end is 0 or the full marks.
    """

    criterion: str
    weight: float
    low: float
    high: float
    low_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest move of weight, in points, after which an order or a mark no longer holds.

    `ahead` stands before `behind` now; for a mark `behind` is empty. `taken` and `given` are
    the points of weight taken from and given to each criterion. `moved` is infinite, and both
    are empty, when no weights change it.
    """

    ahead: str
    behind: str
    moved: float
    taken: tuple[tuple[str, float], ...] = ()
    given: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stability:
    """How far weights may move: for the whole order, for the pass mark, and the nearest flips.

    `order` and `passing` have one interval a criterion; `neighbours` one flip for each two
    projects next to each other in the ranking, `marks` one for each project.
    """

    order: tuple[Interval, ...]
    passing: tuple[Interval, ...]
    neighbours: tuple[Flip, ...]
    marks: tuple[Flip, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """What share of all weights puts each project where (SMAA), by sampling the simplex.

    `counts[i, r]` is in how many draws project i stood at rank r (0 is best); `passing` and
    `priority` are shares of draws that reach the marks; `quantiles` are the 5, 50 and 95 %
    points. `history` has, for each look at the stop rule, the draws so far and the largest
    half width of a 95 % interval.
    """

    projects: tuple[str, ...]
    counts: NDArray[np.int32]
    passing: NDArray[np.float64]
    priority: NDArray[np.float64]
    quantiles: NDArray[np.float64]
    draws: int
    seed: int
    history: tuple[tuple[int, float], ...] = ()

    @property
    def half_width(self) -> float:
        """The largest half width of a 95 % interval of a share, at the end."""
        return self.history[-1][1] if self.history else float("nan")

    @property
    def shares(self) -> NDArray[np.float64]:
        """Rank acceptability: `counts` as shares of the draws."""
        return self.counts / max(self.draws, 1)


@dataclass(frozen=True, slots=True)
class Reversal:
    """Once `withdrawn` has left, `behind` stands before `ahead`, which it does not now."""

    withdrawn: str
    ahead: str
    behind: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A project on the agenda: its points, the mark it reaches, and how often it would pass.

    `mark` is 优先, 达标 or 未达标; `again` says that an earlier meeting put it off.
    """

    project_id: str
    total: float
    mark: str
    chance: float
    again: bool = False
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class KeptOff:
    """Why an admitted project is not on the agenda, with the cell that says so."""

    project_id: str
    rule: str
    fact: str
    cell: Place
    advice: str


@dataclass(frozen=True, slots=True)
class Team:
    """The command team of an admitted project: who stands for what; empty words are to be named."""

    project_id: str
    commander: str
    attracted_by: str
    town: str
    departments: tuple[str, ...]
    liaison: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """One meeting: when it is, until when topics and papers count, what is on it and what not.

    Topics and kept off together are all admitted projects that await a decision.
    """

    held_on: dt.date
    topics_by: dt.date
    topics: tuple[Topic, ...]
    kept_off: tuple[KeptOff, ...] = ()
    decided: tuple[str, ...] = ()
    teams: tuple[Team, ...] = field(default_factory=tuple)
