"""What is said about the data, the scenario or a plan: one located sentence with advice.

Every message of the suite is a `Finding`; every error that leaves a room carries findings.
The printed form follows one pattern (Chinese, since planners read it):
``[代码] 文件《…》·工作表“…”·F17（第17行，列“总投资”）·原值“…”：原因。处理：…``
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

SHOWN_CHARS = 60
PHONE = re.compile(
    r"(?:(?<!\d)|(?<=\+86)|(?<=0086))((?:1|１)[3-9３-９]\d)([ -]?)\d{4}([ -]?)(\d{4})(?!\d)"
)
"""A mobile number of the mainland, also in groups and behind the country's code."""
_MANY_DIGITS = re.compile(r"\d[\d -]{9}\d")
_IDENTITY = re.compile(
    r"(?<!\d)(\d{6})(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d(\d{3}[\dXx])(?![\dXx])"
)
FINDINGS_FILE = "findings.csv"
_FORMULA = tuple("=+-@\t\r＝＋－＠")


class Severity(StrEnum):
    """What was done with the thing the finding is about."""

    REFUSED = "拒绝"
    """The file or scenario is not used at all."""
    QUARANTINED = "隔离"
    """The row is set aside and listed; the rest continues."""
    NORMALISED = "规整"
    """The value was rewritten by a stated rule."""
    WARNING = "提示"
    """Nothing was changed; somebody should look."""
    FAULT = "违约"
    """A plan breaks a promise (said by the judge only)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, sheet, cell (``F17``) or line, and the column's header."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    column: str = ""

    @property
    def line(self) -> str:
        """Row and column in words; empty where neither is known."""
        row = f"第{self.row}行" if self.row is not None else ""
        column = f"列“{self.column}”" if self.column else ""
        return "，".join(filter(None, (row, column)))

    def __str__(self) -> str:
        inside = self.line
        where = self.cell + (f"（{inside}）" if self.cell and inside else inside)
        parts = (
            f"文件《{self.file}》" if self.file else "",
            f"工作表“{self.sheet}”" if self.sheet else "",
            where,
        )
        return "·".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one thing.

    `code` is the rule's short name, `subject` the key of the row or limit concerned,
    `value` the raw value, `fact` what is so, `advice` what to do about it. Telephone and
    identity numbers are masked as soon as a finding is made, so that none can leave with it.
    """

    code: str
    fact: str
    advice: str = ""
    severity: Severity = Severity.WARNING
    place: Place = field(default_factory=Place)
    subject: str = ""
    value: str = ""

    def __post_init__(self) -> None:
        for name in ("fact", "advice", "subject", "value"):
            object.__setattr__(self, name, masked(getattr(self, name)))
        if (column := masked(self.place.column)) != self.place.column:
            object.__setattr__(self, "place", replace(self.place, column=column))

    def __str__(self) -> str:
        head = "·".join(part for part in (str(self.place), self.subject, shown(self.value)) if part)
        lead = f"[{self.code}] {head}：" if head else f"[{self.code}] "
        advice = f"处理：{self.advice}" if self.advice else ""
        fact = self.fact.rstrip("。.") + "。"
        return lead + fact + advice

    def as_row(self) -> dict[str, str]:
        """The flat form of findings.csv and ``--json``: nine text columns.

        `cell` is the line in words where there is no one cell, as in a text file.
        """
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "cell": self.place.cell or self.place.line,
            "subject": self.subject,
            "value": self.value,
            "fact": self.fact,
            "advice": self.advice,
        }


def masked(text: str) -> str:
    """The text with telephone and identity numbers made unreadable.

    >>> masked("王主任13812345678")
    '王主任138****5678'
    """
    if not _MANY_DIGITS.search(text):
        return text
    text = PHONE.sub(r"\1\2****\3\4", text)
    return _IDENTITY.sub(r"\1********\2", text)


def shown(value: str) -> str:
    """The raw value as it may be printed: quoted, cut at 60 characters, controls visible."""
    if not value:
        return ""
    visible = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in value)
    cut = visible if len(visible) <= SHOWN_CHARS else visible[:SHOWN_CHARS] + "…"
    return f"原值“{cut}”"


def findings_csv(findings: Iterable[Finding]) -> bytes:
    """The bytes of findings.csv: one line a finding."""
    return csv_bytes(tuple(Finding("", "").as_row()), (f.as_row().values() for f in findings))


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table of words as a csv that Excel in Chinese opens as it is.

    Text that looks like a formula gets a leading apostrophe.
    """
    lines: list[str] = []
    pen = csv.writer(_Pen(lines))
    pen.writerow(header)
    pen.writerows([_inert(word) for word in row] for row in rows)
    return "".join(lines).encode("utf-8-sig", errors="backslashreplace")


class _Pen:
    """What csv needs of a file: a place to write lines to."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def _inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class ZsyzError(Exception):
    """The only family of errors that may leave a room; carries at least one finding."""

    exit_code = 2

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


class InputError(ZsyzError):
    """A file or scenario is refused; nothing of it is used (exit code 2)."""


class NoPlanError(ZsyzError):
    """There is no valid plan for the scenario (exit code 1)."""

    exit_code = 1


class RunError(ZsyzError):
    """A scenario of a batch or a stored run failed (exit code 1)."""

    exit_code = 1


class HeldError(ZsyzError):
    """Another batch holds the folder (exit code 3)."""

    exit_code = 3


def cannot_write(name: str, what: str, error: OSError) -> InputError:
    """The error for a file or folder that the system does not let us write (F12)."""
    fact = f"写不进{what}（{type(error).__name__}）"
    advice = "关闭已打开的同名文件，或换一个能写的文件夹"
    return InputError(Finding("F12", fact, advice, Severity.REFUSED, Place(name)))
