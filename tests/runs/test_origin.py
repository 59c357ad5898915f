"""The program's own sources as hashes: the plan's and the pages' apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import zsyz_model
from zsyz_model.runs import origin

HOME = Path(zsyz_model.__file__).parent


def hashes(monkeypatch: pytest.MonkeyPatch, home: Path) -> tuple[str, str]:
    monkeypatch.setattr("zsyz_model.__file__", str(home / "__init__.py"))
    origin._hash_of.cache_clear()
    return origin.plan_code(), origin.page_code()


@pytest.mark.parametrize(
    ("file", "plan", "page"),
    [
        ("planning/model.py", True, False),
        ("judge/land.py", True, False),
        ("case/wishes.py", True, False),
        ("pipeline.py", True, False),
        ("report/words.py", False, True),
        ("batch/window.py", False, True),
        ("cli/door.py", False, False),
        ("inquiry/worth.py", False, False),
    ],
)
def test_a_changed_source_changes_what_comes_from_it(
    file: str, plan: bool, page: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "zsyz_model"
    shutil.copytree(HOME, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = hashes(monkeypatch, copy)
    (copy / file).write_text((copy / file).read_text("utf-8") + "# more\n", encoding="utf-8")

    after = hashes(monkeypatch, copy)

    origin._hash_of.cache_clear()
    assert (before[0] != after[0], before[1] != after[1]) == (plan, page)


def test_a_library_that_is_not_there_has_no_version() -> None:
    assert origin.versions(["no-such-library"])["no-such-library"] == ""
