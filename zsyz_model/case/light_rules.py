"""Lights (红黄绿灯) as data: who shows which colour when; every set of rules with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Condition:
    """A measure within bounds; all bounds given must hold.

    A condition without bounds stands for one that the source names without a number: it
    cannot be judged, and whoever applies the rules says so.
    """

    measure: str
    over: float | None = None
    at_least: float | None = None
    under: float | None = None
    at_most: float | None = None

    @property
    def published(self) -> bool:
        """Whether the source gives a number."""
        return any(b is not None for b in (self.over, self.at_least, self.under, self.at_most))

    def holds(self, value: float) -> bool:
        """Whether the value lies within the bounds; a condition without bounds never holds."""
        return self.published and (
            (self.over is None or value > self.over)
            and (self.at_least is None or value >= self.at_least)
            and (self.under is None or value < self.under)
            and (self.at_most is None or value <= self.at_most)
        )


@dataclass(frozen=True, slots=True)
class ColourRule:
    """A colour with its words for print; shown when any of the conditions holds."""

    colour: str
    label: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class RunningRule:
    """What follows when a colour is shown so many months one after the other."""

    colour: str
    months: int
    action: str


@dataclass(frozen=True, slots=True)
class LightPreset:
    """One place's rules. Colours stand in the order in which they are tried, the gravest first.

    `curve`: share of the year's plan due by the end of each month, in percent, twelve numbers;
    empty is linear (m/12). `exempt`: a stated reason takes a yellow or red light away.
    `least_year_wan`: projects with a smaller plan of the year have no light. `gaps`: what the
    source does not say.
    """

    title: str
    source: str
    status: str
    colours: tuple[ColourRule, ...]
    since: str = ""
    curve: tuple[float, ...] = ()
    exempt: bool = False
    running: tuple[RunningRule, ...] = ()
    least_year_wan: float = 0.0
    gaps: str = ""

    def due_share(self, month: int) -> float:
        """序时进度: percent of the year's plan due by the end of a month (1 to 12)."""
        return self.curve[month - 1] if self.curve else 100.0 * month / 12


@dataclass(frozen=True, slots=True)
class LightBook:
    """All sets of rules, and the one that the county uses.

    `origins` says for each key path which file and line set it.
    """

    chosen: str
    presets: Mapping[str, LightPreset]
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def preset(self) -> LightPreset:
        """The chosen rules; KeyError when there are none of that name."""
        return self.presets[self.chosen]
