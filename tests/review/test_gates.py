import re
from dataclasses import replace
from pathlib import Path

from tests.cases import make_scenario, toy_case
from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.derived import derive
from zsyz_model.review.gates import GATES
from zsyz_model.review.screening import choose_gates
from zsyz_model.tables import KINDS

ROOT = Path(__file__).parents[2]
CITED = re.compile(r"\[(\d+)\]")


def test_every_gate_says_where_it_comes_from_and_how_sure_that_is() -> None:
    assert all(gate.basis and gate.status in (CONFIRMED, OPEN) for gate in GATES)
    assert len({gate.name for gate in GATES}) == len({gate.title for gate in GATES}) == len(GATES)


def test_every_gate_reads_a_fact_that_exists() -> None:
    facts = derive(toy_case()).rows["P1"]

    assert {gate.column for gate in GATES} | {gate.when for gate in GATES} - {""} <= set(facts)
    assert all(set(gate.kinds) <= set(KINDS) for gate in GATES)


def test_the_requirement_carries_the_threshold_with_its_unit() -> None:
    said = {gate.name: gate.requirement for gate in GATES}

    assert said["min_invest"] == "总投资不低于 10000 万元"
    assert said["intensity"] == "固定资产投资强度不低于 100 万元/亩"
    assert said["not_yet_reviewed"] == "阶段不是线索、初审"
    assert next(g.source for g in GATES if g.name == "intensity").endswith("（待核实）")


def test_every_source_that_the_package_cites_is_in_the_register() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "zsyz_model").rglob("*.py"))
    words = (word for source in sources for word in re.findall(r'"[^"\n]*"', source))
    cited = {
        number for word in words if re.search("[\u4e00-\u9fff]|^\"\\[", word) for number in CITED.findall(word)
    }  # fmt: skip
    register = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| \[(\d+)\] \|", register, flags=re.MULTILINE))

    assert {number for number in cited if number == "0" or int(number) >= 5} <= listed
    assert "40" in cited


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    gate = replace(GATES[0], since="2026-01-01", until="2026-12-31")

    days = ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    assert [gate.holds_on(day) for day in days] == [False, True, True, False]
    assert GATES[0].holds_on("1999-01-01")
    assert gate.source.endswith("（已确认，2026-01-01 起施行，2026-12-31 止）")


def test_a_scenario_before_a_rule_s_first_day_knows_it_not() -> None:
    before, on = (
        {gate.name for gate in choose_gates(make_scenario(as_of=day))}
        for day in ("2015-12-31", "2016-01-01")
    )

    assert on - before == {"chemical_park", "chemical_min_fixed"}


PUBLISHED = {
    "min_invest": (10_000.0, "万元"),  # [0] 过亿元
    "chemical_min_fixed": (10_000.0, "万元"),  # [55] 1 亿元
    "separate_land": (3_000.0, "万元"),  # [47] 3000 万元
    "intensity": (100.0, "万元/亩"),  # [51] 100 万元/亩
    "intensity_chemical": (250.0, "万元/亩"),  # [48] 250 万元/亩
    "tax_zone": (12.0, "万元/亩"),  # [49] 12 万元/亩
    "tax_chemical": (20.0, "万元/亩"),  # [48] 20 万元/亩
    "tax_town": (8.0, "万元/亩"),  # [45] 8 万元/亩
    "plot_ratio": (0.9, ""),  # [49] 0.9
    "plot_ratio_chemical": (0.7, ""),  # [48] 0.7
}


def test_the_thresholds_are_those_of_their_sources() -> None:
    assert {g.name: (g.threshold, g.unit) for g in GATES if g.numeric} == PUBLISHED


def test_only_taxes_and_plot_ratios_may_be_unknown_and_scope_breaks_nothing_off() -> None:
    unknown = {"tax_zone", "tax_chemical", "tax_town", "plot_ratio", "plot_ratio_chemical"}
    scope = {"real_estate", "kind_in_scope", "ended", "not_yet_reviewed", "finished"}

    assert {g.name for g in GATES if g.may_be_missing} == unknown
    assert {g.name for g in GATES if g.scope} == scope
