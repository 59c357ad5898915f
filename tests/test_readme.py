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
    paths = re.findall(r"`((?:notebooks|scenarios)/[\w./]+)`", text, flags=re.ASCII)

    assert set(re.findall(r"zsyz (\w+)", text)) <= known
    assert len(links) > 5
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []


def flags_shown(text: str) -> list[tuple[str, str]]:
    """(command, flag) wherever a command is shown with a flag."""
    shown = re.findall(r"zsyz (\w+)((?: +[^`\n#|]+)?)", text)
    return [(name, flag) for name, rest in shown for flag in re.findall(r"(--[a-z-]+)", rest)]


def test_every_flag_of_the_guide_belongs_to_its_command() -> None:
    from typer.main import get_command

    from zsyz_model.cli.commands import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    known = {
        name: {option for param in command.params for option in param.opts}
        for name, command in commands.items()
    }
    known["scenario"] = {
        o for c in commands["scenario"].commands.values() for p in c.params for o in p.opts
    }
    shown = flags_shown((ROOT / "docs" / "guide.zh-CN.md").read_text(encoding="utf-8"))

    assert len(shown) > 20
    assert [one for one in shown if one[1] not in known[one[0]]] == []


def test_a_wrong_flag_of_the_guide_is_seen() -> None:
    assert flags_shown("`zsyz check 台账 --mark x` | `zsyz why RUN --charts 问`") == [
        ("check", "--mark"), ("why", "--charts"),
    ]  # fmt: skip


def headings_of(page: Path) -> set[str]:
    """The anchors that a page offers: its headings without marks, spaces as hyphens."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_place_that_the_guide_points_to_is_there() -> None:
    page = ROOT / "docs" / "guide.zh-CN.md"
    points = re.findall(r"\]\(([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8"))

    assert len(points) > 15
    assert [p for p in points if p[1] not in headings_of(page.parent / (p[0] or page.name))] == []


def test_the_guide_tells_where_to_look_up_each_family_of_codes() -> None:
    from tests.habits import codes_said
    from tests.test_architecture import PRODUCT

    text = (ROOT / "docs" / "guide.zh-CN.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:[A-Z] )*[A-Z]) \|.*\]\(([\w.-]+)", text, flags=re.MULTILINE)
    told = {family: page for families, page in rows for family in families.split()}

    assert {code[0] for code in codes_said(PRODUCT)} <= told.keys()


def test_the_guide_tells_a_week_with_sheets_that_there_are() -> None:
    from zsyz_model.tables import TABLES

    text = (ROOT / "docs" / "guide.zh-CN.md").read_text(encoding="utf-8")
    weeks = text.split("## 8 ")[1].split("## 9 ")[0]
    told = {t.sheet for t in TABLES.values() if t.sheet in weeks}

    assert len(told) >= 20
