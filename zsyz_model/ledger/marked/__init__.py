"""The marked copy: the clerk's own workbook with every finding in its cell and a list of them."""

import os

os.environ["OPENPYXL_LXML"] = "False"  # one XML writer everywhere, whether or not lxml is there

from zsyz_model.ledger.marked.writing import can_be_marked, check_target, write_marked

__all__ = ["can_be_marked", "check_target", "write_marked"]
