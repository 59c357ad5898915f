"""台账: a county's workbook in, typed tables with the place of every cell out."""

from zsyz_model.ledger.read import read_ledger

__all__ = ["read_ledger"]
