"""Landing (落地): the six proofs, and the least fixed investment of each class where one is set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zsyz_model.assessment.amounts import exact, told, word
from zsyz_model.case import Case, Row
from zsyz_model.case.assessing import AssessmentRules, Ground, Verdict
from zsyz_model.tables import TABLES

HAVE = "有"


def landing_grounds(
    case: Case, rules: AssessmentRules, project: Row, proof: Row | None, day: date
) -> Iterator[Ground]:
    """What keeps a project from being landed on that day: papers that lack, an unmet standard."""
    key = word(project, "project_id")
    if proof is None:
        place = case.place_of("projects", key, "project_id")
        yield Ground(Verdict.WANTING, "落地材料", "落地材料表中没有此项目", "补登六类材料", place)
        return
    needed = rules.at("proofs.needed", day)
    if needed is None:
        place = case.place_of("proofs", key, "project_id")
        yield Ground(Verdict.WANTING, "proofs.needed", "这一天没有落地材料规则", "在规则文件补写", place)  # fmt: skip
    for column in TABLES["proofs"].columns:
        if needed and column.label in needed.words and word(proof, column.name) != HAVE:
            place = case.place_of("proofs", key, column.name)
            fact = f"缺{column.label}"
            yield Ground(Verdict.WANTING, needed.cited(), fact, f"补交{column.label}", place)
    landing = word(proof, "landing")
    if not landing:
        place = case.place_of("proofs", key, "landing")
        yield Ground(Verdict.WANTING, "落地类别", "落地类别未填", "填新增用地、非新增用地或金融", place)  # fmt: skip
        return
    yield from standard_grounds(case, rules, project, landing, day)


def standard_grounds(
    case: Case, rules: AssessmentRules, project: Row, landing: str, day: date
) -> Iterator[Ground]:
    """The class's least fixed investment in 万元; a class without one is not tested."""
    rule = rules.at(f"landing.{landing}", day)
    least = rules.value(f"landing.{landing}", day)
    if rule is None or least is None:
        return
    fixed = exact(project["fixed_wan"])
    place = case.place_of("projects", word(project, "project_id"), "fixed_wan")
    if fixed is None:
        yield Ground(Verdict.WANTING, rule.cited(), "固定资产投资未填", "填写后再认定", place)
    elif fixed < least:
        fact = f"固定资产投资 {told(fixed)} 万元，低于{landing}类 {told(least)} 万元"
        yield Ground(Verdict.EXCLUDED, rule.cited(), fact, "达到标准后再报", place)
