"""Files that are refused before any parser sees them."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

import pytest

from tests.ledger.books import county, write_county
from zsyz_model.books.guard import OLE, check_content, check_name, open_parts, read_bytes
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger


def refused(path: Path) -> str:
    with pytest.raises(InputError, match=re.escape(path.name)) as caught:
        read_ledger(path)
    (finding,) = caught.value.findings
    assert finding.advice
    return str(finding)


def saved(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def with_part(folder: Path, part: str, data: bytes, name: str = "台账.xlsx") -> Path:
    """A sound workbook with one part more."""
    path = write_county(folder, county(), name)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(part, data)
    return path


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return buffer.getvalue()


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, "空.xlsx", b"")).startswith(
        "[F01] 文件《空.xlsx》：文件为空。处理：重新导出"
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "[F11] 文件《无.xlsx》：文件不存在" in refused(tmp_path / "无.xlsx")


def test_a_protected_book_is_refused(tmp_path: Path) -> None:
    data = OLE + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")

    assert "[F02]" in refused(saved(tmp_path, "密.xlsx", data))


@pytest.mark.parametrize(
    ("name", "data", "actual"),
    [
        ("网页.xls", b"<html><table>", "HTML网页或XML"), ("文本.xlsx", "项目编号,名称".encode(), "文本（如CSV）"),
        ("旧.xlsx", OLE + b"\x00" * 600, "旧版Office文件"), ("新.csv", b"PK\x03\x04", "xlsx（压缩包）"),
    ],
)  # fmt: skip
def test_a_suffix_that_lies_is_refused(tmp_path: Path, name: str, data: bytes, actual: str) -> None:
    said = refused(saved(tmp_path, name, data))

    assert "[F03]" in said
    assert f"与内容不符（实为{actual}）" in said


def test_a_suffix_that_is_not_read_is_refused(tmp_path: Path) -> None:
    assert "[F03] 文件《台账.pdf》：不读扩展名为“.pdf”的文件" in refused(
        saved(tmp_path, "台账.pdf", b"%PDF")
    )


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    whole = write_county(tmp_path, county()).read_bytes()

    assert "[F03]" in refused(saved(tmp_path, "断.xlsx", whole[: len(whole) // 2]))


def test_a_lock_file_is_refused(tmp_path: Path) -> None:
    assert "[F04]" in refused(saved(tmp_path, "~$台账.xlsx", b"x" * 165))


def test_macros_are_refused(tmp_path: Path) -> None:
    assert "[F05]" in refused(with_part(tmp_path, "xl/vbaProject.bin", b"x", "台账.xlsm"))


def test_macros_in_an_old_book_are_refused() -> None:
    data = OLE + "_VBA_PROJECT".encode("utf-16-le")

    with pytest.raises(InputError, match=r"\[F05\].*含宏"):
        check_content("旧.xls", ".xls", data)


def test_a_zip_bomb_is_refused_at_once(tmp_path: Path) -> None:
    path = with_part(tmp_path, "xl/bomb.xml", b"0" * 30_000_000)
    start = time.perf_counter()

    said = refused(path)

    assert "[F06]" in said
    assert "部件xl/bomb.xml" in said
    assert time.perf_counter() - start < 1


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        for i in range(2_001):
            book.writestr(f"p{i}", b"")

    assert "[F06] 文件《多.xlsx》：部件2001个，超过2000个" in refused(
        saved(tmp_path, "多.xlsx", buffer.getvalue())
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_dtd_is_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)

    assert "[F07]" in refused(with_part(tmp_path, "xl/evil.xml", bomb))


def test_external_links_are_refused(tmp_path: Path) -> None:
    assert "[F08]" in refused(with_part(tmp_path, "xl/externalLinks/externalLink1.xml", b"<a/>"))


def test_a_sound_book_passes_with_its_xml_parts(tmp_path: Path) -> None:
    path = write_county(tmp_path, county())
    check_name(path)
    parts = open_parts(path.name, read_bytes(path))

    assert b"<sheetData>" in parts["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("twin", ["xl/workbook.xml", "XL/Workbook.XML", "xl\\workbook.xml"])
def test_two_parts_of_one_name_are_refused(twin: str) -> None:
    buffer = io.BytesIO(archive({"xl/workbook.xml": b"<a/>"}))
    with zipfile.ZipFile(buffer, "a") as book:
        book.NameToInfo.clear()  # zipfile would warn of the double
        book.writestr(twin, b"<b/>")

    with pytest.raises(InputError, match=r"\[F03\].*压缩包内有重名的部件"):
        open_parts("甲.xlsx", buffer.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_no_workbook_has_are_refused(method: int) -> None:
    with pytest.raises(InputError, match=r"\[F03\].*压缩方式不是xlsx所用的"):
        open_parts("甲.xlsx", archive({"xl/workbook.xml": b"<a/>" * 99}, method))


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(archive({"xl/workbook.xml": b"<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(InputError, match=r"\[F02\].*文件已加密"):
        open_parts("甲.xlsx", bytes(data))


def test_names_of_parts_are_made_alike_and_pictures_left_out() -> None:
    data = archive(
        {"XL\\Workbook.xml": b"<a/>", "/b.xml": b"<b/>", "xl/media/1.PNG": b"x", "xl/": b""}
    )

    assert open_parts("甲.xlsx", data) == {"xl/workbook.xml": b"<a/>", "b.xml": b"<b/>"}


def test_a_bomb_that_says_it_is_a_picture_is_never_inflated() -> None:
    data = archive({"xl/worksheets/sheet1.png": b"0" * 80_000_000, "a.xml": b"<a/>"})

    assert open_parts("甲.xlsx", data) == {"a.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("error", "fact"),
    [
        (PermissionError(13, "Permission denied"), "没有读取权限，或正被其他程序占用"),
        (OSError(5, "Input/output error"), "读不出（Input/output error）"),
    ],
)
@pytest.mark.parametrize("doing", ["read_bytes", "exists"])
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doing: str, error: OSError, fact: str
) -> None:
    path = saved(tmp_path, "台账.xlsx", b"PK\x03\x04")

    def fails(_: Path) -> None:
        raise error

    monkeypatch.setattr(Path, doing, fails)
    with pytest.raises(InputError, match=r"\[F11\] 文件《台账.xlsx》.*处理：") as caught:
        read_bytes(path)

    assert caught.value.findings[0].fact == fact
