"""The table core / swing / never and its sentences, worked by hand."""

from __future__ import annotations

from zsyz_model.case import Goal, Lead, Plan, Start, Status
from zsyz_model.case.alternatives import (
    Alternatives,
    Ending,
    Part,
    Standing,
    Way,
    alternatives_document,
    alternatives_words,
    standings_of,
)
from zsyz_model.case.answers import Loss


def _plan(starts: dict[str, str], leads: dict[str, str]) -> Plan:
    return Plan(
        Status.OPTIMAL,
        "tiers",
        (Goal("merit", 100.0, 100.0, 0.0),),
        tuple(Start(p, way[:6], way[7:], 10.0) for p, way in starts.items()),
        tuple(Lead(p, who, 1.0, 50, False) for p, who in leads.items()),
    )


PLANS = (
    _plan({"P1": "2027Q1 new", "P2": "2027Q2 J1"}, {"P1": "L1", "P2": "L2"}),
    _plan({"P1": "2027Q1 new", "P3": "2027Q2 J1"}, {"P1": "L2", "P3": "L1"}),
)
ANSWER = Alternatives(
    wanted=3,
    within=0.02,
    least=4,
    kinds=("开工", "包保"),
    floors={"merit": 98.0},
    ways=(
        Way(1, PLANS[0], (Loss("merit", 100.0, 100.0, 0.0, 0.0, 0.0),), ()),
        Way(2, PLANS[1], (Loss("merit", 100.0, 99.25, 0.75, 0.75, 0.75),), (5,)),
    ),
    ending=Ending.FEWER,
    standings=standings_of(PLANS, ["P1", "P2", "P3", "P4"], ["P1", "P2", "P3"]),
    gap=0.0,
)


def test_a_promise_of_all_is_core_of_some_swing_of_none_never() -> None:
    parts = {(x.kind, x.subject): (x.part, x.same) for x in ANSWER.standings}

    assert parts == {
        ("开工", "P1"): (Part.CORE, True),
        ("开工", "P2"): (Part.SWING, False),
        ("开工", "P3"): (Part.SWING, False),
        ("开工", "P4"): (Part.NEVER, True),
        ("包保", "P1"): (Part.CORE, False),
        ("包保", "P2"): (Part.SWING, False),
        ("包保", "P3"): (Part.SWING, False),
    }
    assert Standing("开工", "P2", ("2027Q2 J1", "")) in ANSWER.standings


def test_the_answer_in_sentences() -> None:
    assert alternatives_words(ANSWER) == (
        "各目标与原方案相比让出不超过 2%、相互至少有 4 项承诺（开工、包保）不同的方案："
        "要 3 个，得 2 个（含原方案），已证明没有更多。",
        "开工：核心 1 个（各方案都有，其中 1 个季度和地块也相同），摇摆 2 个（有的方案有），从未 1 个（都没有）。",
        "包保：核心 1 个（各方案都有，其中 0 个领导也相同），摇摆 2 个（有的方案有），从未 0 个（都没有）。",
        "方案 2：与原方案相差 5 项；让出开工价值 0.75 分。",
    )


def test_the_document_has_every_plan_whole() -> None:
    document = alternatives_document(ANSWER)

    ways = document["ways"]
    assert isinstance(ways, list)
    assert [Plan.from_json(way["plan"]).starts for way in ways] == [x.starts for x in PLANS]
    assert document["table"] == {
        "开工": {"核心": 1, "摇摆": 2, "从未": 1, "相同": 1},
        "包保": {"核心": 1, "摇摆": 2, "从未": 0, "相同": 0},
    }
