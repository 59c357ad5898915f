"""The nouns of scoring tables."""

from __future__ import annotations

from zsyz_model.case.score_table import ScoreItem, Term


def test_a_term_counts_whole_and_an_item_has_no_limits_unless_said() -> None:
    item = ScoreItem("a", "given", (Term("x"),))

    assert item.terms[0].weight == 1
    assert (item.cap, item.floor, item.group, item.after) == (None, None, "", "")
