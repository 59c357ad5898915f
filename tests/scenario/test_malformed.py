"""Every malformed scenario is refused with file:line:column and advice; what is nearly the same is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.files import refusals
from tests.scenario.malformed import HEAD, MALFORMED, Malformed, write_beside, written
from zsyz_model.findings import Severity
from zsyz_model.scenario import read_scenario


def test_the_corpus_is_large_and_names_each_way_once() -> None:
    assert len({one.name for one in MALFORMED}) == len(MALFORMED) >= 60
    assert len({one.text for one in MALFORMED}) == len(MALFORMED)


@pytest.mark.parametrize("one", MALFORMED, ids=lambda one: one.name)
def test_a_malformed_scenario_is_refused_at_its_place(tmp_path: Path, one: Malformed) -> None:
    found = refusals(written(tmp_path, one))

    assert (one.code, one.file, one.at) in [(f.code, f.place.file, f.place.cell) for f in found]
    assert all(f.severity is Severity.REFUSED and f.advice and ":" in f.place.cell for f in found)
    (told,) = [f for f in found if (f.code, f.place.cell) == (one.code, one.at)][:1]
    assert one.advice in told.advice
    assert f"{one.at}" in str(told)


SOUND = (
    "solver: {gap: 0.0001}\n", "horizon: {quarters: 8}\n", "land: {relocate: true}\n", "title: '4'\n",
    "name: nul-1\n", "extends: base.yaml\n", "goals: {invest_power: 0.5}\n", "as_of: 2026-02-28\n",
    "extends: base.yaml\nchanges:\n- {id: quota, drop: true}\n", "title: a：b\n", "# 注释：全角\n",
)  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_what_is_nearly_the_same_is_accepted(tmp_path: Path, text: str) -> None:
    write_beside(tmp_path)
    path = tmp_path / "good.yaml"
    path.write_text(HEAD + text, encoding="utf-8")

    assert read_scenario(path).ledger.name == "ledger.xlsx"
