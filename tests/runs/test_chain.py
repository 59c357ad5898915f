"""The log of runs: a chain in which every changed byte, missing line and exchanged run is seen."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from zsyz_model.runs import (
    Run,
    attempt,
    check_log,
    check_logged,
    list_runs,
    log_runs,
    publish,
    read_log,
    run_folder,
)
from zsyz_model.runs.chain import LOG, START
from zsyz_model.runs.seal import sealed


def stored(root: Path, run: str, text: str = "1") -> Run:
    target = run_folder(root, "基准", run)
    with attempt(target) as folder:
        (folder / "plan.json").write_text(text, encoding="utf-8")
        return publish(folder, target, {"run_id": run, "created": "2026-11-23T00:00:00Z"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    log_runs(tmp_path, [stored(tmp_path, run) for run in ("aa", "bb", "cc")])
    return tmp_path


def codes(root: Path) -> list[str]:
    return [finding.code for finding in check_log(root)]


def test_a_link_is_bound_to_the_one_before_by_a_hash_that_anybody_can_work_out(root: Path) -> None:
    lines = (root / LOG).read_text(encoding="utf-8").splitlines()
    before = START
    for number, line in enumerate(lines, start=1):
        link = json.loads(line)
        seal = link.pop("seal")
        text = json.dumps(link, ensure_ascii=False, sort_keys=True)
        assert hashlib.sha256(text.encode()).hexdigest() == seal
        assert (link["n"], link["before"]) == (number, before)
        before = seal
    assert read_log(root).head == before
    assert [json.loads(line)["run"] for line in lines] == ["基准/aa", "基准/bb", "基准/cc"]
    assert codes(root) == []


def test_what_is_known_is_not_written_again_and_what_is_made_anew_is(root: Path) -> None:
    whole = (root / LOG).read_bytes()
    log_runs(root, list_runs(root))
    assert (root / LOG).read_bytes() == whole

    again = stored(root, "bb", "2")
    assert codes(root) == ["R18"]
    assert [finding.code for finding in check_logged(again)] == ["R18"]
    log_runs(root, [again])
    assert (root / LOG).read_bytes().startswith(whole)
    assert codes(root) == []


def test_every_changed_byte_is_seen(root: Path) -> None:
    whole = (root / LOG).read_bytes()
    for i in range(len(whole)):
        (root / LOG).write_bytes(whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1 :])
        log = read_log(root)
        assert log.broken or log.torn or len(log.links) < 3, i


def test_a_line_taken_out_or_moved_breaks_the_chain(root: Path) -> None:
    first, second, third = (root / LOG).read_bytes().splitlines(keepends=True)
    for lines in ([second, third], [first, third], [first, third, second], [first, first]):
        (root / LOG).write_bytes(b"".join(lines))
        assert codes(root) == ["R17"]
    before = (root / LOG).read_bytes()
    log_runs(root, list_runs(root))  # nothing is built upon a broken chain
    assert (root / LOG).read_bytes() == before


def test_a_line_cut_by_a_kill_goes_away_with_the_next_one(root: Path) -> None:
    whole = (root / LOG).read_bytes()
    for cut in (1, 20, 150):
        (root / LOG).write_bytes(whole[:-cut])
        assert codes(root) == ["R19"]  # the last run is not logged any more
        log_runs(root, list_runs(root))
        assert (root / LOG).read_bytes() == whole


def test_a_run_put_there_by_hand_and_one_taken_away_are_told(root: Path) -> None:
    stored(root, "dd")
    (root / "基准" / "aa").rename(root / "elsewhere")
    assert codes(root) == ["R19", "R20"]
    assert [check_logged(run) for run in list_runs(root)] == [(), (), ()]


def test_a_failed_run_that_succeeded_since_is_not_missed(root: Path) -> None:
    """Its folder goes with the success; while there is none, its going is told."""
    log_runs(root, [stored(root, "failed-bb"), stored(root, "failed-ee")])
    for name in ("failed-bb", "failed-ee"):
        (root / "基准" / name).rename(root / f"elsewhere-{name}")

    assert [(f.code, f.place.file) for f in check_log(root)] == [("R20", "基准/failed-ee")]


def test_a_run_sealed_anew_after_a_change_is_not_the_one_that_was_published(root: Path) -> None:
    folder = root / "基准" / "aa"
    (folder / "plan.json").write_text("9", encoding="utf-8")
    record = json.loads((folder / "RUN.json").read_text(encoding="utf-8"))
    record["outputs"]["plan.json"] = hashlib.sha256(b"9").hexdigest()
    (folder / "RUN.json").write_text(sealed(record), encoding="utf-8")

    assert codes(root) == ["R18"]


def test_there_is_no_log_before_the_first_batch(tmp_path: Path) -> None:
    run = stored(tmp_path, "aa")
    assert check_logged(run) == ()
    assert codes(tmp_path) == ["R19"]
    assert read_log(tmp_path).head == START
