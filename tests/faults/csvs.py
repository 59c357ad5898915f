"""42: csv rows with too many or too few fields, and a quote that nobody closed."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.fault import Fault, Q, R
from tests.faults.paper import Grid, csv_folder, csv_text

FILE, SHEET = "项目.csv", "项目"


def _line(row: int, change: Callable[[str], str]) -> Callable[[Grid], bytes]:
    """The csv with one of its lines changed as text."""

    def made(grid: Grid) -> bytes:
        lines = csv_text(grid).split("\r\n")
        lines[row - 1] = change(lines[row - 1])
        return "\r\n".join(lines).encode("utf-8")

    return made


FIELDS = (
    Fault(number=42, name="多一列", code="C01", act=Q, file=FILE, sheet=SHEET, cell=None, row=4,
          make=csv_folder(projects=_line(4, lambda line: line + ",多余")),
          fact=("第4行16列", "应15列"), advice=("修正|补齐|核对",)),
    Fault(number=42, name="少一列", code="C01", act=Q, file=FILE, sheet=SHEET, cell=None, row=6,
          make=csv_folder(projects=_line(6, lambda line: line[:-1])),
          fact=("第6行14列", "应15列"), advice=("修正|补齐|核对",)),
    Fault(number=42, name="名称里的逗号没有引号", code="C01", act=Q, file=FILE, sheet=SHEET, cell=None, row=3,
          make=csv_folder(projects=_line(3, lambda line: line.replace("青禾纺织扩建", "青禾纺织,扩建"))),
          fact=("第3行16列", "应15列"), advice=("修正|补齐|核对",)),
)  # fmt: skip
QUOTES = (
    Fault(number=42, name="引号未闭合", code="C01", act=R, file=FILE, sheet=None, cell=None,
          make=csv_folder(projects=_line(5, lambda line: line.replace("方正泵阀技改", '"方正泵阀技改'))),
          fact=("第5行引号未闭合",), advice=("修正|改正",)),
    Fault(number=42, name="末行引号未闭合", code="C01", act=R, file=FILE, sheet=None, cell=None,
          make=csv_folder(projects=_line(8, lambda line: line + '"没写完')),
          fact=("第8行引号未闭合",), advice=("修正|改正",)),
)  # fmt: skip

CSVS = (*FIELDS, *QUOTES)
