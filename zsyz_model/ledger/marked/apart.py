"""Marking in a child process under limits: openpyxl reads the stranger's workbook there, not here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import msgpack

from zsyz_model.books.apart import NO_WINDOW, child_environment
from zsyz_model.books.limits import limit_this_process
from zsyz_model.books.wire import pack, unpack
from zsyz_model.ledger.marked.editing import edited
from zsyz_model.ledger.marked.listing import Counted, Told

CHILD = (sys.executable, "-P", "-m", "zsyz_model.ledger.marked.apart")
MOST_MEMORY = 3_000 * 2**20
MOST_SECONDS = 300


def edited_apart(data: bytes, told: Told, seconds: float = MOST_SECONDS) -> bytes | None:
    """The workbook itself, marked; nothing when it cannot be, within the limits."""
    counts = {
        sheet: (one.read, one.accepted, one.quarantined, one.blank, one.other)
        for sheet, one in told.rows.items()
    }
    asked = msgpack.packb((told.source, pack((), told.findings), counts, data))
    try:
        done = subprocess.run(
            CHILD, input=asked, capture_output=True, timeout=seconds, check=False,
            env=child_environment(), creationflags=NO_WINDOW,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def answer(asked: bytes) -> bytes:
    """What the child gives for the parent's words; empty when openpyxl cannot carry the workbook."""
    source, findings, counts, data = msgpack.unpackb(asked)
    rows: Mapping[str, Counted] = {sheet: Count(*numbers) for sheet, numbers in counts.items()}
    return edited(data, Told(source, unpack(findings)[1], rows)) or b""


class Count:
    """The receipt of one sheet, as it came over the wire."""

    def __init__(self, read: int, accepted: int, quarantined: int, blank: int, other: int) -> None:
        self.read, self.accepted, self.quarantined = read, accepted, quarantined
        self.blank, self.other = blank, other


def main() -> int:
    """Mark the workbook on stdin."""
    limit_this_process(MOST_MEMORY, MOST_SECONDS)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
