"""The encoding of a csv: byte order mark, then strict UTF-8, then GB18030 proven by its header."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from zsyz_model.books.guard import refusal
from zsyz_model.findings import Finding, Place, Severity

_FOREIGN_RUN = re.compile(rb"[\x80-\xff]{6,}")
_RESAVE = "用Excel另存为“CSV UTF-8”后再试"


def decode(name: str, data: bytes, knows: Callable[[str], bool]) -> tuple[str, tuple[Finding, ...]]:
    """The text and what was done to get it; `knows` says whether header words are recognised."""
    if data.startswith(codecs.BOM_UTF8):
        return _strict(name, data[3:], "utf-8"), (_told(name, "E02", "去除UTF-8的字节序标记"),)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(name, data, "utf-16"), (_told(name, "E03", "按UTF-16读取"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _chinese(name, data, error.start, knows)
    if not knows(text) and _was_utf8(text, knows):
        raise refusal(name, "E05", "表头疑为UTF-8被当作GBK后存下的乱码", "用原文件重新导出")
    return text, ()


def _chinese(
    name: str, data: bytes, first_bad: int, knows: Callable[[str], bool]
) -> tuple[str, tuple[Finding, ...]]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        place = max(first_bad, error.start) + 1
        fact = f"第{place}字节起不是UTF-8也不是GB18030"
        raise refusal(name, "E04", fact, f"统一编码：{_RESAVE}") from error
    if (at := _utf8_within(data)) >= 0:
        fact = f"第{at + 1}字节起是UTF-8，别处是GB18030，全文不是UTF-8也不是GB18030"
        raise refusal(name, "E04", fact, f"统一编码：{_RESAVE}")
    if not knows(text):
        fact = f"第{first_bad + 1}字节起不是UTF-8，按GB18030读又认不出表头"
        raise refusal(name, "E04", fact, f"统一编码：{_RESAVE}")
    return text, (_told(name, "E01", "按GB18030读取"),)


def _utf8_within(data: bytes) -> int:
    """Where words of a GB18030 file are UTF-8; -1 when none are.

    A run of bytes counts when it is UTF-8 for two or more of the common hanzi; the chance that
    GB18030 text of two to three hanzi happens to be that is below one in a million.
    """
    for run in _FOREIGN_RUN.finditer(data):
        try:
            word = run[0].decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(word) >= 2 and all(map(_is_common, word)):
            return run.start()
    return -1


def _is_common(hanzi: str) -> bool:
    """Whether a character is among the 3,755 of GB 2312's first level."""
    try:
        return 0xB0 <= hanzi.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        fact = f"第{error.start + 1}字节起不是{encoding.upper()}"
        raise refusal(name, "E04", fact, f"统一编码：{_RESAVE}") from error


def _was_utf8(text: str, knows: Callable[[str], bool]) -> bool:
    """Whether the first line reads as known words once it is turned back to its bytes."""
    try:
        return knows(text.partition("\n")[0].encode("gb18030").decode("utf-8", errors="ignore"))
    except UnicodeEncodeError:
        return False


def _told(name: str, code: str, fact: str) -> Finding:
    return Finding(code, fact, severity=Severity.NORMALISED, place=Place(file=name))
