"""After an event: feasible, then the fewest broken promises, then the goals; on the toy county."""

from __future__ import annotations

import pytest

from tests.cases import make_scenario, toy_case
from zsyz_model.case import Case, Change, Kept, SolverRules
from zsyz_model.findings import InputError, NoPlanError
from zsyz_model.inquiry import know, wished
from zsyz_model.inquiry.replan import after, fewest_of, replan, with_changes
from zsyz_model.judge import check_kept_plan
from zsyz_model.pipeline import admit
from zsyz_model.scenario import Events

KNOWN = know(toy_case(make_scenario(solver=SolverRules(gap=0.0))))
LESS = Change("用地指标", "2027Q2/计划指标", column="数量", set=0, reason="指标迟到")


def happened(*changes: Change) -> Case:
    return after(KNOWN.case, Events(changes, "事件"))


def test_an_unchanged_county_keeps_every_promise_and_the_plan() -> None:
    answer = replan(KNOWN, KNOWN.case)

    assert (answer.fewest, answer.bound, answer.forced, answer.moves) == (0, 0, (), ())
    assert all(loss.worse == 0 for loss in answer.costs)
    assert [point.changed for point in answer.curve] == [0]


def test_a_leader_who_leaves_takes_only_their_own_promises() -> None:
    lead = next(x for x in KNOWN.plan.leads if x.leader_id == "L3")

    answer = replan(KNOWN, happened(Change("领导", "L3", remove=True)))

    gone = [x.project_id for x in KNOWN.plan.leads if x.leader_id == "L3"]
    assert answer.forced == tuple(f"{p} 的包保领导" for p in gone)
    assert answer.fewest == len(gone)
    assert {m.subject for m in answer.moves if m.kind == "包保"} == set(gone)
    assert lead.project_id in gone


def test_a_withdrawn_project_breaks_its_own_promises_and_no_other() -> None:
    project = KNOWN.plan.starts[-1].project_id

    answer = replan(KNOWN, happened(Change("项目", project, remove=True)))

    assert set(answer.forced) == {f"{project} 的开工", f"{project} 的包保领导"}
    assert answer.fewest == 2


def test_fewer_changes_never_win_anything_and_the_judge_agrees() -> None:
    case = happened(LESS)
    fewest = fewest_of(case, KNOWN.plan)
    answer = replan(KNOWN, case)

    assert answer.fewest == fewest.together > 0
    assert [point.most for point in answer.curve][-1] is None
    for most in range(fewest.together, answer.curve[-1].changed):
        plan = with_changes(KNOWN, case, fewest, most).plan
        assert plan.changes <= most
        assert check_kept_plan(*admit(case), plan, Kept(KNOWN.plan, most)) == ()
    merits = [g.value for point in answer.curve for g in point.goals if g.name == "merit"]
    assert merits == sorted(merits)


def test_one_change_fewer_than_the_fewest_has_no_plan() -> None:
    case = happened(LESS)
    fewest = fewest_of(case, KNOWN.plan)

    with pytest.raises(NoPlanError, match="没有任何可行方案"):
        with_changes(KNOWN, case, fewest, fewest.together - 1)


def test_an_event_about_somebody_who_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="L99"):
        happened(Change("领导", "L99", remove=True))


def test_an_event_that_leaves_no_plan_says_what_stands_in_the_way() -> None:
    poor = wished(KNOWN.case, changes=[Change("预算", "2027", column="用地预算", set=100)])

    with pytest.raises(NoPlanError, match="用地预算还差"):
        replan(KNOWN, poor)
