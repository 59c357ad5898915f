"""Browser tests are left out only where there is no Chromium and nobody needs it."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.browsing import BROWSER_TESTS, left_out


def test_a_missing_browser_leaves_tests_out_unless_it_is_needed(tmp_path: Path) -> None:
    empty = {"PATH": str(tmp_path)}

    assert left_out(empty) == BROWSER_TESTS
    assert left_out({**empty, "ZSYZ_NEED_TOOLS": "1"}) == ()
    assert left_out({**empty, "CI": "1"}) == ()
    tool = tmp_path / "chromium"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o755)
    assert left_out(empty) == ()


def test_the_named_tests_are_there() -> None:
    assert all((Path(__file__).parent / name).is_file() for name in BROWSER_TESTS)
