"""Allowed keys and types come from the dataclasses."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.case import LandRules, Pin
from zsyz_model.scenario.fields import nearest, read_record
from zsyz_model.scenario.strict import Branch, Leaf, Spot

HERE = Spot(Path("s.yaml"), 3, 7)


def branch(**texts: str) -> Branch:
    return Branch(HERE, {k: Leaf(HERE, v) for k, v in texts.items()}, dict.fromkeys(texts, HERE))


def test_only_the_keys_that_are_given_are_read() -> None:
    read = read_record(LandRules, branch(relocate="false", farmland_share="1"), "land")

    assert read.value == {"relocate": False, "farmland_share": 1.0}
    assert isinstance(read.value["farmland_share"], float)
    assert set(read.spots) == {"land.relocate", "land.farmland_share"}


def test_a_record_without_its_needed_field_is_told() -> None:
    (finding,) = read_record(Pin, branch(leader="L1"), "pins[0]").findings

    assert (finding.fact, finding.subject) == ("缺少“project”", "pins[0]")


@pytest.mark.parametrize(
    ("word", "meant"), [("quarter", "quarters"), ("seconds ", "seconds"), ("xyz", "")]
)
def test_the_nearest_word_is_offered_only_when_near(word: str, meant: str) -> None:
    assert nearest(word, ["quarters", "first_quarter", "seconds"]) == meant
