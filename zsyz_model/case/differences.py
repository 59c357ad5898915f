"""What differs between two runs, and which override caused how much of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from zsyz_model.case.answers import Loss, Move, move_line
from zsyz_model.case.goal import GOAL_WORDS, in_words


class Method(StrEnum):
    """How the whole difference was shared out."""

    NONE = "没有不同的设定"
    """Nothing differs between the inputs."""
    WHOLE = "只有一项不同，差别全归它"
    """One override has it all."""
    SHAPLEY = "夏普利值（各种先后次序的平均）"
    """The mean over all orders in which every step can be planned."""
    PATH = "按所列次序逐项改动"
    """One stated order, as listed."""


@dataclass(frozen=True, slots=True)
class Override:
    """One setting that differs: a scenario key, a change, a pin, or a cell of the ledger."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one override, or several that only stand together, brought about.

    `changes`: goal → later value less earlier value; over all effects they add up to the whole
    difference. `least` and `most`: what a change can be when the gaps of all plans are counted.
    `moved`: its share of the promises that differ, in promises.
    """

    overrides: tuple[Override, ...]
    changes: Mapping[str, float]
    least: Mapping[str, float]
    most: Mapping[str, float]
    moved: float

    @property
    def name(self) -> str:
        """Its overrides' names."""
        return " + ".join(x.name for x in self.overrides)


@dataclass(frozen=True, slots=True)
class Cause:
    """A promise that differs, and the overrides with the largest share in it."""

    move: Move
    by: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One run against the first: losses goal by goal, effects that add up, causes of each move.

    `orders`: how many orders the effects are a mean of; `solves`: plans made for it.
    """

    first: str
    other: str
    losses: tuple[Loss, ...]
    effects: tuple[Effect, ...]
    causes: tuple[Cause, ...]
    method: Method
    orders: int
    solves: int

    @property
    def tie(self) -> bool:
        """Whether every goal is the same while promises differ."""
        return bool(self.causes) and all(x.after == x.before for x in self.losses)

    @property
    def same(self) -> bool:
        """Whether neither a goal nor a promise differs."""
        return not self.causes and all(x.after == x.before for x in self.losses)


def difference_words(told: Difference) -> tuple[str, ...]:
    """The difference in sentences; every number is one of its own."""
    pair = f"“{told.other}”与“{told.first}”"
    if told.same:
        return (f"{pair}：方案相同。", *_effect_lines(told))
    if told.tie:
        head = f"{pair}并列：各目标相同，{len(told.causes)} 项承诺不同。"
    else:
        head = f"{pair}：{'；'.join(_goal_lines(told.losses))}；{len(told.causes)} 项承诺不同。"
    return (head, *_effect_lines(told), *(_cause_words(x, len(told.effects)) for x in told.causes))


def _goal_lines(losses: Sequence[Loss]) -> Iterator[str]:
    """What changes, goal by goal, then what is the same."""
    yield from (_goal_words(loss) for loss in losses if loss.after != loss.before)
    same = [in_words(loss.goal, loss.before) for loss in losses if loss.after == loss.before]
    if same:
        yield f"并列的有{'、'.join(same)}"


def _goal_words(loss: Loss) -> str:
    title, unit = GOAL_WORDS.get(loss.goal, (loss.goal, ""))
    told = f"{title}由 {loss.before:.10g} 到 {loss.after:.10g} {unit}".rstrip()
    open_ = "，在求解差距之内，不能断定优劣" if loss.least <= 0 <= loss.most else ""
    way = "变差" if loss.worse > 0 else "变好"
    return f"{told}（{way} {abs(loss.worse):.10g}{open_}）"


def _effect_lines(told: Difference) -> tuple[str, ...]:
    if told.method is Method.NONE:
        return ("两次运行的台账和情景没有影响方案的不同。",)
    orders = f"，{told.orders} 种次序" if told.method is Method.SHAPLEY else ""
    return (
        f"归因方法：{told.method.value}{orders}；重算 {told.solves} 次。",
        *map(_effect_words, told.effects),
    )


def _effect_words(effect: Effect) -> str:
    what = "；".join(map(override_words, effect.overrides))
    changes = "，".join(
        in_words(goal, change, "+") for goal, change in effect.changes.items() if change
    )
    return f"【{what}】{changes or '各目标不变'}；承诺变动 {effect.moved:.10g} 项。"


def override_words(one: Override) -> str:
    """A setting and what it says in the first and in the other run.

    >>> override_words(Override("land.relocate", "是", "否"))
    'land.relocate：是 → 否'
    >>> override_words(Override("改动 领导 L2 整行", "", "移除"))
    '改动 领导 L2 整行：移除（另一个才有）'
    """
    if one.before and one.after:
        return f"{one.name}：{one.before} → {one.after}"
    which = "另一个才有" if one.after else "第一个才有"
    return f"{one.name}：{one.before or one.after}（{which}）"


def _cause_words(cause: Cause, effects: int) -> str:
    why = f"，主要由于 {'、'.join(cause.by)}" if cause.by and effects > 1 else ""
    return f"{move_line(cause.move)}{why}。"


def difference_document(told: Difference) -> dict[str, object]:
    """The difference as one JSON document."""
    return {
        "first": told.first,
        "other": told.other,
        "tie": told.tie,
        "same": told.same,
        "method": told.method.value,
        "orders": told.orders,
        "solves": told.solves,
        "moved": len(told.causes),
        "goals": [asdict(x) for x in told.losses],
        "effects": [asdict(x) for x in told.effects],
        "moves": [{**asdict(x.move), "by": list(x.by), "share": x.share} for x in told.causes],
        "words": list(difference_words(told)),
    }


def shared_out(whole: float, parts: list[float], grid: float = 1e-4) -> list[float]:
    """The parts on a grid, so that they add up to the whole exactly: largest remainders go first.

    >>> shared_out(1.0, [1 / 3, 1 / 3, 1 / 3], 0.01)
    [0.34, 0.33, 0.33]
    """
    units = [part / grid for part in parts]
    floors = [int(unit // 1) for unit in units]
    order = sorted(range(len(parts)), key=lambda i: (-(round(units[i] - floors[i], 6)), i))
    left = round(whole / grid) - sum(floors)
    for i in order[: max(0, left)]:
        floors[i] += 1
    return [round(floor * grid, 6) + 0.0 for floor in floors]
