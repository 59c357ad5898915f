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
