"""`extends`: a scenario file laid over its parents, each piece still knowing its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from zsyz_model.findings import Finding
from zsyz_model.scenario.patches import patched
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, complaint, read_tree

EXTENDS = "extends"
APPENDED = frozenset({"pins", "forbids", "changes"})
VARY = "vary"
OWN = frozenset({"name", "title", EXTENDS, VARY})
"""Keys that a child never inherits: a run must not pass for its parent's."""
MOST_NAME_BYTES = 255
MOST_PARENTS = 10


@dataclass(frozen=True, slots=True)
class Stack:
    """The effective tree of a file and its parents, with what was found on the way.

    `vary` is the file's own grid, which is no part of the tree.
    """

    tree: Branch
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    vary: Node | None = None


def read_layers(path: Path) -> Stack:
    """Read a file and everything it extends; parents lie below.

    Mappings are merged key by key; the lists pins, forbids and changes follow the parent's, but
    an entry with the `id` of a parent's entry is laid over that one, or drops it (`drop: true`);
    every other list replaces it. name, title and vary are not inherited.
    """
    trees: list[Branch] = []
    findings: list[Finding] = []
    files: list[Path] = []
    step: Path | None = path
    while step is not None:
        tree, found = read_tree(step)
        trees.append(tree)
        files.append(step.resolve())
        step, wrong = _parent(tree, step, files)
        findings += found + wrong
    merged = trees[-1]
    for tree in reversed(trees[:-1]):
        merged = _laid_over(_without(merged, OWN), tree, findings)
    told = _without(merged, frozenset({EXTENDS, VARY}))
    return Stack(told, tuple(findings), tuple(files), trees[0].nodes.get(VARY))


def _parent(tree: Branch, file: Path, seen: list[Path]) -> tuple[Path | None, list[Finding]]:
    """The file named by `extends`, or why there is none to go on with."""
    node = tree.nodes.get(EXTENDS)
    if node is None:
        return None, []
    if not isinstance(node, Leaf) or node.empty or _absolute(node.text):
        advice = "写相对于本文件的文件名，如 extends: base.yaml"
        return None, [complaint("Y06", node.spot, "extends 应为一个相对路径", advice, EXTENDS)]
    parent = file.parent / node.text
    if (
        any(len(part.encode("utf-8")) > MOST_NAME_BYTES for part in parent.parts)
        or "\0" in node.text
    ):
        fact = f"文件名超过 {MOST_NAME_BYTES} 字节或含空字符"
        return None, [complaint("Y06", node.spot, fact, "改用短的文件名", EXTENDS, node.text)]
    chain = " → ".join(p.name for p in (*seen, parent))
    if parent.resolve() in seen:
        fact = f"继承成环：{chain}"
        return None, [complaint("Y06", node.spot, fact, "去掉其中一个 extends", EXTENDS, node.text)]
    if len(seen) > MOST_PARENTS:
        fact = f"继承超过 {MOST_PARENTS} 层"
        return None, [complaint("Y06", node.spot, fact, "合并中间的情景", EXTENDS, node.text)]
    if not parent.is_file():
        fact = f"继承的文件“{node.text}”不存在"
        advice = f"把它放在 {file.parent.name or '同一'} 文件夹，或改正文件名"
        return None, [complaint("Y06", node.spot, fact, advice, EXTENDS, node.text)]
    return parent, []


def _absolute(text: str) -> bool:
    """Whether the text names a place of one machine, on this system or on Windows."""
    return PurePath(text).is_absolute() or text[:1] in "/\\" or text[1:2] == ":"


def _without(tree: Branch, names: frozenset[str]) -> Branch:
    nodes = {key: node for key, node in tree.nodes.items() if key not in names}
    return replace(tree, nodes=nodes, keys={key: tree.keys[key] for key in nodes})


def _laid_over(below: Branch, above: Branch, findings: list[Finding]) -> Branch:
    nodes: dict[str, Node] = dict(below.nodes)
    for key, node in above.nodes.items():
        nodes[key] = _joined(key, nodes[key], node, findings) if key in nodes else node
    return Branch(above.spot, nodes, {**below.keys, **above.keys})


def _joined(key: str, below: Node, above: Node, findings: list[Finding]) -> Node:
    match below, above:
        case Branch(), Branch():
            return _laid_over(below, above, findings)
        case Row(), Row() if key in APPENDED:
            row, wrong = patched(key, below, above)
            findings += wrong
            return row
    return above
