"""Multipliers (折算系数): the highest known one that applies; never a product, never a sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zsyz_model.assessment.amounts import exact, word
from zsyz_model.case import Case, Row, rows_of
from zsyz_model.case.assessing import MULTIPLIERS, AssessmentRules, Factor, Tranche

ONE = Fraction(1)
OUTSIDE, INSIDE = "市域外", "市域内"
HEADQUARTERS, COMPLEX = "总部经济", "城市综合体"
ALIASES = {
    "见证签约": "市领导带队", "观摩穿行点": "观摩点", "停车点": "观摩点",
    "专精特新小巨人": "小巨人", "单项冠军企业": "单项冠军", "小巨人企业": "小巨人",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """What may raise a project's money: its row and its rows of 加分情形."""

    project: Row | None
    credits: tuple[Row, ...] = ()


def claims_of(case: Case) -> dict[str, Claims]:
    """The claims of every project, read once."""
    claimed: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows_of(case.table("credits")).values():
        claimed[word(row, "project_id")].append(row)
    return {key: Claims(row, tuple(claimed[key])) for key, row in rows_of(case.projects).items()}


def factor_of(claims: Claims, rules: AssessmentRules, tranche: Tranche) -> Factor:
    """The multiplier of a tranche on its own day; equal ones by the case's name.

    Money from outside the city has the plain 1 in any case; money from inside only what its own
    rule or another case gives it.
    """
    known = {} if tranche.in_city else {OUTSIDE: ONE}
    unknown: list[str] = []
    for name in sorted(set(cases_of(claims, rules, tranche))):
        value = rules.value(f"multiplier.{name}", tranche.day)
        if value is None:
            unknown.append(name)
        else:
            known[name] = value
    if not known:
        return Factor(None, "", (), tuple(unknown))
    best = max(known, key=lambda name: (known[name], name))
    others = tuple(sorted(name for name in known if name not in (best, OUTSIDE)))
    return Factor(known[best], best, others, tuple(unknown))


def cases_of(claims: Claims, rules: AssessmentRules, tranche: Tranche) -> Iterator[str]:
    """The cases that apply: from 加分情形 with proof in the year, from the project, from origin."""
    for row in claims.credits:
        if _proven(row, tranche.day) and (name := case_named(word(row, "case"))) in MULTIPLIERS:
            yield name
    project = claims.project
    if project is not None and word(project, "kind") == HEADQUARTERS:
        yield HEADQUARTERS
    if project is not None and _large_complex(rules, project, tranche.day):
        yield COMPLEX
    if tranche.in_city:
        yield INSIDE


def case_named(name: str) -> str:
    """The rule's word for a case that the sheet may call otherwise.

    >>> case_named("停车点")
    '观摩点'
    """
    return ALIASES.get(name, name)


def _proven(row: Row, day: date) -> bool:
    """Whether a case is of the tranche's year and has a proof."""
    return exact(row["year"]) == day.year and word(row, "proof") != ""


def _large_complex(rules: AssessmentRules, project: Row, day: date) -> bool:
    """Whether a complex is larger than the threshold; without a threshold none is."""
    least, area = rules.value("complex.least_wan_sqm", day), exact(project["retail_wan_sqm"])
    named = word(project, "kind") == COMPLEX
    return named and least is not None and area is not None and area > least
