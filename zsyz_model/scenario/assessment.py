"""Assessment rules (考核办法) as dated data: strict YAML into `AssessmentRules`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from zsyz_model.case.assessing import MULTIPLIERS, AssessmentRules, DatedRule
from zsyz_model.case.rule import CONFIRMED, OPEN
from zsyz_model.findings import Finding
from zsyz_model.scenario.dated import DAYS
from zsyz_model.scenario.fields import nearest
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.scenario.strict import Spot, complaint

WORDY = frozenset({
    "home.currency", "city.places", "proofs.needed", "exclude.kinds", "exclude.rulings",
    "voucher.现金", "voucher.有形资产", "voucher.无形资产", "share.together",
})  # fmt: skip
NUMBERED = frozenset({
    *(f"multiplier.{case}" for case in MULTIPLIERS), "top.世界企业", "top.中国企业",
    "complex.least_wan_sqm", "landing.新增用地", "landing.非新增用地", "landing.金融",
    "share.first_contact", "share.flying_out", "score.full", "score.cap",
    "deduct.逾期开工", "deduct.虚假项目", "list.red", "list.black", "objection.days",
    "arrival.内资", "arrival.外资", "arrival.开工", "arrival.months",
})  # fmt: skip
SHARES = ("share.first_contact", "share.flying_out")


def read_assessment_rules(path: Path) -> AssessmentRules:
    """Read a rule file: `title` and a list of `rules`, each with its days, source and status.

    Raises:
        InputError: with all findings, each with file, line:column and key path: the codes of
            every file of rules, and Y12 for a key that nobody knows, for a value that does not
            fit its key, and for two rules of one key and day.
    """
    law = read_rulebook(path, AssessmentRules, DAYS, _check)
    return replace(law, title=law.title or path.stem)


def _check(law: AssessmentRules, spots: Mapping[str, Spot], top: Spot) -> Iterator[Finding]:
    """What is wrong with one rule by itself, and with two together."""
    for i, rule in enumerate(law.rules):
        for field, fact, advice, value in _misfits(rule):
            at = f"rules[{i}].{field}"
            spot = spots.get(at) or spots.get(f"rules[{i}]", top)
            yield complaint("Y12", spot, f"规则“{rule.key}”{fact}", advice, at, value)
    yield from _check_twice(law.rules, spots, top)


def _misfits(rule: DatedRule) -> Iterator[tuple[str, str, str, str]]:
    """Fields that do not fit: an unknown key, words for a number, a share above 1."""
    if rule.key not in WORDY | NUMBERED:
        near = nearest(rule.key, WORDY | NUMBERED)
        yield "key", "不认识", f"是否“{near}”" if near else "对照 docs/assessment.md", rule.key
        return
    if rule.status == CONFIRMED and (rule.open or not rule.source):
        yield "status", "标为已确认，却没有值或出处", f"补写，或改为 {OPEN}", ""
    if rule.key in WORDY and rule.value is not None:
        yield "value", "应为词语，不是数", "写在 words 之下", ""
    if rule.key in NUMBERED and rule.words:
        yield "words", "应为一个数", "写在 value 之下", ""
    if rule.value is not None and rule.value < 0:
        yield "value", "为负数", "写不小于 0 的数；扣分也写正数", ""
    if rule.key in SHARES and (rule.value or 0) > 1:
        yield "value", "的份额大于 1", "写成小数，如 0.5", ""


def _check_twice(
    rules: tuple[DatedRule, ...], spots: Mapping[str, Spot], top: Spot
) -> Iterator[Finding]:
    """Two rules of one key whose days overlap: nobody could say which holds."""
    for i, late in enumerate(rules):
        for early in rules[:i]:
            if late.key != early.key:
                continue
            apart = (early.until and early.until < late.since) or (
                late.until and late.until < early.since
            )
            if not apart:
                at = f"rules[{i}]"
                fact = f"规则“{late.key}”与前面一条的日期重叠"
                yield complaint("Y12", spots.get(at, top), fact, "给前一条写 until，或删一条", at)
