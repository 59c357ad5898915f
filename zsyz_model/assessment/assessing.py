"""A year's assessment in the order in which the office makes it."""

from __future__ import annotations

from zsyz_model.assessment.checking import (
    check_credits,
    check_funds,
    check_reading,
    check_rules,
    check_splits,
)
from zsyz_model.assessment.crediting import credit
from zsyz_model.assessment.ranking import deductions, rank_units
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.case import Case
from zsyz_model.case.assessing import Assessment, AssessmentRules


def assess(case: Case, rules: AssessmentRules, year: int) -> Assessment:
    """Recognise, credit, rank: the year's yuan, each from one row of the ledger to one account."""
    tranches = recognise(books_of(case, rules), year)
    lines, undecided = credit(case, rules, tranches)
    taken = deductions(case, rules, year)
    found = (
        *check_reading(case), *check_funds(case, rules), *check_splits(case, rules, tranches),
        *check_credits(case), *check_rules(rules),
    )  # fmt: skip
    scores = rank_units(case, rules, lines, taken, year)
    return Assessment(year, tranches, lines, undecided, taken, scores, found)
