"""An answer as a page: whole, escaped, charts inside."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from zsyz_model.batch.questions.desk import Answer
from zsyz_model.batch.questions.shown import OPEN_ROWS, answer_html
from zsyz_model.findings import Finding, Severity
from zsyz_model.report.fonts import chart_style


def test_sentences_charts_and_tables_stand_in_this_order() -> None:
    with chart_style():
        chart = Figure(figsize=(1, 1))
        chart.text(0, 0, "结论“甲”")
    few, many = (pd.DataFrame({"项": range(n)}) for n in (OPEN_ROWS, OPEN_ROWS + 1))

    page = answer_html(
        Answer("为什么？", ("因为。",), [chart], {"短": few, "长": many}, seconds=1.26)
    )

    order = [
        page.index(word) for word in ("为什么？", "因为。", "<img alt=", "<summary>短", "1.3 秒")
    ]
    assert order == sorted(order)
    assert 'alt="结论“甲”" src="data:image/png;base64,iVBOR' in page
    assert page.count("<details open>") == 1
    assert f"<details><summary>长（{OPEN_ROWS + 1} 行）</summary>" in page


def test_a_refusal_has_no_chart_and_says_what_to_do() -> None:
    page = answer_html(
        Answer("问", findings=(Finding("Q04", "没有“P9”", "是否“P1”", Severity.REFUSED),))
    )

    assert "没有答复" in page
    assert "[Q04] 没有“P9”。处理：是否“P1”" in page
    assert "<img" not in page


def test_words_of_the_data_are_escaped() -> None:
    page = answer_html(Answer("<b>", ("<script>",), (), {"<i>": pd.DataFrame({"<u>": ["<s>"]})}))

    assert not {"<b>", "<script>", "<i>", "<u>", "<s>"} & set(page.replace("><", "> <").split())
    assert "&lt;script&gt;" in page
