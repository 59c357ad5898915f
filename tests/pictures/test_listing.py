"""The list is whole: every picture is in it, is shown where it says, and has its width and weight."""

from __future__ import annotations

import re
import struct

import pytest

from tests.pictures.county import ROOT
from tests.pictures.listing import (
    COMMANDS,
    MOST_BYTES,
    PAGES,
    PICTURES,
    WIDTH_PX,
    Pages,
    Picture,
    Screen,
)
from tests.pictures.screens import EXPLORER

FOLDER = ROOT / "docs" / "pictures"
SHOWN = re.compile(r"!\[[^\]]+\]\((?:docs/)?pictures/([\w.-]+)\)")
GUIDE = (ROOT / "docs" / "guide.zh-CN.md").read_text(encoding="utf-8")


def test_the_folder_holds_the_pictures_of_the_list_and_no_others() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(p.name for p in PICTURES)


def test_each_page_shows_the_pictures_that_the_list_says() -> None:
    told = {page: set(SHOWN.findall((ROOT / page).read_text(encoding="utf-8"))) for page in PAGES}

    assert told == {page: {p.name for p in PICTURES if page in p.shown} for page in PAGES}


def test_no_other_page_shows_a_picture() -> None:
    others = [
        p for p in (ROOT / "docs").rglob("*.md") if p.relative_to(ROOT).as_posix() not in PAGES
    ]

    assert [page.name for page in others if "pictures/" in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda p: p.name)
def test_a_picture_is_small_and_of_the_one_width(picture: Picture) -> None:
    raw = (FOLDER / picture.name).read_bytes()

    assert len(raw) <= MOST_BYTES
    assert struct.unpack(">I", raw[16:20]) == (WIDTH_PX,)
    assert picture.shown


def test_what_pictures_are_made_from_comes_from_a_command_of_the_list() -> None:
    files = [
        name
        for p in PICTURES
        for name in (p.way.files if isinstance(p.way, Pages) else (p.way.file,))
    ]

    assert {name.partition("/")[0] for name in files} == {*COMMANDS, EXPLORER}
    assert any(isinstance(p.way, Screen) for p in PICTURES)


@pytest.mark.parametrize("command", COMMANDS.values())
def test_the_guide_names_the_command_of_each_picture(command: str) -> None:
    assert f"zsyz {command.split()[0]}" in GUIDE
