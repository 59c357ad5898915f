"""What a scenario may be called: its name is a folder's on every system."""

from __future__ import annotations

import re
import unicodedata

NAME_BYTES = 80
_RESERVED = re.compile(r"(?i:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?")
_UNSAFE = re.compile(r'[/\\:*?"<>|]')


def explain_name(name: str) -> str:
    """Why a name cannot be that of a folder; empty when it can.

    >>> explain_name("指标收紧")
    ''
    """
    tests: tuple[tuple[bool, str], ...] = (
        (not name.strip(), "名称为空"),
        (".." in name, "名称含“..”"),
        (_UNSAFE.search(name) is not None and ".." not in name, '名称含 / \\ : * ? " < > | 之一'),
        (not name.isprintable(), "名称含不可见字符"),
        (".." in name or name[:1] == ".", "名称含“..”或以点开头"),
        (name != name.strip() or name.endswith("."), "名称首尾有空格或末尾有点"),
        (_RESERVED.fullmatch(name) is not None, "名称是系统保留名"),
        (len(name.encode("utf-8", "replace")) > NAME_BYTES, f"名称超过 {NAME_BYTES} 字节"),
    )
    return next((why for wrong, why in tests if wrong), "")


def clean_name(text: str) -> str:
    """The name in its one composed spelling, so that equal words are equal folders."""
    return unicodedata.normalize("NFC", text)
