"""`zsyz explore`: the scenario is checked first, the address is told, everything ends with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.cli.exploring import run_explore
from zsyz_model.explorer import serving
from zsyz_model.explorer.serving import Served
from zsyz_model.findings import InputError


def test_a_scenario_with_a_mistake_is_refused_before_anything_is_served(tmp_path: Path) -> None:
    path = write_county(tmp_path, "nmae: x\n")

    with pytest.raises(InputError, match="nmae"):
        run_explore(path, 0, tmp_path, False, False)


@pytest.mark.parametrize("as_json", [True, False])
def test_the_address_is_told_for_people_and_for_programs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    as_json: bool,
) -> None:
    served: list[tuple[object, ...]] = []

    def serve(scenario: Path, out: Path, port: int, told: object, *, browser: bool) -> None:
        served.append((scenario, out, port, browser))
        told(Served(8868, "abc"))  # type: ignore[operator]

    monkeypatch.setattr(serving, "serve", serve)
    path = write_county(tmp_path)

    assert run_explore(path, 9000, tmp_path, True, as_json) == 0
    said = capsys.readouterr()

    assert served == [(path, tmp_path, 9000, True)]
    if as_json:
        assert json.loads(said.out) == {
            "url": "http://127.0.0.1:8868/?token=abc", "port": 8868, "token": "abc",
        }  # fmt: skip
    else:
        assert "8868/?token=abc" in said.err
