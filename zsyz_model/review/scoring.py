"""Points of the admitted projects: missing → direction → bounds → weight → parts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from zsyz_model.case import Admission, Case, Scenario, Scores
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.review.choosing import complain, resolve
from zsyz_model.review.criteria import CRITERIA, METHODS, Criterion
from zsyz_model.review.derived import derive, lacking, titled
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import label, said, suggest

PATH = "scoring.weights"


def score(case: Case, admission: Admission, criteria: Sequence[Criterion] = CRITERIA) -> Scores:
    """The weighted points of each kept project, one column a criterion, on a grid of 0.01.

    A missing value earns 0 points (`check_scores` lists them). Where a criterion does not
    concern a project's kind, the weights of the others grow in proportion.

    Raises:
        InputError: for a method or criterion that does not exist, and for weights that are
            negative, not finite or all zero.
    """
    weights = choose_weights(case.scenario, criteria)
    shares = read_values(case, admission, criteria).apply(
        lambda column: to_share(column, next(c for c in criteria if c.name == column.name))
    )
    parts = shares.fillna(0.0) * spread_weights(case, admission, criteria, weights)
    return Scores(parts.round(2), {criterion.name: criterion.title for criterion in criteria})


def choose_weights(
    scenario: Scenario, criteria: Sequence[Criterion] = CRITERIA
) -> dict[str, float]:
    """Each criterion's weight: the scenario's, else its own."""
    rules = scenario.scoring
    given, findings = resolve(scenario, PATH, "评审指标", rules.weights, criteria)
    if rules.method not in METHODS:
        names = "、".join(f"{name}（{title}）" for name, (title, _) in METHODS.items())
        fact = f"没有评分方法“{rules.method}”"
        path = "scoring.method"
        findings.append(complain(scenario, path, fact, f"现有：{names}", rules.method))
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


def read_values(
    case: Case, admission: Admission, criteria: Sequence[Criterion] = CRITERIA
) -> pd.DataFrame:
    """The raw value of each criterion for each kept project, NaN when missing, in its unit."""
    facts, panel = derive(case), panel_means(case)
    columns: dict[str, list[float]] = {}
    for criterion in criteria:
        names = criterion.panel
        columns[criterion.name] = [
            next((panel[p, name] for name in names if (p, name) in panel), math.nan)
            if names
            else _number(facts.value(p, criterion.column))
            for p in admission.kept
        ]
    index = pd.Index(admission.kept, dtype="str", name="project_id")
    return pd.DataFrame(columns, index=index, dtype="float64")


def panel_means(case: Case) -> dict[tuple[str, str], float]:
    """The experts' mean points by project and criterion name of the sheet."""
    sheet = case.table("scores").dropna(subset=["points"])
    groups = sheet.groupby(["project_id", "criterion"], sort=True)["points"]
    return {
        (str(project), str(name)): math.fsum(points) / len(points)
        for (project, name), points in groups
    }


def to_share(values: pd.Series[float], criterion: Criterion) -> pd.Series[float]:
    """Values on 0..1 between the criterion's frozen bounds; NaN stays NaN."""
    span = criterion.high - criterion.low
    share = (values.clip(criterion.low, criterion.high) - criterion.low) / span
    return share if criterion.rising else 1.0 - share


def spread_weights(
    case: Case, admission: Admission, criteria: Sequence[Criterion], weights: Mapping[str, float]
) -> pd.DataFrame:
    """The weights of each project, which sum to the same whatever criteria concern its kind."""
    kinds = case.projects["kind"].reindex(list(admission.kept))
    concerned = np.array([[not c.kinds or kind in c.kinds for c in criteria] for kind in kinds])
    concerned = concerned.reshape(len(kinds), len(criteria))
    plain = np.array([weights[c.name] for c in criteria]) * concerned
    sums = plain.sum(axis=1, keepdims=True)
    scale = np.divide(sum(weights.values()), sums, out=np.zeros_like(sums), where=sums > 0)
    index = pd.Index(admission.kept, dtype="str", name="project_id")
    return pd.DataFrame(plain * scale, index=index, columns=[c.name for c in criteria])


def check_scores(
    case: Case, admission: Admission, criteria: Sequence[Criterion] = CRITERIA
) -> tuple[Finding, ...]:
    """Warnings: values missing and therefore worth 0 points, and names that no criterion has."""
    return (*_check_missing(case, admission, criteria), *_check_names(case, criteria))


def _check_missing(
    case: Case, admission: Admission, criteria: Sequence[Criterion]
) -> Iterator[Finding]:
    values, facts = read_values(case, admission, criteria), derive(case)
    for criterion in criteria:
        for project in values.index[values[criterion.name].isna()]:
            kind = facts.value(project, "kind")
            if criterion.kinds and kind not in criterion.kinds:
                continue
            fact = f"缺少“{criterion.title}”的数据，该项计 0 分"
            if criterion.panel:
                place = Place(file=case.ledger.source, sheet=TABLES["scores"].sheet)
                advice = f"在“{TABLES['scores'].sheet}”补“{criterion.panel[0]}”的得分"
                yield Finding("S01", fact, advice, Severity.WARNING, place, project)
            else:
                column = lacking(facts.rows[project], criterion.column)[0]
                advice = f"补填“{titled(column)[0]}”"
                cell = ("projects", project, column)
                yield said(case, cell, "S01", fact, advice, Severity.WARNING)


def _check_names(case: Case, criteria: Sequence[Criterion]) -> Iterator[Finding]:
    known = [name for criterion in criteria for name in criterion.panel]
    names = case.table("scores")["criterion"]
    for word in sorted(set(names.dropna()) - set(known)):
        key = str(names.index[names == word][0])
        fact = (
            f"{int((names == word).sum())} 行的{label('scores', 'criterion')}不在评审指标中，不计分"
        )
        cell = ("scores", key, "criterion")
        yield said(case, cell, "S02", fact, suggest(word, known), Severity.WARNING)


def _number(value: object) -> float:
    return math.nan if value is None else float(str(value))
