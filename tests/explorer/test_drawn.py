"""Words, goals, ranking and findings as html: the numbers as they are, hostile names as words."""

from __future__ import annotations

import re

from tests.explorer.county import HOSTILE
from tests.explorer.test_state import guess, plan
from zsyz_model.case import Goal
from zsyz_model.explorer.drawn import (
    findings_html,
    goals_html,
    plain,
    progress_html,
    ranking_html,
    refusal_html,
)
from zsyz_model.explorer.views import ESTIMATED, NONE, PROVEN, Ranked, View
from zsyz_model.findings import Finding, Place, Severity


def ranked(place: int, name: str, total: float = 50.0) -> Ranked:
    return Ranked(place, name, name, total, {"甲": total}, "达标", "未安排开工", False)


def picture(label: str) -> View:
    goals = (Goal("merit", 90.5, 100.0, 0.1), Goal("missed_targets", 2.0, 1.0, 0.5), Goal("land_cost", 5.0, 0.0, 1.0))  # fmt: skip
    return View(label, goals, (), 3, (), (), (), starts=4.0, gap=0.00012)


def words(page: str) -> str:
    return re.sub("<[^>]+>", " ", page)


def test_an_estimate_tells_bounds_and_a_plan_tells_values() -> None:
    guess_, sure = words(goals_html(picture(ESTIMATED))), words(goals_html(picture(PROVEN)))

    assert "不超过 100" in guess_
    assert "不少于 1" in guess_
    assert "用地费用" not in guess_
    assert "90.5" in sure
    assert "界限 100，差距 10.00%" in sure
    assert "最大相对差距 0.0120%" in sure
    assert "没有任何方案" in words(goals_html(picture(NONE)))
    assert "未证明最优" in words(goals_html(picture("时限内最好")))


def test_a_ranking_says_who_rose_and_who_fell() -> None:
    rows = [ranked(1, "A"), ranked(2, "B"), ranked(3, "C"), ranked(4, "D")]

    told = words(ranking_html(rows, {"A": 3, "B": 1, "C": 3}))

    assert ["↑ 2" in told, "↓ 1" in told, "—" in told, "新准入" in told] == [True] * 4
    assert "没有准入项目" in ranking_html([], {})


def test_the_county_s_own_points_stand_in_the_ranking() -> None:
    for view in (guess().view, plan()[1]):
        told = words(ranking_html(view.ranking, {}))
        assert all(f"{one.total:.2f}" in told for one in view.ranking)


def test_hostile_words_stay_words() -> None:
    place = Place(file=HOSTILE, sheet=HOSTILE)
    finding = Finding("X", HOSTILE, HOSTILE, Severity.WARNING, place, HOSTILE, HOSTILE)
    pages = (
        ranking_html([ranked(1, HOSTILE)], {}), findings_html([finding]), refusal_html([finding]),
        plain(HOSTILE), progress_html(HOSTILE, 2.0), goals_html(picture(HOSTILE)),
    )  # fmt: skip

    for page in pages:
        assert "<img" not in page
        assert "<script" not in page


def test_the_gravest_findings_come_first_and_too_many_are_counted() -> None:
    found = [Finding("X", f"事实{i}", severity=Severity.NORMALISED) for i in range(305)]
    page = findings_html([*found, Finding("Y", "最重", severity=Severity.REFUSED)])

    assert page.index("最重") < page.index("事实0")
    assert "另有 6 条未列出" in page
    assert "没有发现问题" in findings_html([])
    assert refusal_html([]) == ""


def test_progress_stays_within_its_bar() -> None:
    assert 'value="100"' in progress_html("x", 1.7)
    assert 'value="0"' in progress_html("x", -1.0)
