"""Strict YAML: a tree of text with places, and nothing that YAML could do behind one's back.

Only the events of PyYAML's scanner are used, so no object is ever constructed. Tags, anchors, aliases,
merge and duplicate keys, several documents, files over 64 KB and more than 20 levels are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from zsyz_model.findings import Finding, Place, Severity

MOST_BYTES = 64 * 1024
MOST_DEPTH = 20
_WIDE_COLON = re.compile(r"^\s*(?:-\s+)?[^\s#:'\"]+：")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a scenario file; lines and columns count from 1."""

    file: Path
    line: int = 1
    column: int = 1

    @property
    def place(self) -> Place:
        """The place as findings print it: file and ``line:column``."""
        return Place(file=self.file.name, cell=f"{self.line}:{self.column}")

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its text as written, and whether quotes make it text for certain."""

    spot: Spot
    text: str
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands there (also ``~`` and ``null``)."""
        return not self.quoted and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Row:
    """A sequence."""

    spot: Spot
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping: key text to value, and where each key stands."""

    spot: Spot
    nodes: Mapping[str, Node] = field(default_factory=dict)
    keys: Mapping[str, Spot] = field(default_factory=dict)


Node = Leaf | Row | Branch


def complaint(
    code: str, spot: Spot, fact: str, advice: str, key: str = "", value: str = ""
) -> Finding:
    """A refusal that names file, line:column and key path."""
    return Finding(code, fact, advice, Severity.REFUSED, spot.place, key, value)


def read_tree(path: Path) -> tuple[Branch, list[Finding]]:
    """The mapping that a file holds, with everything found wrong in its way of writing."""
    text, findings = _read_text(path)
    if findings:
        return Branch(Spot(path)), findings
    tree, found = _grown(path, text)
    return tree, list(found)


@lru_cache(maxsize=8)
def _grown(path: Path, text: str) -> tuple[Branch, tuple[Finding, ...]]:
    """The tree of a text: of a grid, whose variants all ask for it, once."""
    grower = _Grower(path)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if not grower.take(event):
                break
    except yaml.MarkedYAMLError as error:
        grower.findings.append(_explain_syntax(path, text, error.problem_mark))
    except (yaml.YAMLError, ValueError, OverflowError):
        grower.findings.append(_explain_syntax(path, text, None))
    return grower.tree(), tuple(grower.findings)


def _read_text(path: Path) -> tuple[str, list[Finding]]:
    """The text of the file, or why it cannot be one."""
    spot = Spot(path)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError:
        return "", [complaint("Y06", spot, "找不到或打不开情景文件", "检查文件名和所在文件夹")]
    if size > MOST_BYTES:
        fact = f"文件 {size} 字节，超过上限 {MOST_BYTES} 字节"
        return "", [complaint("Y03", spot, fact, "情景只写与基准不同之处")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        fact = f"第 {error.start + 1} 字节起不是 UTF-8"
        return "", [complaint("Y03", spot, fact, "用 UTF-8 编码另存")]


def _explain_syntax(path: Path, text: str, mark: yaml.Mark | None) -> Finding:
    """One located sentence for a text that is no YAML at all."""
    if mark is None:
        fact = "文件中有 YAML 不允许的字符或转义"
        return complaint("Y03", Spot(path), fact, "删去不可见字符，检查反斜杠")
    spot = Spot(path, mark.line + 1, mark.column + 1)
    lines = text.splitlines()[: mark.line + 1]
    if lines and "\t" in lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]:
        return complaint("Y03", spot, "缩进用了制表符", "改用空格缩进")
    for number in range(len(lines), max(0, len(lines) - 3), -1):
        if _WIDE_COLON.match(lines[number - 1]):
            at = Spot(path, number, lines[number - 1].index("：") + 1)
            return complaint("Y03", at, "冒号为全角", "改为半角冒号加一个空格")
    advice = "检查缩进、冒号后的空格、引号和括号是否成对"
    return complaint("Y03", spot, "此处不合 YAML 写法", advice)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    spot: Spot
    mapping: bool
    nodes: list[Node] = field(default_factory=list)
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Spot] = field(default_factory=dict)
    key: str | None = None

    def closed(self) -> Node:
        if self.mapping:
            return Branch(self.spot, dict(self.items), dict(self.keys))
        return Row(self.spot, tuple(self.nodes))


class _Grower:
    """Grows the tree event by event, without recursion."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.findings: list[Finding] = []

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when reading on makes no sense."""
        mark = event.start_mark
        spot = Spot(self.file, mark.line + 1, mark.column + 1) if mark else Spot(self.file)
        self._refuse_magic(event, spot)
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                self._refuse(spot, "一个文件只能有一个文档", "删去“---”以后的内容或另存一个文件")
                return False
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.open.append(_Open(spot, isinstance(event, yaml.MappingStartEvent)))
                return self._shallow(spot)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._put(self.open.pop().closed())
            case yaml.ScalarEvent():
                self._put(Leaf(spot, event.value, quoted=event.style is not None))
            case yaml.AliasEvent():
                self._leave_out()
        return True

    def tree(self) -> Branch:
        """The finished mapping; empty when the file holds none."""
        match self.root:
            case Branch(keys=keys) if keys or self.findings:
                return self.root
            case None | Branch():
                if not self.findings:
                    self._refuse(Spot(self.file), "文件是空的", "至少写明 ledger 或 extends")
            case Leaf(text=text, spot=spot) if "：" in text:
                self._refuse(spot, "冒号为全角", "改为半角冒号加一个空格")
            case other:
                self._refuse(other.spot, "最外层应为“键: 值”", "按 scenarios/base.yaml 的样子书写")
        return Branch(Spot(self.file))

    def _refuse(self, spot: Spot, fact: str, advice: str, key: str = "") -> None:
        self.findings.append(complaint("Y03", spot, fact, advice, key))

    def _refuse_magic(self, event: yaml.Event, spot: Spot) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(spot, "不允许引用“*”", "展开书写")
            return
        if getattr(event, "anchor", None) is not None:
            self._refuse(spot, "不允许锚点“&”", "展开书写")
        if getattr(event, "tag", None) is not None:
            self._refuse(spot, "不允许类型标记“!”", "删去标记；文字加引号，数值直接写")

    def _shallow(self, spot: Spot) -> bool:
        if len(self.open) <= MOST_DEPTH:
            return True
        self._refuse(spot, f"嵌套超过 {MOST_DEPTH} 层", "减少层次")
        return False

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        inner = self.open[-1]
        if not inner.mapping:
            inner.nodes.append(node)
        elif inner.key is None:
            inner.key = self._key(inner, node)
        else:
            if inner.key:
                inner.items.setdefault(inner.key, node)
            inner.key = None

    def _leave_out(self) -> None:
        """A value that was refused where it stands; nothing more is said of it."""
        if self.open and self.open[-1].mapping:
            self.open[-1].key = None

    def _key(self, inner: _Open, node: Node) -> str:
        if not isinstance(node, Leaf) or node.text == "":
            self._refuse(node.spot, "键应为一个词", "写成“键: 值”")
            return ""
        if node.text == "<<" and not node.quoted:
            self._refuse(node.spot, "不允许合并键“<<”", "展开书写，或用 extends")
            return ""
        if node.text in inner.keys:
            first = inner.keys[node.text]
            fact = f"键“{node.text}”在 {first.line}:{first.column} 与 {node.spot.line}:{node.spot.column} 重复"
            self.findings.append(complaint("Y01", node.spot, fact, "删一个", node.text))
        inner.keys.setdefault(node.text, node.spot)
        return node.text
