"""Points of admitted projects (评审): values, weights and one method, and what was missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from zsyz_model.case import Admission, Case, Scores
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.review.criteria import CRITERIA, FULL_MARKS, Criterion
from zsyz_model.review.derived import derive, lacking, titled
from zsyz_model.review.methods import Matrix, evaluate, to_shares
from zsyz_model.review.panel import Sheets, read_sheets
from zsyz_model.review.values import Points, panel_points, read_values
from zsyz_model.review.weights import check_rules, find_weights
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import said


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Everything points are made of: the criteria that weigh, values, weights and the method.

    `sheets` are the experts', on which some of the values rest.
    `values` has the kept projects in rows and the criteria in columns, each in its unit;
    `weights` add up to full marks.
    """

    criteria: tuple[Criterion, ...]
    values: pd.DataFrame
    weights: Mapping[str, float]
    method: str
    sheets: Sheets

    def matrix(self, values: pd.DataFrame) -> Matrix:
        """Some values as the methods take them."""
        return _matrix(self.criteria, values, [self.weights[c.name] for c in self.criteria])

    def shares(self) -> pd.DataFrame:
        """The values between their bounds, 0 to 1, NaN where nothing is known."""
        found = pd.DataFrame(
            to_shares(self.matrix(self.values)), self.values.index, self.values.columns
        )
        return found.where(self.values.notna())

    def parts(self, values: pd.DataFrame) -> pd.DataFrame:
        """The points of each criterion, not rounded, for some of the projects or other values."""
        if values.empty:
            return values
        parts = evaluate(self.matrix(values), self.method).parts * FULL_MARKS
        return pd.DataFrame(parts, values.index, values.columns)

    def totals(self, points: Points) -> dict[str, float]:
        """The totals that other points of the panel would give, weights staying as they are.

        On the grid of the ranking, so that the same points give the same total there and here.
        """
        values = self.values.copy()
        for criterion in self.criteria:
            if criterion.faces:
                values[criterion.name] = [
                    points.get((str(project), criterion.name), np.nan) for project in values.index
                ]
        totals = self.parts(values).round(2).sum(axis=1)
        return {str(p): float(total) for p, total in totals.items()}


def score(case: Case, admission: Admission, criteria: Sequence[Criterion] = CRITERIA) -> Scores:
    """The points of each kept project, one column a criterion that weighs, on a grid of 0.01.

    A missing value earns 0 points (`check_scores` lists them).

    Raises:
        InputError: for a method, weighting or criterion that does not exist, for weights that
            are negative, not finite or all zero, and for comparisons that do not agree.
    """
    return scores_of(basis_of(case, admission, criteria))


def scores_of(basis: Basis) -> Scores:
    """The points that a basis gives."""
    return Scores(
        parts=basis.parts(basis.values).round(2),
        titles={criterion.name: criterion.title for criterion in basis.criteria},
        shares=basis.shares(),
        weights=dict(basis.weights),
        method=basis.method,
        values=basis.values,
    )


def basis_of(case: Case, admission: Admission, criteria: Sequence[Criterion] = CRITERIA) -> Basis:
    """Values and weights of the kept projects; criteria without weight are left out.

    Raises:
        InputError: as `score`.
    """
    if wrong := check_rules(case.scenario):
        raise InputError(*wrong)
    sheets = read_sheets(case, criteria)
    values = read_values(case, admission, criteria, panel_points(case, sheets))
    shares = to_shares(_matrix(criteria, values, [1.0] * len(criteria)))
    weights = find_weights(case, criteria, shares)
    held = tuple(criterion for criterion in criteria if weights[criterion.name] > 0)
    names = [criterion.name for criterion in held]
    return Basis(
        criteria=held,
        values=values[names],
        weights={name: weights[name] for name in names},
        method=case.scenario.scoring.method,
        sheets=sheets,
    )


def _matrix(
    criteria: Sequence[Criterion], values: pd.DataFrame, weights: Sequence[float]
) -> Matrix:
    return Matrix(
        values=values.to_numpy(dtype="float64"),
        rising=np.array([c.rising for c in criteria], dtype=bool),
        weights=np.array(weights, dtype="float64"),
        low=np.array([c.low for c in criteria], dtype="float64"),
        high=np.array([c.high for c in criteria], dtype="float64"),
    )


def check_scores(case: Case, basis: Basis) -> tuple[Finding, ...]:
    """Warnings: values missing and therefore worth 0 points, and sheets that do not count."""
    return (*check_missing(case, basis), *basis.sheets.findings)


def check_missing(case: Case, basis: Basis) -> Iterator[Finding]:
    """S01 for each value that is missing and therefore worth 0 points, at its cell."""
    facts = derive(case)
    for criterion in basis.criteria:
        for project in basis.values.index[basis.values[criterion.name].isna()]:
            face = criterion.face(str(facts.value(project, "kind")))
            title = face.title if face else criterion.title
            fact = f"缺少“{title}”的数据，该项计 0 分"
            if face:
                place = Place(file=case.ledger.source, sheet=TABLES["scores"].sheet)
                advice = f"在“{TABLES['scores'].sheet}”补“{face.panel[0]}”的得分"
                yield Finding("S01", fact, advice, Severity.WARNING, place, project)
            else:
                column = lacking(facts.rows[project], criterion.column)[0]
                advice = f"补填“{titled(column)[0]}”"
                cell = ("projects", project, column)
                yield said(case, cell, "S01", fact, advice, Severity.WARNING)
