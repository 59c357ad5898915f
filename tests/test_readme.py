"""What the README says is what happens: its example runs, its links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh-CN.md")


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert failed == 0
    assert tried >= 5


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_readme_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    local = [link for link in links if not link.startswith("http")]

    assert local
    assert [link for link in local if not os.path.exists(ROOT / link)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_readme_names_both_commands_windows_and_a_picture(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")

    for word in ("make review", "make test", "Windows", "docs/pictures/"):
        assert word in text


def test_every_command_of_the_readme_exists() -> None:
    from zsyz_model.cli.commands import app

    known = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    } | {group.typer_instance.info.name for group in app.registered_groups if group.typer_instance}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\| `zsyz (\w+)", text))

    assert named <= known


def test_the_guide_names_only_commands_files_and_pictures_that_there_are() -> None:
    from zsyz_model.cli.commands import app

    known = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback} | {
        "scenario"
    }
    text = (ROOT / "docs" / "guide.zh-CN.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    paths = re.findall(r"`((?:notebooks|scenarios)/[\w./]+)`", text)

    assert set(re.findall(r"zsyz (\w+)", text)) <= known
    assert len(links) > 5
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert all((ROOT / "docs" / x).stat().st_size < 120_000 for x in links if x.endswith(".png"))
