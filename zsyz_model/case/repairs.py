"""What an impossible scenario is answered with: the conflict, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

MANY = 4
"""More rules of one family, or steps of one kind, than these are told together."""
TITLES = {
    "must": "必须开工", "pin": "开工锁定", "lock": "包保锁定", "bar": "配对禁止",
    "hours": "领导每周可用小时", "most": "领导最多包保", "least": "领导最少包保",
    "quota": "累计计划指标", "budget": "年用地预算", "line": "资金渠道额度", "cap": "园区容量",
}  # fmt: skip
"""What many rules of a family are called together."""
RULES = {
    "must": "项目 {subject} 必须开工",
    "pin": "项目 {subject} 的开工锁定",
    "lock": "配对 {subject} 锁定",
    "bar": "配对 {subject} 禁止",
    "hours": "领导 {subject} 每周可用 {value} 小时",
    "most": "领导 {subject} 最多包保 {value} 个",
    "least": "领导 {subject} 最少包保 {value} 个",
    "quota": "到 {subject} 累计下达计划指标 {value} 亩",
    "budget": "{subject} 年用地预算 {value} 万元",
    "line": "资金渠道 {subject} 额度 {value} 万元",
    "cap": "{subject} 可用容量 {value} {unit}",
}
"""How a rule is said, by family."""

STEPS = {
    "quota": "{subject} 再增 {amount} 亩计划指标",
    "budget": "{subject} 年再增 {amount} 万元用地预算",
    "hours": "{subject} 每周多 {amount} 小时",
    "most": "{subject} 最多包保放宽 {amount} 个",
    "least": "{subject} 最少包保减少 {amount} 个",
    "limit": "资金渠道 {subject} 额度再增 {amount} 万元",
    "single": "资金渠道 {subject} 单笔上限再增 {amount} 万元",
    "cap": "{subject} 容量上限提高 {amount} {unit}",
    "later": "{subject} 推迟 {amount} 个季度",
    "earlier": "{subject} 提前 {amount} 个季度",
    "wish": "取消 {subject} 在情景中的开工锁定和禁止",
    "must": "{subject} 不再列为必须开工",
    "unlock": "取消 {subject} 的包保锁定",
    "allow": "取消对 {subject} 这一配对的禁止",
}
"""How one step of a repair is said, by what it moves."""


@dataclass(frozen=True, slots=True)
class RuleHeld:
    """One business rule or table row that stands in a conflict, with its value in its unit.

    `value` is 0 where the rule has no number; `place` says where it is written.
    """

    family: str
    subject: str
    value: float = 0.0
    unit: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot hold together beside the core; without any one of them the others can.

    Without rules the core alone cannot hold. `proven`: every check behind it ended with proof.
    """

    rules: tuple[RuleHeld, ...]
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One cell to change, or one wish of the scenario to move.

    `amount` in `unit` (0 for a wish or a yes/no cell), from `before` to `after` as the cell says
    it; `price` is what the step counts in the ranking.
    """

    kind: str
    subject: str
    amount: float
    unit: str
    price: float
    sheet: str = ""
    key: str = ""
    column: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A way out that was solved again and judged: its steps, its price, what plan it gives.

    `bound` is what no other way out of the same kind can cost less than (its own price where
    the search was proven); `starts`, `leads` and `faults` are the judged plan's.
    """

    steps: tuple[Step, ...]
    price: float
    bound: float
    starts: int
    leads: int
    merit: float
    faults: int = 0


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The answer to "nothing fits, why, and what would help".

    `feasible`: a plan exists as it is. `said`: what plain sums already say is impossible.
    `core`: the sentences of what may not be touched in this scenario. `tried`: ways out that
    were found; those that the judge refused are not among `repairs`.
    """

    scenario: str
    feasible: bool
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    said: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    tried: int = 0


def told(number: float) -> str:
    """A number as a sentence shows it: no more digits than it has.

    >>> told(35.20), told(130.0), told(1.5)
    ('35.2', '130', '1.5')
    """
    return f"{number:.4f}".rstrip("0").rstrip(".")


def rule_words(rule: RuleHeld) -> str:
    """One rule of a conflict in words, with where it stands."""
    frame = RULES[rule.family]
    words = frame.format(subject=rule.subject, value=told(rule.value), unit=rule.unit).strip()
    return f"{words}（{rule.place}）" if rule.place else words


def step_words(step: Step) -> str:
    """One step of a repair in the planner's units; from what to what where the cell has a number."""
    words = (
        STEPS[step.kind]
        .format(subject=step.subject, amount=told(step.amount), unit=step.unit)
        .strip()
    )
    if step.before or step.after:
        return f"{words}（{step.before or '空'} → {step.after or '空'}）"
    return words


def rules_in_words(rules: tuple[RuleHeld, ...]) -> Iterator[str]:
    """Each rule in words; many of one family together, with the number of each."""
    for family, group in groupby(rules, key=lambda rule: rule.family):
        alike = tuple(group)
        if len(alike) <= MANY:
            yield from map(rule_words, alike)
            continue
        each = "、".join(
            f"{r.subject} {told(r.value)} {r.unit}" if r.unit else r.subject for r in alike
        )
        yield f"{len(alike)} 条{TITLES[family]}（{each}）"


def conflict_words(conflict: Conflict) -> str:
    """A conflict as one sentence."""
    if not conflict.rules:
        return "不可动的规定（法规、集体决定）本身已无法同时成立"
    rules = "；".join(rules_in_words(conflict.rules))
    tail = "" if conflict.proven else "（部分验证未在时限内证明）"
    if len(conflict.rules) == 1:
        return f"这 1 条与不可动的规定无法同时成立：{rules}{tail}"
    return f"这 {len(conflict.rules)} 条无法同时成立，去掉任何一条其余即可成立：{rules}{tail}"


def _steps_in_words(steps: tuple[Step, ...]) -> Iterator[str]:
    """Each step in words; many of one kind together, with their sum."""
    for _, group in groupby(steps, key=lambda step: step.kind):
        alike = tuple(group)
        if len(alike) <= MANY:
            yield from map(step_words, alike)
            continue
        unit = alike[0].unit
        total = f"（合计 {told(sum(step.amount for step in alike))} {unit}）" if unit else ""
        yield f"{len(alike)} 处{total}：" + "、".join(map(step_words, alike))


def repair_words(repair: Repair) -> str:
    """A repair as one sentence: what to do, and what the judged plan then holds."""
    steps = "；同时 ".join(_steps_in_words(repair.steps))
    done = f"重算并判定：开工 {repair.starts} 个，包保 {repair.leads} 个，违约 {repair.faults} 项"
    return f"{steps}；难度 {told(repair.price)}；{done}"


def repair_sentences(answer: WaysOut) -> tuple[str, ...]:
    """The whole answer: what cannot hold together, what may not be touched, and the ways out."""
    if answer.feasible:
        return (f"{answer.scenario}：有可行方案，无需修复。",)
    none = "没有找到出路：在不动法规和集体决定的前提下，台账和情景里没有足够可放宽之处。"
    return (
        *(f"冲突 {i}：{conflict_words(x)}。" for i, x in enumerate(answer.conflicts, start=1)),
        *(f"不可动：{core}。" for core in answer.core),
        *(f"核算：{fact}。" for fact in answer.said),
        *(f"出路 {i}：{repair_words(way)}。" for i, way in enumerate(answer.repairs, start=1)),
        *(() if answer.repairs else (none,)),
    )
