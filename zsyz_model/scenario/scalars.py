"""What a piece of YAML text may mean: true/false, decimal numbers, and text; nothing else.

``1e6``, ``0123``, ``12:30``, ``yes`` and ``no`` are text here and are refused where a number
or a switch is expected, because YAML libraries disagree about them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
SWITCH = {"true": True, "false": False}
NAMES: dict[Any, str] = {
    int: "整数",
    float: "数值",
    bool: "true 或 false",
    str: "文字",
}
_LOOKS = (
    (re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+"), "科学计数", "写成普通十进制数，如 1000000"),
    (re.compile(r"[-+]?0[0-9_]+(?:\.[0-9]*)?"), "前导零", "去掉前导零；若是编号请加引号"),
    (re.compile(r"0[xob][0-9a-fA-F_]+"), "非十进制数", "写成十进制数"),
    (re.compile(r"[0-9]+(?::[0-9]+)+"), "时间", "写成一个十进制数"),
    (re.compile(r"(?i:yes|no|on|off|y|n|true|false)|是|否"), "是否", "是否一律写 true 或 false"),
    (re.compile(r"[-+]?[0-9]+(?:[,_，][0-9]+)+(?:\.[0-9]*)?"), "带分隔符的数", "去掉分隔符"),
    (re.compile(r"[-+]?[0-9.]+ ?[%％]"), "百分数", "写成小数，如 0.05"),
    (re.compile(r"(?i:[-+]?\.?(?:inf|nan))"), "非有限数", "写一个有限的数"),
)


def read_scalar(hint: Any, text: str, quoted: bool) -> tuple[Any, str, str]:
    """(value, fact, advice): the value as the type says, or the fact that it is none.

    A union is read as the narrowest thing the text can be; numbers stay whole when written so.
    """
    if not quoted and text in ("", "~", "null"):
        return None, "没有值", "填写，或删去此键"
    kinds = get_args(hint) or (hint,)
    for kind in (bool, int, float, str):
        allowed = kind in kinds or (kind is int and float in kinds)
        if allowed and (value := _as(kind, text, quoted)) is not None:
            return (float(value) if kind is int and not {int, str} & {*kinds} else value), "", ""
    wanted = "或".join(NAMES[kind] for kind in kinds if kind in NAMES)
    got, advice = _looks_like(text, quoted) if kinds != (str,) else ("开关值", "加上引号")
    return None, f"应为{wanted}，得到{got}“{text}”", advice


def is_day(text: str) -> bool:
    """Whether the text is a day written as 2026-10-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _as(kind: type, text: str, quoted: bool) -> bool | int | float | str | None:
    """The text as that kind, or None; quotes make anything text."""
    if kind is str:
        return text if quoted or text not in SWITCH else None
    if quoted:
        return None
    if kind is bool:
        return SWITCH.get(text)
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if kind is float and DECIMAL.fullmatch(text) else None


def _looks_like(text: str, quoted: bool) -> tuple[str, str]:
    if quoted:
        return "加了引号的文字", "去掉引号"
    for pattern, name, advice in _LOOKS:
        if pattern.fullmatch(text):
            return name, advice
    if DECIMAL.fullmatch(text) or WHOLE.fullmatch(text):
        return "数", "检查此处应填什么；若是文字请加引号"
    return "文字", "写一个普通十进制数，单位见键名"
