"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.ledger.folding import fold, fold_all, nearest, quoted


@pytest.mark.parametrize(
    "word",
    [
        "总投资（万元）",
        " 总投资 (万元)",
        "总投资〔万元〕",
        "总投资【万元】",
        "总\n投资(万元)\u200b",
    ],
)
def test_spellings_that_nobody_means_fold_together(word: str) -> None:
    assert fold(word) == "总投资(万元)"


@given(st.lists(st.text() | st.text("e\u0301 \0（ﬁΣς")))
def test_all_at_once_or_one_by_one_is_the_same(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(st.text(alphabet="项目总投资（）()【】万亿元㎡ABｃ１２ \u3000\u200b\n"))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_word_comes_first_and_far_words_do_not_come() -> None:
    assert nearest("李x明", ["李晓明", "王大海", "李小平"])[0] == "李晓明"
    assert nearest("用地面积", ["Z9"]) == ()


def test_words_are_quoted_in_chinese() -> None:
    assert quoted(["甲", "乙"]) == "“甲”、“乙”"
