"""What real ledgers were seen to hold (domain.md, section 7), row by row, with the decisions taken."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from tests.faults.cellwise import odd_cell, plain_cell
from tests.faults.fault import Fault, N, Q, R, Stated, W
from tests.faults.identity import CREDIT, NEAR
from tests.faults.paper import Book, edited, gridded
from tests.faults.personal import PERSONAL
from tests.faults.rework import mapped, merged

SHEET = "项目"
MONEY = ("projects", "XM02", "invest_wan")
LAND = ("projects", "XM02", "land_mu")
_NO_LAND: dict[str, object] = {f"G{row}": "" for row in range(2, 9)}


def _header(
    number: str,
    name: str,
    code: str,
    cells: dict[str, object],
    fact: tuple[str, ...],
    **more: object,
) -> Fault:
    """A header that refuses the file."""
    given: dict[str, object] = {"cell": None, **more}
    return Fault(
        number=number, name=name, code=code, act=R, sheet=SHEET, make=edited(cells), fact=fact, **given,  # type: ignore[arg-type]
    )  # fmt: skip


TWO_KEYS = (
    _header("同一列两种写法", "半角与全角括号", "H02", {"F1": "投资金额(亿元)", "P1": "投资金额（亿元）"}, ("F、P列", "重复"), row=1, may=("V08",)),
    _header("同一列两种写法", "直引号与弯引号", "H02", {"P1": '"十强"标签', "Q1": "“十强”标签"}, ("P、Q列", "重复"), row=1),
    _header("单位一列数值另一列", "总投资亿元与万元", "H02", {"F1": "总投资(亿元)", "F3": 1.2, "P1": "总投资(万元)", "P3": 0}, ("F、P列", "重复"), row=1, may=("V08",)),
    plain_cell(
        "单位一列数值另一列", "词典外的注册资本", {"P1": "注册资本(亿元)", "Q1": "注册资本(万元)", "P3": 1, "Q3": 0},
        {("extra", "XM02", "注册资本(亿元)"): "1", ("extra", "XM02", "注册资本(万元)"): "0"},
    ),
)  # fmt: skip


def _under_banner(banner: str, factor: float) -> Callable[[Book], None]:
    """总投资 without a unit below a banner row, its amounts divided by `factor`."""

    def change(book: Book) -> None:
        head, *rows = book[SHEET]
        head[5] = "总投资"
        for row in rows:
            row[5] = float(str(row[5])) / factor
        book[SHEET] = [["重点项目表", "", "", "", "", "", banner], head, *rows]

    return change


_MIXED: dict[str, object] = {**_NO_LAND, "G1": "拟用地", "G2": "30亩", "G3": "14000㎡"}
UNITS = (
    Fault(number="单位", name="只在表头上方万元", code="", act=W, make=gridded(_under_banner("单位:万元", 1)), keeps={MONEY: 8000.0}),
    Fault(number="单位", name="只在表头上方亿元", code="V08", act=N, sheet=SHEET, cell="F2", value="总投资",
          make=gridded(_under_banner("单位：亿元", 10_000)), fact=("亿元", "万元"), keeps={MONEY: 8000.0}),
    _header("单位", "总投资哪里都没写单位", "H15", {"F1": "总投资"}, ("单位",), cell="F1", value="总投资", advice=("单位|万元",)),
    _header("单位", "用地哪里都没写单位", "H15", {"G1": "用地面积", "G2": 30, "G3": 14000}, ("单位",), cell="G1", value="用地面积", advice=("单位|亩",)),
    Fault(number="单位", name="一列两种单位", code="V08", act=N, sheet=SHEET, cell="G3", value="14000㎡", make=edited(_MIXED), fact=("21",),
          also=(Stated(code="V08", act=N, sheet=SHEET, cell="G2", value="30亩", fact=("30",)),), keeps={LAND: 21.0}),
    Fault(number="单位", name="一列两种单位还有裸数", code="V18", act=Q, sheet=SHEET, cell="G4", value=25.0, make=edited({**_MIXED, "G4": 25}), fact=("单位",),
          also=(Stated(code="V08", act=N, sheet=SHEET, cell="G2", value="30亩"), Stated(code="V08", act=N, sheet=SHEET, cell="G3", value="14000㎡"))),
)  # fmt: skip

_CURRENCY = "table: projects\nrates: {美元: 7.1}\n"
CURRENCY = (
    odd_cell("外币", "没有汇率", "F3", "1500万美元", "V07", Q, fact=("外币|美元",), advice=("汇率|折",)),
    Fault(number="外币", name="映射给了汇率", code="V08", act=N, sheet=SHEET, cell="F3", value="1500万美元",
          make=mapped(edited({"F3": "1500万美元"}), _CURRENCY), fact=("10650",), keeps={MONEY: 10650.0}, may=("H14",)),
    _header("外币", "必填列表头是外币", "H12", {"F1": "总投资(万美元)"}, ("万美元",), cell="F1", value="总投资(万美元)"),
)  # fmt: skip

_L5, _SIGNED = "L5", ("projects", "XM04", "signed_on")
DATES = (
    odd_cell("日期", "序号带小数", _L5, 46082.8788, "V14", N, fact=("1900", "2026-03-01"), keeps={_SIGNED: pd.Timestamp(2026, 3, 1)}),
    plain_cell("日期", "文字2026-02-02", {_L5: "2026-02-02"}, {_SIGNED: pd.Timestamp(2026, 2, 2)}),
    odd_cell("日期", "数45182", _L5, 45182, "V14", N, fact=("1900", "2023-09-13"), keeps={_SIGNED: pd.Timestamp(2023, 9, 13)}),
    odd_cell("日期", "2022.3.5", _L5, "2022.3.5", "V13", N, fact=("2022-03-05",), keeps={_SIGNED: pd.Timestamp(2022, 3, 5)}),
    *(odd_cell("日期", raw, _L5, raw, "V13", Q, advice=("2026-03-04",)) for raw in ("2022年3月", "3月底", "已开工")),
)  # fmt: skip
_FGW, _JX = "实际开工时间(发改)", "实际开工时间(经信)"
_STARTED = ("projects", "XM07", "started_on")


def _two_departments(first: str, second: str) -> dict[str, object]:
    return {"M1": _FGW, "P1": _JX, "P2": "2026-01-12", "P3": "2025-01-15", "M8": first, "P8": second}  # fmt: skip


STARTS = (
    Fault(number="两部门开工时间", name="不一致", code="V17", act=Q, sheet=SHEET, cell=None, row=8,
          make=edited(_two_departments("2026-04-01", "2026-05-01")), fact=("发改", "经信", "2026-04-01", "2026-05-01")),
    plain_cell("两部门开工时间", "一致", _two_departments("2026-04-01", "2026-04-01"), {_STARTED: pd.Timestamp(2026, 4, 1)}),
    Fault(number="两部门开工时间", name="一格空着", code="V17", act=N, sheet=SHEET, cell=None, row=8,
          make=edited(_two_departments("", "2026-05-01")), fact=("经信", "2026-05-01"), keeps={_STARTED: pd.Timestamp(2026, 5, 1)}),
)  # fmt: skip

MISSING = (
    *(
        odd_cell("空白写成文字", raw, "G3", raw, "V10", N, keeps={LAND: None})
        for raw in ("-", "无")
    ),
    plain_cell("空白写成文字", "空格子", {"G3": ""}, {LAND: None}),
    plain_cell("空白写成文字", "写0", {"G3": 0}, {LAND: 0.0}),
)
_PROSE = "新建厂房，固投300万，年产5万件"
_JSON = '{"text":"环评已批","list":[]}'
TEXTS = (
    Fault(number="金额在文字里", name="简介说300万", code="V08", act=N, sheet=SHEET, cell="P1", value="固投金额(亿元)",
          make=edited({"P1": "固投金额(亿元)", "P3": 0.03, "Q1": "项目简介", "Q3": _PROSE}), fact=("亿元", "万元"),
          keeps={("projects", "XM02", "fixed_wan"): 300.0, ("extra", "XM02", "项目简介"): _PROSE}),
    plain_cell("一格几个值", "两家公司", {"C3": "青禾公司;红枫公司"}, {("projects", "XM02", "investor"): "青禾公司;红枫公司"}),
    plain_cell("备注里的JSON", "原样", {"O3": _JSON}, {("projects", "XM02", "remark"): _JSON}),
    *(
        odd_cell("名称首尾空格", repr(raw), "C3", raw, "V06", N, fact=("空格",), keeps={("projects", "XM02", "investor"): "青禾公司"})
        for raw in (" 青禾公司", "青禾公司 ", "　青禾公司　")
    ),
)  # fmt: skip


def _numbered(
    *numbers: object, insert: tuple[int, list[object]] | None = None
) -> Callable[[Book], None]:
    """A running number before every row, and perhaps one more row."""

    def change(book: Book) -> None:
        head, *rows = book[SHEET]
        book[SHEET] = [["序号", *head], *([n, *row] for n, row in zip(numbers, rows, strict=True))]
        if insert:
            book[SHEET].insert(insert[0] - 1, insert[1])

    return change  # fmt: skip


def _row(name: str, at: int, cells: list[object], *notes: int, blanks: int = 0) -> Fault:
    """A row that is no data, among numbered projects; nothing is said of it."""
    return Fault(
        number="不是数据的行", name=name, code="", act=W, blanks=blanks, notes=frozenset(notes),
        make=gridded(_numbered(*range(1, 8), insert=(at, cells))),
    )  # fmt: skip


ROWS = (
    _row("一、续建项目", 4, ["一、续建项目（12个）"], 4),
    _row("（二）新建项目", 2, ["（二）新建项目"], 2),
    _row("只有序号", 9, [8], blanks=1),
    _row("末尾的注", 9, ["注：总投资含流动资金"], 9),
    Fault(number="不是数据的行", name="序号按乡镇重起", code="", act=W, make=gridded(_numbered(1, 2, 3, 1, 2, 1, 2))),
    Fault(number="不是数据的行", name="乡镇小计", code="H06", act=N, sheet=SHEET, cell="B4", value="白塔镇小计",
          make=gridded(_numbered(*range(1, 8), insert=(4, ["", "白塔镇小计", "", "", "", "", 20000]))), fact=("第4行", "不计入"), notes=frozenset({4})),
    Fault(number="不是数据的行", name="合并的标题行", code="", act=W,
          make=merged(gridded(lambda book: book[SHEET].insert(0, ["2027年度重点项目台账"])), "A1:O1"), notes=frozenset({1, 2})),
)  # fmt: skip

_NOT_ONE = ("填一个数", "备注")
NUMBERS = (
    odd_cell("数写成文字", "2万人", "I3", "2万", "V08", N, fact=("20000",), keeps={("projects", "XM02", "jobs"): 20000}),
    odd_cell("数写成文字", "2万在万元列", "F3", "2万", "V08", N, fact=("2万元|2 万元",), keeps={MONEY: 2.0}),
    odd_cell("数写成文字", "28台", "领导!E2", "28台", "V08", N, fact=("28",), keeps={("leaders", "L1", "most"): 28}),
    odd_cell("数写成文字", "1,234", "F3", "1,234", "V06", N, fact=("1234",), keeps={MONEY: 1234.0}),
    odd_cell("数写成文字", "１２３．５", "G3", "１２３．５", "V06", N, fact=("123.5",), keeps={LAND: 123.5}),
    *(
        odd_cell("数写成文字", raw, "G3", raw, "V07", Q, fact=(f"不是单一数字|{why}",), advice=_NOT_ONE)
        for raw, why in (("约 200 亩", "约数"), ("200亩左右", "约数"), ("100～120亩", "区间"), ("＞50亩", "比较"))
    ),
    Fault(number="数写成文字", name="千元万元亿元混写", code="V08", act=N, sheet=SHEET, cell="F3", value="500千元",
          make=edited({"F3": "500千元", "F4": "3000万元", "F5": "1.2亿元"}), fact=("50", "万元"), keeps={MONEY: 50.0},
          also=(Stated(code="V08", act=N, sheet=SHEET, cell="F4", value="3000万元", fact=("3000万元",)),
                Stated(code="V08", act=N, sheet=SHEET, cell="F5", value="1.2亿元", fact=("12000万元",)))),
)  # fmt: skip

MESSES = (
    *TWO_KEYS, *UNITS, *CURRENCY, *DATES, *STARTS, *MISSING, *TEXTS, *CREDIT, *PERSONAL, *ROWS, *NUMBERS, *NEAR,
)  # fmt: skip
