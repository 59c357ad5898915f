"""Weights on which the judges agree, by AHP; judges who contradict themselves are told so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zsyz_model.case import Case
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.review.choosing import Named
from zsyz_model.review.criteria import FULL_MARKS
from zsyz_model.review.methods.ahp import ACCEPTED, Hierarchy, Worst, consensus, hierarchy
from zsyz_model.review.methods.judgements import TABLE, Judgements, in_order, read_judgements
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import said

ALL_ALIKE = "只比三个指标时三对同样可疑，改对其中一对即可"
EQUAL = 1.05
"""Ratios below this read as equal."""


@dataclass(frozen=True, slots=True, eq=False)
class AhpWeights:
    """Weights by criterion name that add up to 100, and where they come from.

    `judges` has the hierarchy of each judge, `consensus` that of their common matrix; both
    count the criteria as in `criteria`. Whatever no judge names has weight 0.
    """

    weights: dict[str, float]
    criteria: tuple[str, ...]
    judges: dict[str, Hierarchy]
    consensus: Hierarchy


def ahp_weights(case: Case, criteria: Sequence[Named]) -> AhpWeights:
    """The weights on which the judges agree: the hierarchy of their common matrix.

    Raises:
        InputError: when the sheet is empty or wrong (S04), or when a judge's comparisons do
            not agree well enough (S05), with the pair to think about again.
    """
    read = read_judgements(case, criteria)
    titles = {c.name: c.title for c in criteria}
    judges = {judge: hierarchy(matrix) for judge, matrix in read.matrices.items()}
    findings = [replace(finding, severity=Severity.REFUSED) for finding in read.findings]
    for judge, found in judges.items():
        if not found.accepted:
            findings.append(_disagree(case, read, judge, found, titles))
    if not (findings or judges):
        findings.append(_nothing(case))
    if findings:
        raise InputError(*findings)
    common = hierarchy(consensus(list(read.matrices.values())))
    shares = dict(zip(read.criteria, common.weights, strict=True))
    weights = {c.name: FULL_MARKS * float(shares.get(c.name, 0.0)) for c in criteria}
    return AhpWeights(weights, read.criteria, judges, common)


def _disagree(
    case: Case, read: Judgements, judge: str, found: Hierarchy, titles: Mapping[str, str]
) -> Finding:
    """The refusal of a judge's comparisons (S05), at the row that fits the others least."""
    first, second = (read.criteria[at] for at in (found.worst.first, found.worst.second))
    given, implied, better = _words(found.worst, titles[first], titles[second])
    fact = (
        f"专家“{judge}”的比较前后不一致：一致性比率 {found.ratio:.2f}，应不超过 {ACCEPTED:.2f}；"
        f"最不一致的一对：填的是{given}，按其全部比较推算{implied}"
    )
    rest = ALL_ALIKE if len(read.criteria) == 3 else "改后仍不一致的，再看下一对"
    advice = f"请该专家重新考虑这一对，例如改为{better}；{rest}"
    key = read.cells[judge, in_order((first, second))]
    return said(case, (TABLE, key, "ratio"), "S05", fact, advice)


def _words(worst: Worst, first: str, second: str) -> tuple[str, str, str]:
    """What was given, what the other comparisons imply, and what could stand instead."""
    times = max(worst.implied, 1.0 / worst.implied)
    equal = f"“{first}”与“{second}”同等重要"
    given = f"“{first}”比“{second}”重要 {worst.given:g} 倍" if worst.given > 1 else equal
    if times < EQUAL:
        return given, "两者大致同等重要", f"{equal}（倍数 1）"
    heavy, light = (first, second) if worst.implied > 1 else (second, first)
    turned = "" if heavy == first else "反而是"
    better = f"“{heavy}”比“{light}”重要 {min(times, 9.0):.2g} 倍"
    return given, f"{turned}“{heavy}”比“{light}”重要 {times:.2g} 倍", better


def _nothing(case: Case) -> Finding:
    sheet = TABLES[TABLE].sheet
    fact = f"“{sheet}”没有内容，无法用层次分析法定权"
    advice = f"在“{sheet}”逐对填写指标比较，或把 scoring.weighting 改为 given"
    place = Place(file=case.ledger.source, sheet=sheet)
    return Finding("S04", fact, advice, Severity.REFUSED, place)
