"""The counting, keeping and telling of the self-test, on results made by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.selftest import __main__ as door
from tests.selftest import store
from tests.selftest.audit import NOT_AUDITED, read_answer
from tests.selftest.page import text_of
from tests.selftest.told import Size, Told

FULL = Size(reduced=False)


def test_the_closing_line_counts_and_remarks() -> None:
    told = Told("A9", remark="advisories: not audited (未审计)")
    told.check(True, "fine")
    told.check(False, "wrong")

    assert told.closing == "A9: 1 passed, 1 failed; advisories: not audited (未审计)"
    assert told.failures == ["wrong"]


def test_a_part_that_passed_on_the_same_sources_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "fingerprint", lambda: "one")
    store.keep(Told("A1", passed=3, seconds=2.0), FULL, tmp_path)
    store.keep(Told("A2", failures=["wrong"]), FULL, tmp_path)

    assert store.finished("A1", FULL, tmp_path) == Told("A1", passed=3, seconds=2.0)
    assert store.finished("A2", FULL, tmp_path) is None
    assert store.finished("A3", FULL, tmp_path) is None
    assert store.finished("A1", Size(reduced=True), tmp_path) is None
    monkeypatch.setattr(store, "fingerprint", lambda: "another")
    assert store.finished("A1", FULL, tmp_path) is None


@pytest.mark.slow
def test_the_fingerprint_sees_everything_that_the_parts_run() -> None:
    parts = [path.stem for path in Path(store.__file__).parent.glob("*.py")]
    names = ",".join(
        f"tests.selftest.{p}" for p in parts if not p.startswith(("test_", "__init__"))
    )
    code = f"import sys, {names}; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('tests.')))"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=store.ROOT, capture_output=True, text=True, check=True
    )
    run = [Path(path).relative_to(store.ROOT).as_posix() for path in done.stdout.split()]

    seen = (*(f"{folder}/" for folder in store.LOOKED_AT), *store.FILES)
    assert len(run) > len(parts)
    assert [path for path in run if not path.startswith(seen)] == []


def test_a_half_written_result_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "A1.json").write_text('{"part": "A1", ', encoding="utf-8")

    assert store.kept("A1", FULL, tmp_path) is None


def test_a_part_that_breaks_off_fails_and_the_exit_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_size: Size) -> Told:
        raise ValueError("nothing works")

    monkeypatch.setattr(door, "PARTS", {"A1": breaks, "A2": lambda _size: Told("A2", passed=1)})
    monkeypatch.setattr(store, "keep", lambda *_words: None)

    assert door.main(["--reduced", "A1"]) == 1
    out = capsys.readouterr().out
    assert "broke off: ValueError: nothing works" in out
    assert "A1: 0 passed, 1 failed" in out
    assert door.main(["--reduced", "A2"]) == 0
    assert "A2: 1 passed, 0 failed" in capsys.readouterr().out


@pytest.mark.parametrize(("failing", "again"), [("A1", ["FAILED A1 told"]), ("", [])])
def test_of_reduced_parts_side_by_side_what_failed_is_the_exit_and_the_last_word(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: str,
    again: list[str],
) -> None:
    def run(words: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(words, int(words[-1] == failing), f"{words[-1]} told\n")

    monkeypatch.setattr(subprocess, "run", run)

    assert door.main(["--reduced", "A1", "A2"]) == len(again)
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines[:2]) == ["A1 told", "A2 told"]
    assert lines[2:] == again


def test_an_unreachable_service_reads_not_audited_without_addresses() -> None:
    complaint = (
        "Traceback\nrequests.exceptions.ConnectionError: HTTPSConnectionPool(host='x', port=443)"
    )

    found = read_answer("", complaint, ["pulp==3.3.2"], "2026-11-24")

    assert found.state == NOT_AUDITED
    assert found.why == "requests.exceptions.ConnectionError"


def test_what_was_written_of_a_part_stands_until_it_is_run_here() -> None:
    before = "| A99 | full | 2026-01-01 | 5 | abc | A99: 7 passed, 0 failed |\n- A99: models 4\n"
    told = text_of(("A99", "A98"), before)

    assert "| A99 | full | 2026-01-01 | 5 | abc | A99: 7 passed, 0 failed |" in told
    assert "- A99: models 4" in told
    assert "| A98 | not run |" in told


def test_what_a_part_lists_has_a_section_that_stands_until_the_part_is_run_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "kept", lambda part, _size: Told("A98", lists={"lives": ["a → b"], "none": []}).to_json() | {"sources": "s", "on": "d"} if part == "A98" else None)  # fmt: skip
    before = "## Figures\n\n- A99: x 1\n\n## A99: lives\n\n- `c → d`\n- `e → f`\n\n## A97: lives\n\nNone.\n"

    page = text_of(("A98", "A99"), before)

    assert page.endswith(
        "- A98: \n- A99: x 1\n\n## A98: lives\n\n- `a → b`\n\n## A98: none\n\nNone.\n"
        "\n## A99: lives\n\n- `c → d`\n- `e → f`\n"
    )
    assert text_of(("A98", "A99"), page) == page
