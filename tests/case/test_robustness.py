"""The noun: found by kind and name, and one JSON document."""

from __future__ import annotations

import json

import pytest

from tests.case.robust_answers import answer, tree
from zsyz_model.case.robustness import STARTED, robustness_document


def test_probabilities_are_found_by_kind_and_promises_by_name() -> None:
    assert [x.subject for x in answer().of(STARTED)] == ["P1", "P2"]
    assert tree().plan("按期").worst == 120
    with pytest.raises(KeyError, match="没有"):
        tree().plan("没有")


def test_the_document_is_json_and_whole() -> None:
    document = json.loads(json.dumps(robustness_document(answer()), ensure_ascii=False))

    assert document["tree"]["plans"][1]["promises"] == {"P2": "J1"}
    assert document["chances"][0]["percent"] == 60.4
    assert document["weak_points"][0]["conditions"][1]["value"] == 2
    assert robustness_document(answer(with_tree=False))["tree"] is None
