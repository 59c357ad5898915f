"""Run folders appear whole or not at all, and tell when they were touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zsyz_model.findings import InputError, RunError
from zsyz_model.runs import (
    RUN_FILE,
    attempt,
    check_run,
    list_runs,
    publish,
    read_run,
    run_folder,
    tidy,
)
from zsyz_model.runs.folder import sha256_of

RECORD = {"run_id": "0123456789ab", "created": "2026-11-23T00:00:00Z"}


def made(root: Path, text: str = "{}", state: str = "done", run: str = "0123456789ab") -> Path:
    target = run_folder(root, "base", run)
    with attempt(target) as folder:
        (folder / "plan.json").write_text(text, encoding="utf-8")
        (folder / "charts").mkdir()
        (folder / "charts" / "land.svg").write_text("<svg/>", encoding="utf-8")
        publish(folder, target, RECORD, state)
    return target


def reword(file: Path, old: str, new: str) -> None:
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))


def broken_off(target: Path, error: BaseException) -> None:
    """An attempt that ends with the error after its first file."""
    with attempt(target) as folder:
        (folder / "plan.json").write_text("{", encoding="utf-8")
        raise error


def test_a_published_run_is_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = made(tmp_path)

    run = read_run(target)
    assert (run.done, run.run_id) == (True, "0123456789ab")
    assert set(run.record["outputs"]) == {"plan.json", "charts/land.svg"}
    assert run.record["outputs"]["plan.json"] == sha256_of(target / "plan.json")
    assert check_run(target) == ()
    assert [p.name for p in target.parent.iterdir()] == ["0123456789ab"]


def test_the_hash_is_the_published_one_of_the_empty_object(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("abc", encoding="utf-8")

    assert sha256_of(tmp_path / "x") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1
    )


def test_nothing_can_be_read_as_a_run_before_it_is_published(tmp_path: Path) -> None:
    target = run_folder(tmp_path, "base", "0123456789ab")

    with attempt(target) as folder:
        (folder / "plan.json").write_text("{}", encoding="utf-8")
        assert list_runs(tmp_path) == ()
        with pytest.raises(RunError, match=r"没有 RUN\.json"):
            read_run(folder)


def test_an_interrupted_attempt_vanishes(tmp_path: Path) -> None:
    target = run_folder(tmp_path, "base", "0123456789ab")

    with pytest.raises(KeyboardInterrupt, match="stop"):
        broken_off(target, KeyboardInterrupt("stop"))

    assert list(target.parent.iterdir()) == []


def test_an_old_run_stands_until_the_new_one_is_complete(tmp_path: Path) -> None:
    target = made(tmp_path, '{"a": 1}')

    with pytest.raises(OSError, match="disk"):
        broken_off(target, OSError("disk"))
    assert check_run(target) == ()
    assert (target / "plan.json").read_text(encoding="utf-8") == '{"a": 1}'

    made(tmp_path, '{"a": 2}')
    assert check_run(target) == ()
    assert (target / "plan.json").read_text(encoding="utf-8") == '{"a": 2}'


def test_a_killed_swap_is_mended(tmp_path: Path) -> None:
    target = made(tmp_path)
    target.rename(target.with_name(".old-0123456789ab"))
    (target.parent / ".attempt-0123456789ab-1").mkdir()

    tidy(tmp_path)

    assert [p.name for p in target.parent.iterdir()] == ["0123456789ab"]
    assert check_run(target) == ()


def test_of_two_that_publish_one_run_the_first_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = run_folder(tmp_path, "base", "0123456789ab")
    with attempt(target) as late:
        (late / "plan.json").write_text('{"a": 2}', encoding="utf-8")
        made(tmp_path, '{"a": 1}')
        # the other one appeared after we looked
        monkeypatch.setattr(Path, "exists", lambda _path: False)
        publish(late, target, RECORD)
        monkeypatch.undo()

    assert check_run(target) == ()
    assert (target / "plan.json").read_text(encoding="utf-8") == '{"a": 1}'


def test_what_a_killed_comparison_left_goes_too(tmp_path: Path) -> None:
    (tmp_path / ".attempt-comparison-1").mkdir()

    tidy(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_is_never_done(tmp_path: Path) -> None:
    target = made(tmp_path, state="failed")

    assert not read_run(target).done
    assert [finding.code for finding in check_run(target)] == ["R04"]


@pytest.mark.parametrize(
    ("touch", "code"),
    [
        (lambda folder: (folder / "plan.json").write_text("{ }", encoding="utf-8"), "R07"),
        (lambda folder: (folder / "plan.json").unlink(), "R05"),
        (lambda folder: (folder / "more.txt").touch(), "R06"),
        (lambda folder: reword(folder / RUN_FILE, "00:00:00", "00:00:01"), "R12"),
        (lambda folder: reword(folder / RUN_FILE, "\n", "\r"), "R12"),
        (lambda folder: reword(folder / RUN_FILE, "{", " {"), "R12"),
    ],
    ids=["changed", "gone", "another's", "record", "line end", "a space"],
)
def test_a_touched_run_says_which_file(tmp_path: Path, touch, code: str) -> None:  # type: ignore[no-untyped-def]
    target = made(tmp_path)

    touch(target)

    (finding,) = check_run(target)
    assert finding.code == code
    assert finding.place.file in ("plan.json", "more.txt", RUN_FILE)


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_a_broken_record_is_no_run(tmp_path: Path, text: str) -> None:
    target = made(tmp_path)
    (target / RUN_FILE).write_text(text, encoding="utf-8")

    with pytest.raises(RunError, match=r"RUN\.json 读不出"):
        read_run(target)
    assert list_runs(tmp_path) == ()


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "../x", "/etc"])
def test_no_name_leads_out_of_the_root(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="Y05"):
        run_folder(tmp_path / "reports", name, "0123456789ab")


def test_no_link_leads_out_of_the_root(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "base").symlink_to(tmp_path)

    with pytest.raises(InputError, match="之外"):
        run_folder(tmp_path / "reports", "base", "0123456789ab")


def test_all_runs_are_listed_in_order(tmp_path: Path) -> None:
    made(tmp_path, run="bb")
    made(tmp_path, run="aa")
    made(tmp_path, run="failed-cc", state="failed")

    assert [run.folder.name for run in list_runs(tmp_path)] == ["aa", "bb", "failed-cc"]


def test_a_record_is_plain_json(tmp_path: Path) -> None:
    target = made(tmp_path)

    document = json.loads((target / RUN_FILE).read_text(encoding="utf-8"))

    assert document["state"] == "done"
    assert list(document)[-2:] == ["outputs", "seal"]
