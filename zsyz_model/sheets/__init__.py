r"""The one place that writes cells: text stays text, and equal content gives equal bytes.

Text that begins with ``= + - @``, a tab or a full-width sign is written as a text cell
and never as a formula, a link or a number; it bears Excel's quote prefix, so that it
stays text when somebody edits it. Control characters that XML cannot carry are written
as ``\x0b``. A missing value (None, NaN, NaT, NA) is an empty cell.
"""

from zsyz_model.sheets.book import write_book
from zsyz_model.sheets.cells import (
    CELL_CHARS,
    COUNT_FORMAT,
    DATE_FORMAT,
    FORMATS,
    LAND_FORMAT,
    MONEY_FORMAT,
    NUMBER_FORMAT,
    TEXT_FORMAT,
    Formula,
    column_letters,
    plain,
    safe_text,
    shown_width,
)
from zsyz_model.sheets.names import INDEX_SHEET, NAME_CHARS, sheet_names
from zsyz_model.sheets.shapes import Form, Rule, Sheet, fitting_widths, table_sheet

__all__ = [
    "CELL_CHARS", "COUNT_FORMAT", "DATE_FORMAT", "FORMATS", "INDEX_SHEET", "LAND_FORMAT",
    "MONEY_FORMAT", "NAME_CHARS", "NUMBER_FORMAT", "TEXT_FORMAT", "Form", "Formula", "Rule", "Sheet",
    "column_letters", "fitting_widths", "plain", "safe_text", "sheet_names", "shown_width", "table_sheet",
    "write_book",
]  # fmt: skip
