"""The weight of each criterion: given, or by the judges' comparisons, or by the values' spread."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case import Case, Scenario
from zsyz_model.findings import Finding, InputError
from zsyz_model.review.choosing import complain, resolve
from zsyz_model.review.criteria import CRITERIA, FULL_MARKS, Criterion
from zsyz_model.review.methods import (
    METHODS,
    WEIGHTINGS,
    Method,
    ahp_weights,
    critic_weights,
    entropy_weights,
)

PATH = "scoring.weights"


def check_rules(scenario: Scenario) -> list[Finding]:
    """What names a method or a weighting that does not exist (Y07)."""
    rules = scenario.scoring
    wishes = (
        ("method", "评分方法", rules.method, METHODS),
        ("weighting", "定权方法", rules.weighting, WEIGHTINGS),
    )
    return [
        complain(scenario, f"scoring.{key}", f"没有{what}“{word}”", f"现有：{_named(known)}", word)
        for key, what, word, known in wishes
        if word not in known
    ]


def choose_weights(
    scenario: Scenario, criteria: Sequence[Criterion] = CRITERIA
) -> dict[str, float]:
    """Each criterion's weight as given: the scenario's, else its own.

    Raises:
        InputError: for a criterion that does not exist, and for weights that are negative, not
            finite or all zero.
    """
    given, findings = resolve(scenario, PATH, "评审指标", scenario.scoring.weights, criteria)
    for name, weight in given.items():
        if not (math.isfinite(weight) and weight >= 0):
            fact = "权重应为不小于 0 的数"
            findings.append(complain(scenario, f"{PATH}.{name}", fact, "改正权重", f"{weight}"))
    weights = {c.name: float(given.get(c.name, c.weight)) for c in criteria}
    if not findings and not any(weights.values()):
        fact = "全部权重为 0，无法评分"
        findings.append(complain(scenario, PATH, fact, "至少给一个指标正的权重"))
    if findings:
        raise InputError(*findings)
    return weights


def find_weights(
    case: Case, criteria: Sequence[Criterion], shares: NDArray[np.float64]
) -> dict[str, float]:
    """The weights that the scenario's weighting gives, scaled to full marks.

    `shares` (n, m) are the values between their bounds. Entropy and CRITIC weigh only the
    criteria that have a given weight: the others are not part of the table.

    Raises:
        InputError: as `choose_weights`, and for comparisons that do not agree (S04, S05).
    """
    given = choose_weights(case.scenario, criteria)
    match case.scenario.scoring.weighting:
        case "ahp":
            return _scaled(ahp_weights(case, criteria).weights)
        case "entropy" | "critic" as how:
            by_spread = entropy_weights if how == "entropy" else critic_weights
            held = np.array([given[c.name] > 0 for c in criteria])
            found = np.zeros(len(criteria))
            found[held] = by_spread(shares[:, held]) if len(shares) else 1.0
            return _scaled(dict(zip(given, found.tolist(), strict=True)))
    return _scaled(given)


def _scaled(weights: Mapping[str, float]) -> dict[str, float]:
    total = math.fsum(weights.values())
    if total == FULL_MARKS:
        return dict(weights)
    return {name: FULL_MARKS * (weight / total) for name, weight in weights.items()}


def _named(known: Mapping[str, Method]) -> str:
    return "、".join(f"{name}（{method.title}）" for name, method in known.items())
