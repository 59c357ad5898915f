"""Binaries that behave like a broken CBC: small shell scripts that write what they are told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GOOD = (
    "Optimal - objective value -220.00000000\n"
    "      0 C0000000   50    0\n"
    "      0 X0000000    0  -60\n"
    "      1 X0000001    1 -100\n"
    "      2 X0000002    1 -120\n"
)
"""What CBC writes for the knapsack; its own value leaves the constant 280 out."""


@dataclass(frozen=True, slots=True)
class Stub:
    """What the script writes as its solution file (None: no file), then does."""

    told: str | None
    then: str = "exit 0"

    def write(self, folder: Path) -> Path:
        """The executable script in `folder`; the solution file is its last argument."""
        script = folder / "cbc.sh"
        lines = ["#!/bin/sh", 'for last; do :; done; told="$last"']
        if self.told is not None:
            (folder / "told.txt").write_text(self.told, encoding="utf-8")
            lines.append(f'cp "{folder / "told.txt"}" "$told"')
        script.write_text("\n".join([*lines, self.then, ""]), encoding="utf-8")
        script.chmod(0o755)
        return script


MISBEHAVIOURS: dict[str, Stub] = {
    "sleeps past the limit with an answer in the file": Stub(GOOD, "sleep 60"),
    "is killed after writing": Stub(GOOD, "kill -9 $$"),
    "fails with an answer in the file": Stub(GOOD, "exit 3"),
    "writes no file": Stub(None),
    "writes an empty file": Stub(""),
    "stops in the middle of the file": Stub("".join(GOOD.splitlines(keepends=True)[:-1])),
    "writes a garbled number": Stub(GOOD.replace("1 -120", "1x -120")),
    "writes a column that nobody asked for": Stub(GOOD.replace("X0000002", "X0000009")),
    "writes half a line": Stub(GOOD + "      3\n"),
    "writes a word that it never said before": Stub(GOOD.replace("Optimal", "Wonderful")),
    "writes bytes that are no text": Stub("\ufffd\u0000\ufffd - \n"),
}
"""Ways to misbehave, each of which must end as SOLVER_ERROR and never as zeros."""

LIES: dict[str, Stub] = {
    "calls optimal what breaks a row": Stub(GOOD.replace("X0000000    0", "X0000000    1")),
    "calls optimal what is not whole": Stub(GOOD.replace("X0000002    1", "X0000002    0.5")),
    "writes a value that is no number": Stub(GOOD.replace("X0000002    1", "X0000002    nan")),
}
"""Files that read well and are wrong: CHECK_FAILED."""
