"""docs/selftest.md: what ran, at which size, when, on what sources, and what it said."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from tests.selftest import store
from tests.selftest.told import Size

PAGE = store.ROOT / "docs" / "selftest.md"
PACKAGES = ("pulp", "highspy", "numpy", "pandas", "pip-audit")
HEAD = """# Self-test

Written by `make selftest`; the parts are described in `tests/selftest`. Every part plants faults
of its own and counts as passed only when they are found. `make test` runs all parts reduced.

"""
NOTES = """
`sources` is the beginning of a hash over everything that the parts run; rows with different
ones were taken on different states of the program. "not audited" (未审计) means that no
advisory service answered for every locked package: nothing is then known about holes.
A15 puts a mutant to the test file of its own module alone; a survivor may well be noticed by
the rest of the suite. Mutants that nothing can notice stand with their reason in
`tests/selftest/equivalents.csv`. Growth of memory is that from the first to the last tenth of
the tasks after the first fifth.
"""


def write_page(parts: tuple[str, ...], page: Path = PAGE) -> None:
    """The page from the kept results: the full one of a part, else the reduced one.

    What was written of a part before, elsewhere, stands until the part is run here.
    """
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    page.write_text(text_of(parts, before), encoding="utf-8")


def text_of(parts: tuple[str, ...], before: str = "") -> str:
    """The whole page; `before` is the page as it was."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {packages}"
    rows = ["| part | size | date | seconds | sources | result |", "|---|---|---|---|---|---|"]
    return (
        f"{HEAD}{machine}.\n\n"
        + "\n".join([*rows, *(_row(part, before) for part in parts)])
        + f"\n{NOTES}\n"
        + _figures(parts, before)
        + _lists(parts, before)
    )


def _latest(part: str) -> tuple[str, dict[str, object]] | None:
    for size in (Size(reduced=False), Size(reduced=True)):
        document = store.kept(part, size)
        if document is not None:
            return size.name, document
    return None


def _line(before: str, head: str) -> str:
    """The line of a page that begins with these words; empty when there is none."""
    return next((line for line in before.splitlines() if line.startswith(head)), "")


def _row(part: str, before: str) -> str:
    found = _latest(part)
    if found is None:
        return _line(before, f"| {part} | ") or f"| {part} | not run | | | | |"
    size, told = found
    closing = store.told_of(told).closing
    sources = str(told["sources"])[:8]
    return f"| {part} | {size} | {told['on']} | {told['seconds']:.0f} | {sources} | {closing} |"


def _figures(parts: tuple[str, ...], before: str) -> str:
    lines = ["## Figures", ""]
    for part in parts:
        found = _latest(part)
        if found is None:
            lines += filter(None, [_line(before, f"- {part}: ")])
        else:
            figures = store.told_of(found[1]).figures
            lines.append(f"- {part}: " + "; ".join(f"{k} {v}" for k, v in figures.items()))
    return "\n".join([*lines, ""])


def _lists(parts: tuple[str, ...], before: str) -> str:
    """What a part lists, under a heading of its own; as it stood, where the part was not run here."""
    told = []
    for part in parts:
        found = _latest(part)
        if found is None:
            told += _sections(before, part)
        else:
            for title, lines in store.told_of(found[1]).lists.items():
                rows = "\n".join(f"- `{line}`" for line in lines) or "None."
                told.append(f"\n## {part}: {title}\n\n{rows}\n")
    return "".join(told)


def _sections(page: str, part: str) -> list[str]:
    """The sections of a page whose heading begins with the part."""
    return [
        f"\n## {rest.rstrip()}\n" for rest in page.split("\n## ") if rest.startswith(f"{part}: ")
    ]
