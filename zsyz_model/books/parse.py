"""A workbook's bytes to plain cells, in whichever process this runs."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.parsers import expat

import python_calamine

from zsyz_model.books.guard import OLE, damaged
from zsyz_model.books.xlsx import Sheets, read_xlsx

DAMAGED = (
    python_calamine.CalamineError, ElementTree.ParseError, expat.ExpatError, ArithmeticError,
    LookupError, ValueError,
)  # fmt: skip


def parse(name: str, data: bytes) -> Sheets:
    """The sheets of an .xlsx, .xlsm, .xls or .et, with what was said on the way.

    Raises:
        InputError: when the workbook is refused, with the reason.
    """
    if data.startswith(OLE):
        from zsyz_model.books.xls import read_xls

        return read_xls(name, data)
    try:
        return read_xlsx(name, data)
    except DAMAGED as error:
        raise damaged(name) from error
