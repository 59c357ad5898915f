"""What a question put to a plan is answered with: losses goal by goal, and who moves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """One goal before and after; `worse` is positive when the answer is worse.

    `least` and `most` are what the loss can be when both plans' proven gaps are counted; they
    are `worse` itself when both are proven without a gap.
    """

    goal: str
    before: float
    after: float
    worse: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Move:
    """One promise that differs: `kind` is 开工, 包保, 地块, 复垦 or 腾挪; "" means there is none.

    `subject` is the project, plot or scheme; `before` and `after` are what was and is promised
    of it, in words ("2027Q1 new", "L03").
    """

    kind: str
    subject: str
    before: str
    after: str


def promise_words(word: str, none: str = "无") -> str:
    """What is promised, as a planner says it; `none` where nothing is.

    >>> promise_words("2027Q1 new"), promise_words("2027Q2 quota"), promise_words("")
    ('2027Q1 新增用地', '2027Q2 指标', '无')
    """
    return word.replace(" new", " 新增用地").replace(" quota", " 指标") or none


def move_line(move: Move) -> str:
    """One promise that differs, from what to what."""
    return f"{move.kind} {move.subject}：{promise_words(move.before)} → {promise_words(move.after)}"
