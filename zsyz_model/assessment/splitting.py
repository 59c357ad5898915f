"""Splitting (认定分配): which units share a project's money, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zsyz_model.assessment.amounts import exact, word
from zsyz_model.case import Case, Row, rows_of
from zsyz_model.case.assessing import AssessmentRules, Tranche

ONE = Fraction(1)
PAIRS = {("首谈", "落地"): "share.first_contact", ("飞出地", "飞入地"): "share.flying_out"}
"""Two roles that share one project → the rule that gives the first one's share."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Unit → share, adding up to 1, and the rule; `fact` says why there are none."""

    of: Mapping[str, Fraction]
    basis: str = ""
    fact: str = ""


def splits_of(case: Case) -> dict[str, list[Row]]:
    """The rows of 认定分配 by project."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(case.table("splits")).values():
        found.setdefault(word(row, "project_id"), []).append(row)
    return found


def shares_of(rows: list[Row], rules: AssessmentRules, tranche: Tranche) -> Shares:
    """The shares of a tranche: what was agreed, else by roles, else its own unit's alone."""
    if not rows:
        return Shares({tranche.unit: ONE}, "认定单位")
    agreed = {word(r, "unit"): share for r in rows if (share := exact(r["share"])) is not None}
    if agreed:
        return _agreed(agreed, rows)
    roles = {word(row, "role"): word(row, "unit") for row in rows}
    if set(roles) == {"共同引进"}:
        return _together(rows, rules, tranche)
    for (first, second), key in PAIRS.items():
        if set(roles) == {first, second} and len(rows) == 2:
            share, rule = rules.value(key, tranche.day), rules.at(key, tranche.day)
            if share is None or rule is None:
                return Shares({}, fact=f"{first}与{second}的份额未定（{key}）")
            return Shares({roles[first]: share, roles[second]: ONE - share}, rule.cited())
    return Shares({}, fact=f"分工“{'、'.join(sorted(roles))}”没有对应的分配规则")


def _agreed(agreed: Mapping[str, Fraction], rows: list[Row]) -> Shares:
    """Shares that stand in the sheet: all of them, and together exactly 1."""
    if len(agreed) < len(rows):
        return Shares({}, fact="议定份额只填了一部分单位")
    total = sum(agreed.values(), Fraction(0))
    if total != ONE:
        return Shares({}, fact=f"议定份额合计 {float(total):g}，不是 1")
    return Shares(agreed, "议定份额")


def _together(rows: list[Row], rules: AssessmentRules, tranche: Tranche) -> Shares:
    rule = rules.at("share.together", tranche.day)
    if rule is None:
        return Shares({}, fact="共同引进的分配规则未定（share.together）")
    return Shares({word(row, "unit"): ONE / len(rows) for row in rows}, rule.cited())
