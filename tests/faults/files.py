"""1-10: files that are refused, or looked at twice, before a cell of theirs is believed."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import xlwt
import xlwt.CompoundDoc

from tests.faults.fault import Fault, R, W
from tests.faults.paper import (
    Formula,
    Grid,
    base,
    csv_folder,
    csv_text,
    edited,
    raw_file,
)
from tests.faults.rework import patched, with_part

BOMB = b"0" * 30_000_000
SHEET1 = "xl/worksheets/sheet1.xml"


def _book_stream() -> bytes:
    """The stream of a small .xls."""
    book = xlwt.Workbook()
    for title, grid in base().items():
        page = book.add_sheet(title)
        page.write(0, 0, str(grid[0][0]))
    data: bytes = book.get_biff_data()
    return data


def _ole(stream: bytes) -> bytes:
    """A compound file that holds the stream under the name Workbook."""
    file = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(file, stream)
    return file.getvalue()


def _renamed(data: bytes, name: str) -> bytes:
    """The compound file with its stream under another name."""
    old = "Workbook".encode("utf-16-le")
    at = data.index(old)
    new = name.encode("utf-16-le")
    entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
    return data[:at] + entry + data[at + 66 :]


def _locked_xls() -> bytes:
    """A .xls whose first record after BOF says that the rest is obfuscated (FILEPASS)."""
    stream = _book_stream()
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    lock = struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678)
    return _ole(stream[:first] + lock + stream[first:])


def full_xls(folder: Path, rows: int = 65_536) -> Path:
    """A .xls whose sheet of projects is filled to the last row that the format has."""
    book = xlwt.Workbook()
    for title, grid in base().items():
        page = book.add_sheet(title)
        lines: Grid = [line[:6] for line in grid]
        if title == "项目":
            more = range(len(grid), rows)
            lines += [
                [f"Y{i}", f"第{i}项", f"公司{i}", "工业", "签约", 5000 + i % 4000] for i in more
            ]
        for i, line in enumerate(lines):
            for j, value in enumerate(line):
                page.write(i, j, value)
    path = folder / "旧台账.xls"
    book.save(str(path))
    return path


_sound = edited({})
_HTML = "<html><body><table><tr><td>项目编号</td></tr></table></body></html>".encode()
_CSV = csv_text(base()["项目"]).encode()
_RESAVE = ("另存为", "xlsx")
_DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
_XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

EMPTY = (
    Fault(number=1, name="0字节xlsx", code="F01", act=R, make=raw_file("空.xlsx", b""),
          fact=("文件为空",), advice=("重新导出",)),
    Fault(number=1, name="0字节csv", code="F01", act=R, file="项目.csv",
          make=csv_folder(projects=lambda _: b""), fact=("文件为空",), advice=("重新导出",)),
)  # fmt: skip
LOCKED = (
    Fault(number=2, name="有打开密码的xlsx", code="F02", act=R,
          make=raw_file("密.xlsx", _renamed(_ole(b"\x04\0\x04\0" + b"\x55" * 6000), "EncryptedPackage")),
          fact=("文件已加密",), advice=("去掉打开密码", "另存")),
    Fault(number=2, name="有打开密码的xls", code="F02", act=R, make=raw_file("密.xls", _locked_xls()),
          fact=("文件已加密",), advice=("去掉打开密码", "另存")),
)  # fmt: skip
DISGUISED = tuple(
    Fault(number=3, name=f"{kind}改名{suffix}", code="F03", act=R, make=raw_file(f"台账.{suffix}", data),
          fact=("扩展名", "与内容不符", "实为", kind), advice=_RESAVE)
    for kind, data in (("HTML", _HTML), ("CSV", _CSV)) for suffix in ("xls", "xlsx")
)  # fmt: skip
HELD = (
    Fault(number=4, name="Excel锁文件", code="F04", act=R, make=raw_file("~$台账.xlsx", b"\x05user" + b" " * 160),
          fact=("锁文件",), advice=("关闭Excel", "选原文件")),
)  # fmt: skip
MACROS = tuple(
    Fault(number=5, name=f"宏在{suffix}里", code="F05", act=R, fact=("含宏",), advice=("另存为", "无宏", "xlsx"),
          make=with_part(edited({}, name=f"台账.{suffix}"), "xl/vbaProject.bin", b"\xcc\x61" * 50))
    for suffix in ("xlsm", "xlsx")
)  # fmt: skip
BOMBS = (
    Fault(number=6, name="多出的部件", code="F06", act=R, make=with_part(_sound, "xl/bomb.xml", BOMB),
          fact=("解压比", ">100", "xl/bomb.xml"), advice=("不打开", "报信息员")),
    Fault(number=6, name="工作表本身", code="F06", act=R, make=patched(_sound, SHEET1, b"<sheetData>", b"<sheetData>" + b" " * len(BOMB)),
          fact=("解压比", ">100", SHEET1), advice=("不打开", "报信息员")),
)  # fmt: skip
ENTITIES = (
    *(
        Fault(number=7, name=f"DTD以{encoding}写", code="F07", act=R,
              make=with_part(_sound, "xl/more.xml", _DTD.encode(encoding)),
              fact=("XML实体",), advice=("拒绝", "恶意"))
        for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be")
    ),
    Fault(number=7, name="DTD在workbook里", code="F07", act=R,
          make=patched(_sound, "xl/workbook.xml", _XML_HEAD, _XML_HEAD + b'<!DOCTYPE w [<!ENTITY b "c">]>'),
          fact=("XML实体",), advice=("拒绝", "恶意")),
)  # fmt: skip

_LINK = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook/>'
    b"</externalLink>"
)
_LINK_PART = "xl/externalLinks/externalLink1.xml"
_AS_VALUES = ("粘贴为数值",)
_FORMULAS = (
    ("外部引用公式", "=[1]Sheet1!A1"), ("外部引用公式带路径", "='[1]投资 表'!$B$2+1"), ("DDE公式", "=cmd|'/c calc'!A1"),
)  # fmt: skip
_linked = with_part(edited({"F3": Formula("=[1]Sheet1!A1", 8000)}), _LINK_PART, _LINK)
LINKS = (
    Fault(number=8, name="外部链接部件", code="F08", act=R, make=with_part(_sound, _LINK_PART, _LINK),
          fact=("含外部链接",), advice=_AS_VALUES),
    *(
        Fault(number=8, name=name, code="F08", act=R, make=edited({"F3": Formula(formula, 8000)}),
              sheet="项目", cell="F3", value=formula, fact=("含外部链接|DDE",), advice=_AS_VALUES)
        for name, formula in _FORMULAS
    ),
    Fault(number=8, name="Excel存下的外部链接", code="F08", act=R, make=_linked, fact=("含外部链接",), advice=_AS_VALUES,
          sheet="项目", cell="F3", value="=[1]Sheet1!A1", may=("F08",)),
)  # fmt: skip

FAR = (
    Fault(number=9, name="末行的孤立单元格", code="F09", act=W, make=edited({}, lambda book: book.get_worksheet_by_name("项目").write("A1048576", "x")),
          sheet="项目", cell="A1048576", value="x", fact=("有效区止于第8行", "1个孤立单元格"),
          advice=("确认后删除",), notes=frozenset({1_048_576}), slow=True),
)  # fmt: skip
FULL = (
    Fault(number=10, name="xls恰满65536行", code="F10", act=R, make=full_xls, sheet="项目",
          fact=("行数", "等于格式上限", "疑被截断"), advice=("xlsx",), slow=True),
)  # fmt: skip

FILES = (*EMPTY, *LOCKED, *DISGUISED, *HELD, *MACROS, *BOMBS, *ENTITIES, *LINKS, *FAR, *FULL)
