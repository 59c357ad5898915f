"""18-21: columns that are missing, doubled, spelled otherwise, or headed by two rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.faults.fault import Fault, N, R
from tests.faults.paper import Book, Grid, Make, edited, gridded
from tests.faults.rework import merged
from zsyz_model.findings import Severity

PLAIN = ("projects", "XM02", "invest_wan")


def _without(sheet: str, header: str) -> Callable[[Book], None]:
    def drop(book: Book) -> None:
        place = book[sheet][0].index(header)
        for line in book[sheet]:
            del line[place]

    return drop


MISSING = (
    Fault(number=18, name="有相近列", code="H01", act=R, sheet="项目", cell=None, make=edited({"F1": "总的投资(万元)"}),
          fact=("缺列", "总投资", "相近列“总的投资(万元)”"), advice=("改列名", "映射")),
    Fault(number=18, name="没有阶段列", code="H01", act=R, sheet="项目", cell=None, make=gridded(_without("项目", "阶段")),
          fact=("缺列", "阶段"), advice=("改列名", "映射")),
    Fault(number=18, name="没有距县城列", code="H01", act=R, sheet="乡镇园区", cell=None,
          make=gridded(_without("乡镇园区", "距县城(分钟)")), fact=("缺列", "距县城"), advice=("改列名", "映射")),
)  # fmt: skip
DOUBLED = (
    Fault(number=19, name="同名两列", code="H02", act=R, sheet="项目", cell=None, row=1,
          make=edited({"C1": "投资额(万元)", "F1": "投资额(万元)"}), fact=("投资额", "C、F列", "重复"), advice=("合并", "改名")),
    Fault(number=19, name="异名两列", code="H02", act=R, sheet="项目", cell=None, row=1,
          make=edited({"P1": "项目总投资(万元)", "P3": 8000}), fact=("总投资", "F、P列", "重复"), advice=("合并", "改名")),
)  # fmt: skip
SPELLED = tuple(
    Fault(number=20, name=word, code="H03", act=N, sheet="项目", cell="F1", value=word, make=edited({"F1": word}),
          fact=(f"“{word}”按“总投资(万元)”识别",), keeps={PLAIN: 8000.0})
    for word in ("总投资（万元）", "总投资 (万元)", "总投资【万元】", "总投资(万元) ")
)  # fmt: skip


_LETTERS = "ABCDEFGHIJKLMNO"


def _headed(top: int, *rows: dict[str, str], fill: dict[str, object] | None = None) -> Make:
    """The county with header rows from row `top` on: one dict of column letter to word for each.

    Columns that no dict names keep their header in the first of the rows, merged downwards.
    `fill` puts one value into every data cell of a column.
    """
    named = {letter for row in rows for letter in row}

    def change(book: Book) -> None:
        head, *data = book["项目"]
        lines: Grid = [[row.get(letter, "") for letter in _LETTERS] for row in rows]
        for i, letter in enumerate(_LETTERS):
            lines[0][i] = lines[0][i] if letter in named else head[i]
        for line in data:
            for letter, value in (fill or {}).items():
                line[_LETTERS.index(letter)] = value
        above: Grid = [["重点项目台账"] for _ in range(1, top)]
        book["项目"] = [*above, *lines, *data]

    bottom = top + len(rows) - 1
    return merged(gridded(change), *(f"{a}{top}:{a}{bottom}" for a in _LETTERS if a not in named))


def _two_rows(name: str, act: Severity, make: Make, rows: str, **more: Any) -> Fault:
    """A header of several rows: read where every column is certain, else refused."""
    given: dict[str, Any] = {"advice": ("模板", "映射")} if act is R else {}
    return Fault(
        number=21, name=name, code="H04", act=act, sheet="项目", cell=None, make=make,
        fact=(f"表头第{rows}行合并",), **{**given, **more},
    )  # fmt: skip


_GROUPS = {"A": "基本情况", "F": "投资与用地", "I": "其他"}
STACKED = (
    _two_rows(
        "子表头自明", N, merged(_headed(2, {"F": "规模"}, {"F": "总投资(万元)", "G": "拟用地(亩)"}), "F2:G2"),
        "2–3", keeps={PLAIN: 8000.0, ("projects", "XM02", "land_mu"): 20.0}, notes=frozenset({1, 2, 3}),
    ),
    _two_rows(
        "父子相连", N, merged(_headed(1, {"G": "其中"}, {"G": "农用地(亩)", "H": "耕地(亩)"}, fill={"H": 2}), "G1:H1"),
        "1–2", keeps={("projects", "XM02", "converted_mu"): 20.0, ("projects", "XM02", "farmland_mu"): 2.0},
    ),
    _two_rows(
        "三行表头", N,
        merged(_headed(1, {"F": "规模"}, {"F": "投资", "G": "用地"}, {"F": "总投资(万元)", "G": "拟用地(亩)"}), "F1:G1"),
        "1–3", keeps={PLAIN: 8000.0},
    ),
    _two_rows(
        "上有分组行", N,
        gridded(lambda book: book["项目"].insert(0, [_GROUPS.get(letter, "") for letter in _LETTERS])),
        "1–2", keeps={PLAIN: 8000.0},
    ),
    _two_rows(
        "子表头认不出", R,
        merged(_headed(2, {"F": "总投资(万元)"}, {"F": "自筹部分", "G": "贷款部分"}), "F2:G2"), "2–3", may=("H01",),
    ),
)  # fmt: skip

HEADERS = (*MISSING, *DOUBLED, *SPELLED, *STACKED)
