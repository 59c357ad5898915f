"""27-29 and 40-41: codes that lost digits, rows that stand twice, names that name nobody."""

from __future__ import annotations

import random

from tests.faults.cellwise import odd_cell, plain_cell
from tests.faults.fault import Fault, Q, Stated, W
from tests.faults.paper import base, csv_folder, edited

SHEET = "项目"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(body: str) -> str:
    """Seventeen characters with the check character of GB 32100-2015 (weights 3^i mod 31)."""
    total = sum(_ALPHABET.index(char) * pow(3, i, 31) for i, char in enumerate(body))
    return body + _ALPHABET[(31 - total % 31) % 31]


CODES = tuple(credit_code(f"91341621MA2{random.Random(i).randrange(10**6):06d}") for i in range(3))
"""Three well-formed codes of firms that do not exist."""

_TEXT = ("文本", "重录")
LOST_DIGITS = (
    odd_cell(27, "编号18位数", "A3", 913416210000123456, "V03", Q, fact=("以数字存储", "末位已丢失"), advice=_TEXT),
    odd_cell(27, "信用代码18位数", "P3", 913416210000123456, "V03", Q, with_cells={"P1": "统一社会信用代码", "P2": CODES[0]},
             fact=("以数字存储", "末位已丢失"), advice=_TEXT),
)  # fmt: skip

_ZEROS: dict[str, object] = {f"A{row}": f"{row - 1:03d}" for row in range(2, 9)}
LOST_ZEROS = (
    Fault(number=28, name="数7混在007式编号里", code="V04", act=Q, sheet=SHEET, cell="A8", value="7",
          make=edited({**_ZEROS, "A8": 7}), fact=("编号位数1≠3",), advice=("文本", "重录")),
    Fault(number=28, name="csv里的7", code="V04", act=Q, file="项目.csv", sheet=SHEET, cell="A8", value="7",
          make=csv_folder({**_ZEROS, "A8": "7"}), fact=("编号位数1≠3",), advice=("文本", "重录")),
)  # fmt: skip
SCIENCE = (
    odd_cell(29, "12E5", "A3", "12E5", "V05", Q, fact=("科学计数",), advice=_TEXT),
    Fault(number=29, name="csv里的12E5", code="V05", act=Q, file="项目.csv", sheet=SHEET, cell="A3", value="12E5",
          make=csv_folder({"A3": "12E5"}), fact=("科学计数",), advice=_TEXT),
)  # fmt: skip

_ONE_ROW = ("留一行", "不自动取首行")


def _twin(cell: str, value: str, rows: str) -> Stated:
    return Stated(code="K01", act=Q, sheet=SHEET, cell=cell, value=value, fact=(f"与第{rows}行", "重复|相同"), advice=_ONE_ROW)  # fmt: skip


def _near(number: int | str, name: str, first: str, second: str, **cells: object) -> Fault:
    """Rows 6 and 7 (both at T4) under two names: kept, and listed for a decision."""
    return Fault(
        number=number, name=name, code="K05", act=W, sheet=SHEET, cell="B7", value=second,
        make=edited({"B6": first, "B7": second, **cells}), fact=("第6行",),
        keeps={("projects", "XM05", "name"): first, ("projects", "XM06", "name"): second},
    )  # fmt: skip


DOUBLED = (
    Fault(number=40, name="编号三行相同", code="K01", act=Q, sheet=SHEET, cell="A3", value="XM02",
          make=edited({"A5": "XM02", "A7": "XM02"}), fact=("与第5、7行重复",), advice=_ONE_ROW,
          also=(_twin("A5", "XM02", "3、7"), _twin("A7", "XM02", "3、5"))),
    Fault(number=40, name="同名同地", code="K01", act=Q, sheet=SHEET, cell="B6", value="云帆储能电站",
          make=edited({"B6": "云帆储能电站"}), fact=("与第7行", "重复|相同"), advice=_ONE_ROW,
          also=(_twin("B7", "云帆储能电站", "6"),)),
    Fault(number=40, name="同名同地只差空格", code="K01", act=Q, sheet=SHEET, cell="B6", value="云帆 储能电站",
          make=edited({"B6": "云帆 储能电站"}), fact=("与第7行", "重复|相同"), advice=_ONE_ROW,
          also=(_twin("B7", "云帆储能电站", "6"),)),
    Fault(number=40, name="领导编号相同", code="K01", act=Q, sheet="领导", cell="A3", value="L3",
          make=edited({"领导!A3": "L3", "领导!A4": "L3", "领导!B4": "人大副主任", "领导!D4": 8, "K3": "", "K7": ""}),
          fact=("与第4行重复",), advice=_ONE_ROW,
          also=(Stated(code="K01", act=Q, sheet="领导", cell="A4", value="L3", fact=("与第3行重复",), advice=_ONE_ROW),)),
    _near(40, "一期二期", "云帆储能电站一期", "云帆储能电站二期"),
)  # fmt: skip
NEAR = (
    _near("重复项目", "签约名与备案名", "高性能碳纤维生产项目", "年产5000吨高性能碳纤维生产线建设项目", C6="云帆公司"),
    _near(
        "重复项目", "同一信用代码同一地点", "储能电站", "锂电池梯次利用",
        P1="统一社会信用代码", P6=CODES[0], P7=CODES[0], C6="云帆公司",
    ),
)  # fmt: skip

_CHOOSE = ("选定", "不自动改")
UNKNOWN = (
    odd_cell(41, "领导", "K3", "李x明", "K02", Q, with_cells={"领导!B3": "李晓明"}, fact=("“李x明”不在", "最接近“李晓明”"), advice=_CHOOSE),
    odd_cell(41, "乡镇", "H3", "柳河乡", "K02", Q, fact=("“柳河乡”不在", "最接近“柳河镇”"), advice=_CHOOSE),
    odd_cell(41, "类型", "D3", "改扩建", "K02", Q, fact=("“改扩建”不在", "最接近“企业改扩建”"), advice=_CHOOSE),
)  # fmt: skip

_CODE_COLUMN = {"P1": "统一社会信用代码", "P2": CODES[0]}
_WRONG = CODES[1][:-1] + ("0" if CODES[1][-1] != "0" else "1")
CREDIT = (
    odd_cell("信用代码", "校验位不对", "P3", _WRONG, "V19", Q, with_cells=_CODE_COLUMN, fact=("校验",)),
    odd_cell("信用代码", "少一位", "P3", CODES[1][:-1], "V19", Q, with_cells=_CODE_COLUMN, fact=("18",)),
    plain_cell(
        "信用代码", "两个都留下", {**_CODE_COLUMN, "P3": f"{CODES[1]};{CODES[2]}"},
        {("projects", "XM02", "credit_code"): lambda got: CODES[1] in str(got) and CODES[2] in str(got)},
    ),
)  # fmt: skip

IDENTITY = (*LOST_DIGITS, *LOST_ZEROS, *SCIENCE, *DOUBLED, *UNKNOWN)
assert base()[SHEET][5][7] == base()[SHEET][6][7], "rows 6 and 7 stand at one place"
