"""Credit (折算): each counted tranche posted once, whole, to units or to what is undecided."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from zsyz_model.assessment.amounts import word
from zsyz_model.assessment.multipliers import Claims, claims_of, factor_of
from zsyz_model.assessment.splitting import Shares, shares_of, splits_of
from zsyz_model.case import Case, rows_of
from zsyz_model.case.assessing import (
    AssessmentRules,
    CreditLine,
    Factor,
    Tranche,
    Undecided,
    Verdict,
)

NOBODY = Claims(None)
Posted = tuple[tuple[CreditLine, ...], tuple[Undecided, ...]]


def credit(case: Case, rules: AssessmentRules, tranches: Iterable[Tranche]) -> Posted:
    """The lines of every counted tranche; one that no rule can post is undecided, in full."""
    lines: list[CreditLine] = []
    undecided: list[Undecided] = []
    claims = claims_of(case)
    splits, units = (
        splits_of(case),
        {word(r, "unit") for r in rows_of(case.table("units")).values()},
    )
    for tranche in tranches:
        if tranche.verdict is Verdict.COUNTED and tranche.yuan is not None:
            rows = splits.get(tranche.project_id, [])
            factor, shares = (
                factor_of(claims.get(tranche.project_id, NOBODY), rules, tranche),
                shares_of(rows, rules, tranche),
            )
            if strange := sorted(set(shares.of) - units):
                shares = Shares({}, fact=f"{'、'.join(strange)}不在考核单位表")
            if (left := _unposted(tranche, tranche.yuan, factor, shares)) is not None:
                undecided.append(left)
            else:
                lines += _posted(tranche, tranche.yuan, factor, shares)
    return tuple(lines), tuple(undecided)


def _unposted(tranche: Tranche, yuan: Fraction, factor: Factor, shares: Shares) -> Undecided | None:
    """Why a tranche cannot be posted; None when it can."""
    fact, advice = shares.fact, "补写份额规则，或在认定分配填议定份额和考核单位"
    if factor.value is None:
        fact = f"{'、'.join(factor.unknown)}的倍数未定"
        advice = "在规则文件填写 multiplier 后重新计算"
    if not fact:
        return None
    return Undecided(tranche.key, tranche.project_id, yuan, fact, advice)


def _posted(tranche: Tranche, yuan: Fraction, factor: Factor, shares: Shares) -> list[CreditLine]:
    """The lines of one tranche, one a unit; their shares add up to 1."""
    return [
        CreditLine(
            tranche.key, tranche.project_id, unit, yuan, factor.value or Fraction(0), factor.case,
            share, shares.basis,
        )
        for unit, share in sorted(shares.of.items())
    ]  # fmt: skip
