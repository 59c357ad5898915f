"""How results are said: findings line by line, tables of words, or one JSON document."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from zsyz_model.findings import Finding, Severity


def tell(findings: Iterable[Finding], stream: TextIO | None = None) -> None:
    """Each finding on a line of its own."""
    for finding in findings:
        print(finding, file=stream or sys.stdout)


def tell_reasons(findings: Sequence[Finding], stream: TextIO | None = None) -> None:
    """Why something failed: what was only normalised is counted, not listed."""
    serious = [finding for finding in findings if finding.severity is not Severity.NORMALISED]
    tell(serious or findings, stream)
    if serious and (rest := len(findings) - len(serious)):
        print(f"（另有 {rest} 条规整记录未列出）", file=stream or sys.stdout)


def tell_json(document: Mapping[str, Any]) -> None:
    """The document, and nothing else, on stdout."""
    print(json.dumps(document, ensure_ascii=False, indent=1, default=list, allow_nan=False))


def tally(findings: Sequence[Finding]) -> str:
    """How many findings of each severity, in words.

    >>> tally(())
    '没有发现'
    """
    counts = Counter(finding.severity.value for finding in findings)
    told = "，".join(f"{word} {number} 条" for word, number in counts.items())
    return told or "没有发现"


def tell_lines(*lines: str) -> None:
    """Plain lines on stdout."""
    for line in lines:
        print(line)


def tell_note(line: str) -> None:
    """A plain line on stderr, beside the result."""
    print(line, file=sys.stderr)
