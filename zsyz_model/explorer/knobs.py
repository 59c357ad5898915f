"""What a planner may move: each knob with its title, unit, range and the value of the opened case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Case, missing, named, ordinal
from zsyz_model.case.rule import rules_in
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.gates import GATES
from zsyz_model.tables import TABLES

Value = float | int | str
RULE, CELL, TIMES = "rule", "cell", "times"
"""A rule of the scenario; one cell of the ledger; a factor, in percent, on a column."""
GATES_GROUP, WEIGHTS, LEADERS, LAND, DATES = (
    "准入门槛与等次线", "评分权重", "领导时间", "用地指标与预算", "时间",
)  # fmt: skip
GROUPS = (GATES_GROUP, WEIGHTS, LEADERS, LAND, DATES)
PLAN_QUOTA = "计划指标"
MOST_QUARTERS, NEAR_QUARTERS = 16, 12


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing that may be moved; `key` says where it is written ("rule/land.relocate").

    `value` is what the opened case has. Numbers lie between `low` and `high` in steps of
    `step`; `options` are given where only some words are possible. `subject` is the row that a
    knob is about, where many rows have the same knob: those are chosen from a list.
    """

    key: str
    title: str
    group: str
    value: Value
    unit: str = ""
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    options: tuple[str, ...] = ()
    subject: str = ""

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are possible."""
        return isinstance(self.value, int)

    @property
    def label(self) -> str:
        """The title with its unit."""
        return f"{self.title}({self.unit})" if self.unit else self.title


def knobs_of(case: Case) -> dict[str, Knob]:
    """Every knob of a case by its key, group by group."""
    found = (*_gates(case), *_weights(case), *_leaders(case), *_land(case), *_dates(case))
    return {knob.key: knob for knob in found}


def _rule(case: Case, path: str, group: str, high: float, step: float, title: str = "") -> Knob:
    """A rule of the scenario that is one number."""
    note = next(x for x in rules_in(case.scenario) if x.key == path)
    return Knob(
        f"{RULE}/{path}", title or note.title, group, note.value, note.unit, 0.0,
        max(high, float(note.value)), step,
    )  # fmt: skip


def _gates(case: Case) -> Iterator[Knob]:
    """Numeric thresholds of admission that hold on the cut-off date, and the marks of the score."""
    for path in ("scoring.pass_mark", "scoring.priority_mark"):
        yield _rule(case, path, GATES_GROUP, 100.0, 1.0)
    given = case.scenario.admission.thresholds
    wanted = set(case.scenario.admission.gates)
    for gate in GATES:
        if isinstance(gate.threshold, tuple) or not gate.holds_on(case.scenario.as_of):
            continue
        if wanted and not wanted & {gate.name, gate.title}:
            continue
        value = float(given.get(gate.name, given.get(gate.title, gate.threshold)))
        key = f"{RULE}/admission.thresholds.{gate.name}"
        step = 500.0 if value >= 1000 else 1.0 if value >= 5 else 0.1
        yield Knob(key, gate.title, GATES_GROUP, value, gate.unit, 0.0, max(4 * value, 1.0), step)
    yield _rule(case, "leaders.compulsory_wan", GATES_GROUP, 200_000.0, 1000.0)


def _weights(case: Case) -> Iterator[Knob]:
    given = case.scenario.scoring.weights
    for one in CRITERIA:
        value = float(given.get(one.name, given.get(one.title, one.weight)))
        key = f"{RULE}/scoring.weights.{one.name}"
        yield Knob(key, one.title, WEIGHTS, value, "分", 0.0, max(40.0, value), 1.0)


def _leaders(case: Case) -> Iterator[Knob]:
    yield _rule(case, "leaders.visits_per_week", LEADERS, 5.0, 0.5)
    yield _rule(case, "leaders.default_most", LEADERS, 12, 1.0)
    sheet = TABLES["leaders"]
    for who, row in case.leaders.iterrows():
        name = f"{who} {row['title']}"
        hours = sheet.by_name["hours"]
        key = f"{CELL}/{sheet.sheet}/{who}/{hours.label}"
        yield Knob(key, hours.label, LEADERS, float(row["hours"]), "小时", 0.0, 80.0, 0.5, (), name)
        most = sheet.by_name["most"]
        given = case.scenario.leaders.default_most if missing(row["most"]) else int(row["most"])
        key = f"{CELL}/{sheet.sheet}/{who}/{most.label}"
        yield Knob(key, most.label, LEADERS, given, "个", 0.0, 12.0, 1.0, (), name)


def _land(case: Case) -> Iterator[Knob]:
    quota, budget = TABLES["quota"], TABLES["budget"]
    amount, land = quota.by_name["amount"].label, budget.by_name["land_wan"].label
    table = case.table("quota")
    ours = table[table["quota_kind"] == PLAN_QUOTA].sort_values("quarter")
    if len(ours):
        key = f"{TIMES}/{quota.sheet}/{PLAN_QUOTA}/{amount}"
        yield Knob(key, "计划指标合计，原为100", LAND, 100, "%", 0.0, 200.0, 5.0)
    for index, row in ours.iterrows():
        mu = float(row["amount"])
        key = f"{CELL}/{quota.sheet}/{index}/{amount}"
        title = f"计划指标 {row['quarter']}"
        yield Knob(key, title, LAND, mu, "亩", 0.0, max(500.0, 2 * mu), 10.0)
    for year, row in case.table("budget").iterrows():
        wan = float(row["land_wan"])
        key = f"{CELL}/{budget.sheet}/{year}/{land}"
        yield Knob(key, f"用地预算 {year}", LAND, wan, "万元", 0.0, max(10_000.0, 3 * wan), 100.0)
    for path, high, step, title in (
        ("land.schemes_at_once", 10, 1.0, "同时复垦项目上限"),
        ("land.advance_most_mu", 500.0, 10.0, "计划指标预支上限"),
        ("land.turnover_most_mu", 500.0, 10.0, "挂钩周转指标规模"),
        ("land.linkage_sale_most_mu", 500.0, 10.0, "节余指标出售上限"),
    ):
        yield _rule(case, path, LAND, high, step, title)


def _dates(case: Case) -> Iterator[Knob]:
    span = case.scenario.horizon
    first = ordinal(span.first_quarter)
    near = tuple(named(first + i) for i in range(-4, NEAR_QUARTERS + 1))
    yield Knob(
        f"{RULE}/horizon.first_quarter", "首个计划季度", DATES, span.first_quarter, options=near
    )
    yield Knob(
        f"{RULE}/horizon.quarters", "计划季度数", DATES, span.quarters, "季度", 1,
        max(MOST_QUARTERS, span.quarters), 1,
    )  # fmt: skip
    yield Knob(f"{RULE}/as_of", "数据截止日", DATES, case.scenario.as_of)
    yield _rule(case, "goals.discount", DATES, 1.0, 0.01)
    sheet = TABLES["projects"]
    label = sheet.by_name["earliest"].label
    for project, value in case.projects["earliest"].items():
        known = "" if missing(value) else str(value)
        words = tuple(dict.fromkeys((known, "", *near)))
        key = f"{CELL}/{sheet.sheet}/{project}/{label}"
        yield Knob(key, label, DATES, known, options=words, subject=case.named(str(project)))
