"""The register finds runs by what their RUN.json say."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.runs import Search, attempt, input_hashes, publish, register, run_folder

LEDGER, SCENARIO = "ab12" + "0" * 60, "cd34" + "0" * 60


def stored(root: Path, name: str, run: str, created: str, **more: object) -> None:
    target = run_folder(root, name, run)
    record = {
        "run_id": run, "created": created, "scenario": {"name": name, "title": "指标收紧"},
        "inputs": {"C:\\台账\\ledger.xlsx": LEDGER, "/s/base.yaml": SCENARIO}, **more,
    }  # fmt: skip
    with attempt(target) as folder:
        publish(folder, target, record)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    stored(tmp_path, "base", "aa", "2026-10-01T08:00:00Z", status="OPTIMAL")
    stored(tmp_path, "base@紧", "bb", "2026-11-23T23:59:59Z", status="FEASIBLE_LIMIT")
    stored(tmp_path, "other", "cc", "2026-11-24T00:00:00Z", inputs={"/x/other.xlsx": "ff" * 32})
    (tmp_path / "base" / "half").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(), ["cc", "bb", "aa"]),
        (Search(scenario="base"), ["bb", "aa"]),
        (Search(scenario="base@"), ["bb"]),
        (Search(since="2026-11-01", until="2026-11-23"), ["bb"]),
        (Search(until="2026-10-01"), ["aa"]),
        (Search(digest="AB12"), ["bb", "aa"]),
        (Search(digest="b12"), []),
        (Search(words=("optimal",)), ["aa"]),
        (Search(words=("收紧", "LEDGER.xlsx")), ["bb", "aa"]),
        (Search(words=("收紧", "nothing")), []),
    ],
    ids=str,
)
def test_runs_are_found_newest_first(root: Path, search: Search, found: list[str]) -> None:
    assert [run.run_id for run in register(root, search)] == found


def test_inputs_are_named_without_their_folders() -> None:
    record = {"inputs": {"C:\\a\\l.xlsx": "1", "/b/s.yaml": "2"}}

    assert input_hashes(record) == {"l.xlsx": "1", "s.yaml": "2"}
    assert input_hashes({"inputs": []}) == {}
