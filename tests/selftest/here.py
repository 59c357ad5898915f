"""The reader with its parser in this very process, so that no error hides behind the child's end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from zsyz_model.books import RawSheet, sources
from zsyz_model.books.parse import parse
from zsyz_model.books.wire import pack, unpack
from zsyz_model.findings import Finding, InputError, Severity

Parsed = tuple[tuple[RawSheet, ...], tuple[Finding, ...]]
Parse = Callable[[str, bytes], Parsed]


def parse_here(name: str, data: bytes) -> Parsed:
    """What the child would answer: the sheets went over the wire, a refusal is raised."""
    sheets, findings, _ = unpack(pack(*parse(name, data)))
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*findings)
    return sheets, findings


@contextmanager
def in_this_process(by: Parse = parse_here) -> Iterator[None]:
    """Within the block no workbook is parsed apart."""
    with patch.object(sources, "parse_apart", by):
        yield
