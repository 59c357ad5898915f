"""Plain cells between two processes: msgpack, which carries values and no code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple
from functools import lru_cache
from typing import Any

import msgpack

from zsyz_model.books.raw import Mark, RawSheet, Span
from zsyz_model.findings import Finding, Place, Severity

_MOMENT, _DAY, _TIME, _LENGTH = 1, 2, 3, 4
_KNOWN_DAYS = 10_000
_GARBLED = (
    ValueError, TypeError, LookupError, AttributeError, OverflowError,
    msgpack.exceptions.UnpackException,
)  # fmt: skip


def pack(sheets: Sequence[RawSheet], findings: Sequence[Finding], failed: str = "") -> bytes:
    """Sheets and findings as bytes; `failed` names an error that the parser did not expect."""
    document = {
        "sheets": [_sheet(sheet) for sheet in sheets],
        "findings": [_finding(finding) for finding in findings],
        "failed": failed,
    }
    packed: bytes = msgpack.packb(document, default=_encode, unicode_errors="surrogatepass")
    return packed


def unpack(data: bytes) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...], str]:
    """What `pack` was given.

    Raises:
        ValueError: when the bytes are not `pack`'s.
    """
    try:
        read = msgpack.unpackb(data, ext_hook=_decode, unicode_errors="surrogatepass")
        sheets = tuple(_raw(*one) for one in read["sheets"])
        return sheets, tuple(_told(*one) for one in read["findings"]), str(read["failed"])
    except _GARBLED as error:
        raise ValueError("not what was packed") from error


def _sheet(sheet: RawSheet) -> tuple[object, ...]:
    marks = [(*at, *mark) for at, mark in sheet.marks.items()]
    percents = sorted(sheet.percents)
    head = (sheet.file, sheet.name, sheet.rows, marks, sheet.merges)
    return (*head, percents, sheet.far, sheet.from_1904, list(sheet.broken.items()))


def _raw(
    file: str, name: str, rows: list[list[object]], marks: list[Any], merges: list[Any],
    percents: list[Any], far: list[int], from_1904: bool, broken: list[Any],
) -> RawSheet:  # fmt: skip
    return RawSheet(
        file=file,
        name=name,
        rows=rows,
        marks={(row, column): Mark(*words) for row, column, *words in marks},
        merges=tuple(Span(*one) for one in merges),
        percents=frozenset((row, column) for row, column in percents),
        far=tuple(far),
        from_1904=from_1904,
        broken=dict(broken),
    )


def _finding(finding: Finding) -> tuple[object, ...]:
    words = (finding.code, finding.fact, finding.advice, finding.severity.value)
    return (*words, astuple(finding.place), finding.subject, finding.value)


def _told(
    code: str, fact: str, advice: str, severity: str, place: list[Any], subject: str, value: str
) -> Finding:
    return Finding(code, fact, advice, Severity(severity), Place(*place), subject, value)


@lru_cache(_KNOWN_DAYS)
def _encode(value: object) -> msgpack.ExtType:
    match value:
        case dt.datetime():
            return msgpack.ExtType(_MOMENT, value.isoformat().encode("ascii"))
        case dt.date():
            return msgpack.ExtType(_DAY, value.isoformat().encode("ascii"))
        case dt.time():
            return msgpack.ExtType(_TIME, value.isoformat().encode("ascii"))
        case dt.timedelta():
            exact = f"{value.days} {value.seconds} {value.microseconds}"
            return msgpack.ExtType(_LENGTH, exact.encode("ascii"))
    raise TypeError(f"a cell of type {type(value).__name__} was not foreseen")


@lru_cache(_KNOWN_DAYS)
def _decode(code: int, data: bytes) -> object:
    word = data.decode("ascii")
    if code == _DAY:
        return dt.date.fromisoformat(word)
    if code == _MOMENT:
        return dt.datetime.fromisoformat(word)
    if code == _TIME:
        return dt.time.fromisoformat(word)
    return dt.timedelta(*map(int, word.split()))
