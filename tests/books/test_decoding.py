"""Encodings of csv files: mark, strict UTF-8, then GB18030 proven by its header."""

from __future__ import annotations

import codecs

import pytest

from zsyz_model.books.decoding import decode
from zsyz_model.findings import InputError

TEXT = "项目编号,项目名称\nP1,王䶮·甲厂\n"


def knows(text: str) -> bool:
    return "项目名称" in text


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (TEXT.encode(), []),
        (codecs.BOM_UTF8 + TEXT.encode(), ["E02"]),
        (TEXT.encode("utf-16"), ["E03"]),
        (TEXT.encode("gb18030"), ["E01"]),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16", "gb18030"],
)
def test_each_encoding_reads_the_same_and_is_told(data: bytes, codes: list[str]) -> None:
    text, findings = decode("项目.csv", data, knows)

    assert text == TEXT
    assert [f.code for f in findings] == codes
    assert all(f.place.file == "项目.csv" for f in findings)


def test_two_encodings_in_one_file_are_refused_at_the_byte() -> None:
    data = TEXT.encode() + "乙".encode("gb18030") + b"\xff\n"

    with pytest.raises(InputError, match=r"\[E04\].*第\d+字节起不是UTF-8也不是GB18030.*统一编码"):
        decode("项目.csv", data, knows)


def test_gb18030_without_a_known_header_is_not_accepted() -> None:
    with pytest.raises(InputError, match=r"\[E04\].*第1字节起不是UTF-8，按GB18030读又认不出表头"):
        decode("项目.csv", "别的表头".encode("gb18030"), knows)


def test_mojibake_in_the_header_is_recognised() -> None:
    garbled = TEXT.encode().decode("gb18030", errors="ignore").encode()

    with pytest.raises(InputError, match=r"\[E05\].*乱码.*重新导出"):
        decode("项目.csv", garbled, knows)


def test_a_broken_text_behind_its_mark_is_refused() -> None:
    with pytest.raises(InputError, match=r"\[E04\].*不是UTF-8"):
        decode("项目.csv", codecs.BOM_UTF8 + b"\xff", knows)
