"""11-17: bytes that are not what they seem, and characters that must survive or must not."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.cellwise import odd_cell, plain_cell
from tests.faults.fault import Fault, N, Q, R
from tests.faults.paper import Grid, base, csv_folder, csv_text, edited

FILE = "项目.csv"
NAME = "B3"
AT_NAME = ("projects", "XM02", "name")
_RARE = "王䶮建材厂"


def _as(encoding: str, mark: str = ",", start: bytes = b"") -> Callable[[Grid], bytes]:
    return lambda grid: start + csv_text(grid, mark).encode(encoding)


def _mixed(first: str, then: str) -> Callable[[Grid], bytes]:
    """The header and three rows in one encoding, the rest in another."""
    return lambda grid: csv_text(grid[:4]).encode(first) + csv_text(grid[4:]).encode(then)


def garbled(text: str) -> str:
    """UTF-8 text as it looks when it was taken for GBK; only texts of whole pairs of bytes."""
    return text.encode("utf-8").decode("gb18030")


def _garbled_header(grid: Grid) -> bytes:
    head = csv_text(grid[:1]).encode("utf-8").decode("gb18030", errors="replace")
    return head.encode("utf-8") + csv_text(grid[1:]).encode("utf-8")


def _first_bad_byte() -> int:
    data = _mixed("utf-8", "gb18030")(base()["项目"])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start + 1
    raise AssertionError("the specimen is no mixture")


DECODED = (
    Fault(number=11, name="GBK", code="E01", act=N, file=FILE, fact=("按GB18030读取",),
          make=csv_folder(projects=_as("gbk")), keeps={AT_NAME: "青禾纺织扩建"}),
    Fault(number=11, name="GB18030含生僻字", code="E01", act=N, file=FILE, fact=("按GB18030读取",),
          make=csv_folder({NAME: _RARE}, _as("gb18030")), keeps={AT_NAME: _RARE}),
    Fault(number=12, name="UTF-8带BOM", code="E02", act=N, file=FILE, fact=("去除", "BOM|字节序标记"),
          make=csv_folder(projects=_as("utf-8-sig")), keeps={AT_NAME: "青禾纺织扩建"}),
    Fault(number=13, name="UTF-16小端", code="E03", act=N, file=FILE, fact=("按UTF-16读取",),
          make=csv_folder(projects=_as("utf-16-le", "\t", b"\xff\xfe")), keeps={AT_NAME: "青禾纺织扩建"}),
    Fault(number=13, name="UTF-16大端", code="E03", act=N, file=FILE, fact=("按UTF-16读取",),
          make=csv_folder(projects=_as("utf-16-be", "\t", b"\xfe\xff")), keeps={AT_NAME: "青禾纺织扩建"}),
)  # fmt: skip
MIXED = (
    Fault(number=14, name="UTF-8后接GBK", code="E04", act=R, file=FILE, advice=("统一编码",),
          make=csv_folder(projects=_mixed("utf-8", "gb18030")),
          fact=(f"第{_first_bad_byte()}字节起", "不是UTF-8也不是GB18030")),
    Fault(number=14, name="GBK后接UTF-8", code="E04", act=R, file=FILE, advice=("统一编码",),
          make=csv_folder(projects=_mixed("gb18030", "utf-8")), fact=("字节起", "不是UTF-8也不是GB18030")),
    # 项目 and 青禾厂房 are pairs of bytes that GB18030 also reads: the mixture decodes without an error
    Fault(number=14, name="GBK里一格UTF-8", code="E04", act=R, file=FILE, advice=("统一编码",),
          make=csv_folder({NAME: "@"}, lambda grid: _as("gb18030")(grid).replace(b"@", "项目青禾".encode())),
          fact=("字节起", "不是UTF-8也不是GB18030")),
)  # fmt: skip
GARBLED = (
    Fault(number=15, name="csv表头乱码", code="E05", act=R, file=FILE, sheet=None, cell=None,
          make=csv_folder(projects=_garbled_header), fact=("表头疑为UTF-8被当作GBK",), advice=("用原文件重",)),
    Fault(number=15, name="xlsx表头乱码", code="E05", act=R, sheet="项目", cell="B1", value=garbled("项目名称"),
          make=edited({"B1": garbled("项目名称")}), fact=("表头疑为UTF-8被当作GBK",), advice=("用原文件重",),
          may=("H01",)),
)  # fmt: skip
UNSEEN = (
    odd_cell(16, "竖直制表符", NAME, "青禾\x0b厂", "E06", Q, fact=(r"含不可见字符\x0b",), advice=("重新录入",)),
    odd_cell(16, "响铃符", NAME, "青禾\x07厂", "E06", Q, fact=(r"含不可见字符\x07",), advice=("重新录入",)),
    *(
        Fault(number=16, name=f"csv里的x{char:02x}", code="E06", act=Q, file=FILE, sheet="项目", cell=NAME,
              value=f"青禾{chr(char)}厂", make=csv_folder({NAME: f"青禾{chr(char)}厂"}),
              fact=(rf"含不可见字符\x{char:02x}",), advice=("重新录入",))
        for char in (0, 11)
    ),
)  # fmt: skip
RARE = (
    plain_cell(17, "生僻字原样", {NAME: _RARE}, {AT_NAME: _RARE}),
    plain_cell(17, "间隔号原样", {NAME: "阿合买提·热合曼建材"}, {AT_NAME: "阿合买提·热合曼建材"}),
    *(
        odd_cell(
            17, f"间隔号{dot}", NAME, f"阿合买提{dot}热合曼建材", "E07", N, fact=("·",),
            keeps={AT_NAME: "阿合买提·热合曼建材"},
        )
        for dot in "•‧・．"
    ),
)  # fmt: skip

ENCODINGS = (*DECODED, *MIXED, *GARBLED, *UNSEEN, *RARE)
