"""What the question notebook shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.batch import plan_only
from zsyz_model.batch.home import HOME
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.questions.offered import QUESTIONS
from zsyz_model.batch.questions_window import open_questions

POOR = "changes:\n  - {sheet: 预算, key: '2027', column: 用地预算, set: 30}\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No runs of this machine are found."""
    monkeypatch.setenv(HOME, str(tmp_path))


@pytest.mark.slow
def test_every_question_is_answered_by_itself(tmp_path: Path) -> None:
    window = open_questions(str(write_county(tmp_path)))

    assert "总览" in window.overview().data
    pages = {name: window.answer(name).data for name in QUESTIONS}
    assert all("<li>" in page and "没有答复" not in page for page in pages.values())
    assert "没有别的问题" in window.others().data
    assert window.summary().data.count("已答复") == len(QUESTIONS)
    assert window.verdict().startswith("小县：已证明最优，0 项违约；问了 9 个问题")
    assert window.finish().endswith(SENTINEL)


def test_one_question_may_be_asked_alone_with_its_words(tmp_path: Path) -> None:
    window = open_questions(
        str(write_county(tmp_path)), "", "why", project="P1", leader="L1", quarter=""
    )

    assert "没有问这一项" in window.answer("match").data
    assert "若由 L1 县委副书记 包保 P1 新材料一期" in window.others().data
    assert list(window.answers) == ["why"]
    assert window.finish().endswith(SENTINEL)


def test_a_wrong_word_is_told_and_the_batch_knows(tmp_path: Path) -> None:
    window = open_questions(str(write_county(tmp_path)), "", "why", project="P9")

    assert "没有项目“P9”" in window.answer("why").data
    assert "没有项目“P9”" in window.summary().data
    assert SENTINEL not in window.finish()


def test_a_question_that_is_none_is_told(tmp_path: Path) -> None:
    window = open_questions(str(write_county(tmp_path)), "", "wy")

    assert "没有问题“wy”" in window.overview().data
    assert SENTINEL not in window.finish()


def test_a_broken_ledger_shows_its_findings_and_no_error(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"")

    window = open_questions(str(path))

    assert "F01" in window.overview().data
    for shown in (window.answer("why"), window.others(), window.form(), window.summary()):
        assert "资料有误" in shown.data or "没有" in shown.data  # type: ignore[attr-defined]
    assert SENTINEL not in window.finish()


def test_a_case_without_a_plan_is_asked_for_its_ways_out(tmp_path: Path) -> None:
    window = open_questions(str(write_county(tmp_path, BASE + POOR)), "", "repair")

    assert "没有可行方案" in window.overview().data
    assert "2027 年再增 130 万元用地预算" in window.answer("repair").data
    assert "没有可行方案" in window.finish()
    assert window.finish().endswith(SENTINEL)


def test_a_finished_run_is_asked_without_solving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_county(tmp_path)
    run = plan_only(path, tmp_path / "reports").run
    assert run is not None
    monkeypatch.delattr("zsyz_model.batch.questions_window.know")

    found, given = open_questions(str(path)), open_questions(str(path), str(run.folder))

    assert found.desk is not None
    assert given.desk is not None
    assert found.desk.known.plan == given.desk.known.plan
    assert isinstance(given.form().children, tuple)  # type: ignore[attr-defined]


def test_a_run_whose_inputs_changed_since_is_not_asked(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    run = plan_only(path, tmp_path / "reports").run
    assert run is not None
    path.write_text(BASE + "goals: {discount: 0.9}\n", encoding="utf-8")

    window = open_questions(str(path), str(run.folder))

    assert "情景在运行之后改动过" in window.overview().data
    assert SENTINEL not in window.finish()
