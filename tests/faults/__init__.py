"""Bad inputs by number, each with what must be said about it; and the messes of real ledgers."""

from __future__ import annotations

from tests.faults.csvs import CSVS
from tests.faults.dates import DATES
from tests.faults.encodings import ENCODINGS
from tests.faults.exports import EXPORTS
from tests.faults.fault import Fault, planted, shortfalls
from tests.faults.files import FILES
from tests.faults.headers import HEADERS
from tests.faults.identity import IDENTITY
from tests.faults.messes import MESSES
from tests.faults.scenarios import SCENARIOS
from tests.faults.sheets import SHEETS
from tests.faults.sums import SUMS
from tests.faults.values import VALUES

FAULTS: tuple[Fault, ...] = tuple(
    sorted(
        (*FILES, *ENCODINGS, *HEADERS, *SHEETS, *VALUES, *DATES, *IDENTITY, *CSVS, *EXPORTS, *SCENARIOS, *SUMS),
        key=lambda fault: int(fault.number),
    )
)  # fmt: skip
"""The 52 bad inputs of the list, in its order; a number with several inputs has several faults."""

__all__ = ["FAULTS", "MESSES", "Fault", "planted", "shortfalls"]
