"""How likely a lead is signed, and in which month: stages left by a memoryless clock, exactly.

A lead leaves its stage in a month with probability 1 / (average stay) and then goes on with the
stage's share, or is lost. The month of signing is the convolution of the stages left to pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zsyz_model.attraction.funnel import BEFORE, KIN
from zsyz_model.case.attraction import StageChance
from zsyz_model.case.attraction_rules import RateRules
from zsyz_model.case.rule import OPEN, rules_in

COMMON = "其他来源"
FIELDS = {
    "线索": ("screened", "lead_months"), "初审": ("reviewed", "screened_months"),
    "评审": ("signed", "reviewed_months"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A stage still to pass: its share and the average stay in months."""

    share: float
    months: float


def steps_from(rates: RateRules, stage: str, source: str) -> tuple[Step, ...]:
    """The stages that a lead in this stage has still to pass, its own first."""
    left = BEFORE[BEFORE.index(stage) :]
    found = []
    for name in left:
        share, months = FIELDS[name]
        if name == "线索" and source == KIN:
            share = "kin_screened"
        found.append(Step(getattr(rates, share), getattr(rates, months)))
    return tuple(found)


def signing_months(steps: tuple[Step, ...], horizon: int) -> tuple[float, ...]:
    """The probability of signing in month 1, 2 … `horizon` after now.

    For stages 1..k with shares c and monthly chances of leaving a:
    P(signed in t) = Π c × P(G1 + … + Gk = t), G geometric on 1, 2 … with chance a.

    >>> signing_months((Step(0.5, 2.0),), 3)
    (0.25, 0.125, 0.0625)
    """
    spread = [1.0] + [0.0] * horizon
    for step in steps:
        leave = 1.0 / step.months
        spread = _delayed(spread, leave)
        spread = [step.share * x for x in spread]
    return tuple(spread[1:])


def _delayed(spread: list[float], leave: float) -> list[float]:
    """The spread after a further geometric stay: one recursion instead of a double sum."""
    out, waiting = [0.0], 0.0
    for before in spread[:-1]:
        waiting = waiting * (1.0 - leave) + before
        out.append(waiting * leave)
    return out


def chance_table(rates: RateRules) -> tuple[StageChance, ...]:
    """Each stage's chance to be signed ever, its average way in months, and where the rates are from."""
    noted = {note.key: note for note in rules_in(rates)}
    told = []
    for source in (COMMON, KIN):
        for stage in BEFORE[: 1 if source == KIN else None]:
            steps = steps_from(rates, stage, source)
            used = _used(stage, source)
            origin = "；".join(
                dict.fromkeys(_origin(noted[name].own, noted[name].source) for name in used)
            )
            status = OPEN if any(noted[n].status == OPEN for n in used) else noted[used[0]].status
            share = 1.0
            for step in steps:
                share *= step.share
            working = " × ".join(f"{step.share:.0%}" for step in steps)
            months = sum(step.months for step in steps)
            told.append(
                StageChance(
                    stage, source, round(share, 6), round(months, 6), working, origin, status
                )
            )
    return tuple(told)


def _used(stage: str, source: str) -> list[str]:
    names = [FIELDS[name][0] for name in BEFORE[BEFORE.index(stage) :]]
    return ["kin_screened", *names[1:]] if source == KIN and stage == "线索" else names


def _origin(own: bool, source: str) -> str:
    return "情景设定" if own else source


Spreads = Mapping[tuple[str, str], tuple[float, ...]]
"""(stage, whether 流动党员 or other) → the spread of the month of signing."""


def spreads(rates: RateRules, horizon: int) -> Spreads:
    """The spread of every stage and kind of source."""
    return {
        (stage, source): signing_months(steps_from(rates, stage, source), horizon)
        for stage in BEFORE
        for source in (COMMON, KIN)
    }


def kind_of(source: str) -> str:
    """Which of the two kinds of source a source is."""
    return KIN if source == KIN else COMMON
