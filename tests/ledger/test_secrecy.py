"""A mark of secrecy anywhere refuses the ledger; the words alone, or a star alone, do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.books import county, projects_with, write_county
from zsyz_model.books.raw import RawSheet
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.secrecy import check_secrecy


def sheet(name: str, *rows: tuple[object, ...]) -> RawSheet:
    return RawSheet("台账.xlsx", name, rows)


@pytest.mark.parametrize("mark", ["机密★5年", "绝密★", "秘密 ★1年", "说明：秘密★长期"])
def test_a_mark_is_found_once_a_sheet_at_its_first_cell(mark: str) -> None:
    found = check_secrecy(
        "台账.xlsx", [sheet("项目", ("编号", "名称"), ("P1", mark), (mark, mark))]
    )

    assert [(x.code, x.place.sheet, x.place.cell, x.value) for x in found] == [
        ("F14", "项目", "B2", mark)
    ]
    assert str(found[0].severity) == "拒绝"


def test_names_of_files_and_sheets_count() -> None:
    found = check_secrecy("机密★台账.xlsx", [sheet("秘密★领导", ("编号",))])

    assert [(x.place.file, x.place.sheet) for x in found] == [
        ("机密★台账.xlsx", ""), ("台账.xlsx", "秘密★领导"),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["商业秘密", "机密仪器产业园", "★重点", "秘密", 5, None])
def test_words_and_stars_alone_are_none(word: object) -> None:
    assert check_secrecy("台账.xlsx", [sheet("项目", ("编号",), (word,))]) == ()


def test_a_marked_ledger_is_refused_whole(tmp_path: Path) -> None:
    path = write_county(tmp_path, county(项目=projects_with("备注", "机密★10年")))

    with pytest.raises(InputError, match=r"F14.*标有国家秘密的密级") as caught:
        read_ledger(path)
    assert {finding.code for finding in caught.value.findings} == {"F14"}
