"""Lists laid over lists: an entry of the same `id` is patched or dropped, every other one follows."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.findings import Finding
from zsyz_model.scenario.fields import nearest
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, complaint

ID, DROP = "id", "drop"
ACTIONS = frozenset({"set", "times", "plus", "remove", "add"})
"""What a change does: one of them; a patch that names one puts it in the place of the other."""


def patched(key: str, below: Row, above: Row) -> tuple[Row, tuple[Finding, ...]]:
    """The list of a child laid over its parent's, and what was wrong with it."""
    entries: list[Node] = list(below.nodes)
    findings = [
        complaint("Y01", above.nodes[i].spot, f"id“{own}”重复", "改一个", key, own)
        for i, own in doubled([id_of(node) for node in above.nodes])
    ]
    for node in above.nodes:
        at = place_of(id_of(node), entries)
        if at is None:
            findings += _explain_drop(key, node, entries)
            entries.append(node)
        else:
            entries[at] = _over(entries[at], node)
    kept = tuple(node for node in entries if not _dropped(node))
    return Row(above.spot, kept), tuple(findings)


def id_of(node: Node) -> str:
    """The id of an entry; empty when it has none."""
    named = node.nodes.get(ID) if isinstance(node, Branch) else None
    return named.text if isinstance(named, Leaf) else ""


def place_of(name: str, entries: list[Node] | tuple[Node, ...]) -> int | None:
    """Where the entry of that id stands."""
    ids = [id_of(node) for node in entries]
    return ids.index(name) if name and name in ids else None


def _over(below: Node, above: Node) -> Node:
    if not isinstance(below, Branch) or not isinstance(above, Branch):
        return above
    gone = ACTIONS if ACTIONS & above.nodes.keys() else frozenset[str]()
    nodes = {name: node for name, node in below.nodes.items() if name not in gone}
    nodes |= above.nodes
    keys = {**below.keys, **above.keys}
    return Branch(above.spot, nodes, {name: keys[name] for name in nodes})


def _dropped(node: Node) -> bool:
    asked = node.nodes.get(DROP) if isinstance(node, Branch) else None
    return isinstance(asked, Leaf) and asked.text == "true" and not asked.quoted


def _explain_drop(key: str, node: Node, entries: list[Node]) -> list[Finding]:
    """A drop of something that the parents do not have."""
    if not isinstance(node, Branch) or not _dropped(node):
        return []
    name = id_of(node)
    known = [other for other in map(id_of, entries) if other]
    near = nearest(name, known) if name else ""
    advice = (
        f"是否“{near}”"
        if near
        else "可用的 id：" + ("、".join(known) or "无，先在被继承的情景中写 id")
    )
    return [complaint("Y11", node.spot, f"没有 id 为“{name}”的条目可删", advice, key, name)]


def doubled(ids: Sequence[str]) -> list[tuple[int, str]]:
    """Each id that stands twice, with its second place.

    >>> doubled(["a", "", "b", "", "a"])
    [(4, 'a')]
    """
    return [(i, own) for i, own in enumerate(ids) if own and own in ids[:i]]
