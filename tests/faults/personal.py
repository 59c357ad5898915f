"""People in cells: a telephone or an identity number is never shown, wherever it stands."""

from __future__ import annotations

from tests.faults.cellwise import odd_cell
from tests.faults.fault import Q, W
from tests.faults.paper import split_cell
from tests.faults.seen import masked_form

PHONE = "13812345678"
IDENTITY = "11010519491231002X"
"""The example of GB 11643, with its right check character; nobody's."""

_TALKED = f"王某 发改委 {PHONE}"
_COLUMN_OF = {"N": "produced_on", "O": "remark", "P": "liaison"}


def _kept(cell: str, raw: str) -> dict[tuple[str, str, str], object]:
    letter = chr(65 + split_cell(cell)[0])
    return {("projects", "XM02", _COLUMN_OF[letter]): raw}


PERSONAL = (
    odd_cell("电话与身份证", "联络员只有电话", "P3", PHONE, "P03", W, with_cells={"P1": "联络员"}, value=masked_form(PHONE),
             secrets=(PHONE,), keeps=_kept("P3", PHONE)),
    odd_cell("电话与身份证", "备注里有电话", "O3", _TALKED, "P03", W, value=masked_form(_TALKED), secrets=(PHONE,), keeps=_kept("O3", _TALKED)),
    odd_cell("电话与身份证", "备注里有身份证号", "O3", f"负责人{IDENTITY}", "P03", W, value=None, secrets=(IDENTITY,),
             keeps=_kept("O3", f"负责人{IDENTITY}")),
    odd_cell("电话与身份证", "领导列是人、单位和电话", "K3", _TALKED, "K02", Q, value=masked_form(_TALKED), secrets=(PHONE,), may=("P03",)),
    odd_cell("电话与身份证", "领导列只有电话", "K3", PHONE, "K02", Q, value=masked_form(PHONE), secrets=(PHONE,), may=("P03",)),
)  # fmt: skip
