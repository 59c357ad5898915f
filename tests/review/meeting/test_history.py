from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_case, make_ledger, make_scenario, place
from zsyz_model.case import Admission, Case, Refusal
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.review.meeting.history import check_history, last_decisions

AS_OF = "2026-10-31"
NOBODY = Admission((), ())


def decided(met_on: str, verdict: str, project: str = "P1", **cells: Any) -> dict[str, Any]:
    """A decision that names everybody it must, some cells replaced."""
    day = pd.Timestamp(met_on)
    who = {"unit": "开发区", "commander": "L2", "due_on": day + pd.Timedelta(days=30)}
    return {"project_id": project, "met_on": day, "verdict": verdict, **who, **cells}


def county(*rows: dict[str, Any]) -> Case:
    return make_case(make_scenario(as_of=AS_OF), decisions=rows)


def told(*rows: dict[str, Any], admission: Admission = NOBODY) -> list[Finding]:
    return list(check_history(county(*rows), admission))


def refusal(project: str, rule: str, title: str) -> Refusal:
    return Refusal(project, rule, title, "", "", Place(), "", "")


def test_the_last_verdict_up_to_the_cut_off_counts_that_day_included() -> None:
    last = last_decisions(
        county(
            decided("2026-10-31", "暂缓"),
            decided("2026-03-02", "不予"),
            decided("2026-11-01", "准入"),
            decided("2026-08-05", "准入", "P2"),
        )
    )

    assert {p: (d.verdict, d.met_on.isoformat(), d.final) for p, d in last.items()} == {
        "P1": ("暂缓", "2026-10-31", False),
        "P2": ("准入", "2026-08-05", True),
    }
    assert last["P2"].project_id == "P2"


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = decided("2026-09-10", "准入"), decided("2026-03-02", "暂缓")
    unsorted = Case(make_scenario(as_of=AS_OF), make_ledger(decisions=rows))

    assert last_decisions(unsorted)["P1"].verdict == "准入"


def test_a_decision_of_the_future_does_not_count_and_is_told() -> None:
    (finding,) = told(decided("2026-11-01", "准入", commander=None))

    assert last_decisions(county(decided("2026-11-01", "准入"))) == {}
    assert (finding.code, finding.severity) == ("S21", Severity.WARNING)
    assert finding.place == place("decisions", 1, "met_on")
    assert (finding.subject, finding.value) == ("P1/2026-11-01", "2026-11-01")
    assert finding.fact == "会议日期晚于截止日 2026-10-31，本行不计"
    assert finding.advice == "核对日期；会已开的，把情景的 as_of 改到会议当日或以后"


@pytest.mark.parametrize("between", [(), (decided("2026-05-01", "暂缓"),)])
def test_final_verdicts_that_differ_are_told_at_the_later_one(between: Any) -> None:
    (finding,) = told(decided("2026-03-02", "不予"), *between, decided("2026-09-10", "准入"))

    assert finding.code == "S22"
    assert finding.place == place("decisions", 2 + len(between), "verdict")
    assert finding.fact == "2026-03-02 已不予，2026-09-10 又准入，以后一次为准"
    assert finding.advice == "核对两次会议纪要，改正其中一行"


def test_the_same_verdict_twice_or_one_put_off_first_is_no_contradiction() -> None:
    rows = (
        decided("2026-03-02", "暂缓"),
        decided("2026-05-01", "准入"),
        decided("2026-06-01", "准入"),
    )

    assert told(*rows) == []


def test_an_admission_that_names_nobody_is_told_at_each_empty_cell() -> None:
    found = told(decided("2026-09-10", "准入", unit=None, commander=None, due_on=pd.NaT))

    assert [(f.code, f.place) for f in found] == [
        ("S23", place("decisions", 1, column)) for column in ("unit", "due_on", "commander")
    ]
    assert [f.fact for f in found] == [
        "准入项目没有写明责任单位", "准入项目没有写明办理期限", "准入项目没有写明指挥长",
    ]  # fmt: skip
    assert found[0].advice == "按会议纪要补填“责任单位”"


def test_whoever_is_put_off_rejected_or_admitted_before_need_name_nobody() -> None:
    bare: dict[str, Any] = {"unit": None, "commander": None, "due_on": pd.NaT}
    rows = (
        decided("2026-09-10", "暂缓", **bare),
        decided("2026-09-10", "不予", "P2", **bare),
        decided("2026-03-02", "准入", "P3", **bare),
        decided("2026-09-10", "准入", "P3"),
    )

    assert told(*rows) == []


def test_an_admission_that_the_gates_refuse_now_is_told_with_their_titles() -> None:
    broken = (
        refusal("P1", "min_invest", "总投资门槛"),
        refusal("P1", "missing_data", "资料不足"),
        refusal("P1", "missing_data", "资料不足"),
        refusal("P2", "min_invest", "总投资门槛"),
    )

    (finding,) = told(
        decided("2026-09-10", "准入"),
        decided("2026-09-10", "不予", "P2"),
        admission=Admission((), broken),
    )

    assert (finding.code, finding.place) == ("S24", place("decisions", 1, "verdict"))
    assert finding.fact == "2026-09-10 已准入，而按现在的台账不过准入规则：总投资门槛、资料不足"
    assert finding.advice == "核对台账；情况确已改变的，提请评审委员会复议"


@pytest.mark.parametrize("rule", ["finished", "ended"])
def test_a_project_that_went_its_way_after_the_admission_is_no_contradiction(rule: str) -> None:
    gone = Admission((), (refusal("P1", rule, "已建成投产"),))

    assert told(decided("2026-09-10", "准入"), admission=gone) == []


def test_the_conditions_are_quoted_without_telephone_numbers() -> None:
    # An invented number.
    quoted = [
        last_decisions(county(decided("2026-09-10", "暂缓", conditions=words)))["P1"].quoted
        for words in ("取得能评批复后再议，联系13900000000", None)
    ]

    assert quoted == [
        "2026-09-10 暂缓，条件：“取得能评批复后再议，联系139****0000”",
        "2026-09-10 暂缓，未写条件",
    ]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(("P1", "P2")),
        st.integers(1, 30),
        st.sampled_from(("准入", "暂缓", "不予")),
    ),
    max_size=8,
    unique_by=lambda row: row[:2],
)


@settings(max_examples=30, deadline=None)
@given(ROWS, st.integers(1, 30))
def test_the_last_verdict_is_the_last_of_the_list(
    rows: list[tuple[str, int, str]], cut: int
) -> None:
    table = [decided(f"2026-06-{day:02}", verdict, p) for p, day, verdict in rows]
    case = make_case(make_scenario(as_of=f"2026-06-{cut:02}"), decisions=table)
    expected = {p: v for p, day, v in sorted(rows, key=lambda row: row[1]) if day <= cut}

    assert {p: d.verdict for p, d in last_decisions(case).items()} == expected
    future = [f for f in check_history(case, NOBODY) if f.code == "S21"]
    assert len(future) == sum(day > cut for _, day, _ in rows)
