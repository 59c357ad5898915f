"""Y1: a thousand made-up years of assessment; whoever multiplies, loses or forgets is noticed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from tests.assessment.years import breaches
from tests.selftest.told import Size, Told
from zsyz_model.assessment import crediting, multipliers, recognition
from zsyz_model.case.assessing import CreditLine, Factor, Verdict

PLANTED_YEARS = 40
_factor, _posted, _voucher = multipliers.factor_of, crediting._posted, recognition.voucher_of


def check_years(size: Size) -> Told:
    """Every year's breaches; planted: four errors of the kind that offices make."""
    told = Told("Y1")
    years = size.pick(25, 1000)
    for seed in range(years):
        words = [*breaches(random.Random(seed))]
        told.check(not words, f"year {seed}: {'; '.join(words)}")
    told.figures["years"] = years
    for name, (room, what, wrong) in PLANTED.items():
        with patch.object(room, what, wrong):
            noticed = any(any(breaches(random.Random(seed))) for seed in range(PLANTED_YEARS))
        told.check(noticed, f"planted: {name} and not noticed")
    told.figures["planted"] = len(PLANTED)
    return told


def _multiplying(*given: Any) -> Factor:
    """Two multipliers of one project, the one times the other."""
    factor = _factor(*given)
    value = factor.value and factor.value * (3 if factor.others else 2) / 2
    return replace(factor, value=value)


def _forgetting(*given: Any) -> list[CreditLine]:
    """The last unit that shares gets nothing."""
    lines = _posted(*given)
    return lines[:-1] if len(lines) > 1 else lines


def _believing(_grounds: object) -> Verdict:
    """Whatever is handed in counts."""
    return Verdict.COUNTED


def _by_its_head(row: Mapping[str, Any]) -> tuple[str, str]:
    """A voucher is known by what stands before the dash."""
    kind, number = _voucher(row)
    return kind, number.partition("-")[0]


PLANTED: Mapping[str, tuple[Any, str, Callable[..., Any]]] = {
    "two multipliers multiply": (crediting, "factor_of", _multiplying),
    "a share is lost": (crediting, "_posted", _forgetting),
    "a voucher without proof counts": (recognition, "_verdict", _believing),
    "parts of a voucher are taken for one": (recognition, "voucher_of", _by_its_head),
}
