from __future__ import annotations

from zsyz_model.report.papers.linked import FIRST, Linked, added
from zsyz_model.sheets import Formula


def test_a_column_knows_where_it_stands_and_its_sum_is_a_formula() -> None:
    page = Linked("表", ("编号", "亩"), [["a", 1.1], ["b", Formula("=1+1", 2.0)]], ("亩",))

    assert page.span("亩") == f"'表'!$B${FIRST}:$B${FIRST + 1}"
    assert page.total("亩") == Formula("=SUM('表'!$B$4:$B$5)", 3.1)
    assert page.sheet("脚").rows[-1] == ["合计", page.total("亩")]
    assert page.sheet("脚").foot == "脚"


def test_the_sum_of_an_empty_table_is_not_about_itself() -> None:
    page = Linked("表", ("编号", "亩"), [], ("亩",))

    assert page.sheet("").rows == [["合计", Formula("=SUM('表'!$B$5:$B$5)", 0)]]


def test_words_and_missing_numbers_are_not_added() -> None:
    assert added([1.005, "x", None, float("nan"), 2]) in (3.0, 3.01)
