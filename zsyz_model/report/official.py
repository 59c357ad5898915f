"""An official document in the form of GB/T 9704-2012: A4, 22 lines of 28 characters, in Word.

The paper is given as blocks; levels are numbered here (一、（一）1.（1）), annexes stand on pages
of their own, and every page says in its foot what it comes from. The same paper gives the
same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zsyz_model.findings import Finding
from zsyz_model.report.official_parts import Pen, new_document, turned_section, write_feet
from zsyz_model.report.packing import write_steady
from zsyz_model.report.typefaces import HEADING, SUBHEADING, TITLE, missing_faces

_DIGITS = "零一二三四五六七八九十"
TITLE_POINTS, BODY_POINTS, CELL_POINTS = 22.0, 16.0, 10.5
INDENT = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; its number is not part of the words."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `lead` is set in 黑体 before it (会议听取、会议认为、会议议定)."""

    words: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of ready words; `widths` are shares of the page, `right` columns stand to the right.

    Every row has as many cells as there are headers (ValueError otherwise).
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    right: frozenset[int] = frozenset()


Block = Heading | Words | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """A table or text behind the document; `wide` lays the page on its side."""

    title: str
    blocks: Sequence[Block]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: title, `mark` above it (版头), whom it is `to`, blocks, signature, day, annexes.

    `facts` are lines under the title (时间、地点、主持人). `foot` stands on every page: run, hash of
    the input and cut-off date. `day` is words: 2026年11月30日.
    """

    title: str
    body: Sequence[Block]
    foot: str
    mark: str = ""
    number: str = ""
    to: str = ""
    facts: Sequence[str] = ()
    signer: str = ""
    day: str = ""
    annexes: Sequence[Annex] = ()


def write_official(path: Path, paper: Paper) -> tuple[Finding, ...]:
    """Write the paper as docx; returns a warning for each face that this machine lacks."""
    document = new_document()
    pen = Pen(document)
    _write_head(pen, paper)
    _write_blocks(pen, paper.body)
    _write_end(pen, paper)
    for place, annex in enumerate(paper.annexes, start=1):
        turned_section(document, annex.wide)
        number = str(place) if len(paper.annexes) > 1 else ""
        pen.line([(f"附件{number}", HEADING, BODY_POINTS)])
        pen.line([(annex.title, TITLE, TITLE_POINTS - 4)], align="center", after=8)
        _write_blocks(pen, annex.blocks)
    write_feet(document, paper.foot)
    made = io.BytesIO()
    document.save(made)
    write_steady(path, made.getvalue(), paper.title)
    return missing_faces()


def _write_head(pen: Pen, paper: Paper) -> None:
    if paper.mark:
        pen.line([(paper.mark, TITLE, TITLE_POINTS + 8)], align="center", after=10)
    if paper.number:
        pen.line([(paper.number, None, BODY_POINTS)], align="center", ruled=True)
    pen.line([(paper.title, TITLE, TITLE_POINTS)], align="center", before=14, after=14)
    for fact in paper.facts:
        pen.line([(fact, None, BODY_POINTS)], indent=INDENT)
    if paper.to:
        pen.line([(f"{paper.to}：", None, BODY_POINTS)])


def _write_blocks(pen: Pen, blocks: Sequence[Block]) -> None:
    counts = [0, 0, 0, 0]
    for block in blocks:
        match block:
            case Heading(words, level):
                counts[level - 1] += 1
                counts[level:] = [0] * (4 - level)
                _write_heading(pen, f"{level_number(level, counts[level - 1])}{words}", level)
            case Words(words, lead):
                runs = [(lead, HEADING, BODY_POINTS)] * bool(lead)
                pen.line([*runs, (words, None, BODY_POINTS)], indent=INDENT)
            case Grid():
                pen.table(block.headers, block.rows, block.widths, block.right, CELL_POINTS)


def _write_heading(pen: Pen, words: str, level: int) -> None:
    face = {1: HEADING, 2: SUBHEADING}.get(level)
    pen.line([(words, face, BODY_POINTS)], indent=INDENT, keep=True)


def level_number(level: int, place: int) -> str:
    """The number of the n-th heading of a level.

    >>> [level_number(level, 12) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    words = chinese_number(place)
    return (f"{words}、", f"（{words}）", f"{place}.", f"（{place}）")[level - 1]


def chinese_number(number: int) -> str:
    """A number from 1 to 99 as a heading has it.

    >>> [chinese_number(n) for n in (9, 10, 11, 20, 21)]
    ['九', '十', '十一', '二十', '二十一']
    """
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _write_end(pen: Pen, paper: Paper) -> None:
    """The list of annexes, the signature and the day."""
    for place, annex in enumerate(paper.annexes, start=1):
        number = f"{place}." if len(paper.annexes) > 1 else ""
        lead = "附件：" if place == 1 else "\u3000\u3000\u3000"
        words = f"{lead}{number}{annex.title}"
        pen.line([(words, None, BODY_POINTS)], indent=INDENT, keep=True)
    for words in filter(None, (paper.signer, paper.day)):
        pen.line([(words, None, BODY_POINTS)], align="right", right=4, keep=words != paper.day)
