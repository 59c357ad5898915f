"""The help pages in Chinese: the frame that typer writes, word for word."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_FRAME = (
    ("Usage: ", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("\nArguments:", "\n参数："),
    ("\nOptions:", "\n选项："),
    ("\nCommands:", "\n命令："),
    ("Show this message and exit.", "显示本帮助后退出。"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
    ("<list[Path]>", "<文件>"),
    ("<list[str]>", "<文字>"),
    ("<path>", "<路径>"),
    ("<float range>", "<数>"),
    ("<int range>", "<数>"),
    ("<float>", "<数>"),
    ("<int>", "<数>"),
    ("<str>", "<文字>"),
)
_RANGE = re.compile(r"; ([\d.e+]+)<=x<=([\d.e+]+)")
_AT_LEAST = re.compile(r"x>=([\d.e+]+)")
_ALONE = re.compile(r"\[([\d.e+]+)<=x<=([\d.e+]+)\]")


def in_chinese(text: str) -> str:
    """A help page with its frame in Chinese.

    >>> in_chinese("Usage: zsyz [OPTIONS] COMMAND [ARGS]...")
    '用法：zsyz [选项] 命令 [参数]...'
    """
    for english, chinese in _FRAME:
        text = text.replace(english, chinese)
    text = _ALONE.sub(r"[\1 至 \2]", _RANGE.sub(r"；\1 至 \2", text))
    return _AT_LEAST.sub(r"至少 \1", text)


class Group(TyperGroup):
    """The list of commands."""

    def get_help(self, ctx: Any) -> str:
        """The help page of the suite."""
        return in_chinese(super().get_help(ctx))


class Command(TyperCommand):
    """One command."""

    def get_help(self, ctx: Any) -> str:
        """The help page of the command."""
        return in_chinese(super().get_help(ctx))
