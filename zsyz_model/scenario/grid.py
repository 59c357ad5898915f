"""`vary`: one file that stands for every combination of a few keys' values, under stable names.

Each axis is a key path with the values that it takes: a list, or a mapping from labels to
values. A variant is named by its labels, axis by axis in the alphabetical order of the keys,
so that neither the order in the file nor other variants change a name. Entries of pins,
forbids and changes are reached by their `id`: ``changes.quota.times``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from pathlib import Path

from zsyz_model.case.variants import file_of, variant_of, with_variant
from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario.fields import nearest
from zsyz_model.scenario.layers import VARY, Stack, read_layers
from zsyz_model.scenario.patches import id_of, place_of
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, Spot, complaint

MOST_AXES, MOST_VARIANTS = 3, 1000
JOINT, GIVEN = "+", "@"
_LABEL = re.compile(r"[\w.=-]+")
_AXIS = re.compile(r"[^\s.]+(?:\.[^\s.]+)+|as_of")


@dataclass(frozen=True, slots=True)
class Axis:
    """A key path and the values it takes, by label."""

    path: str
    spot: Spot
    values: dict[str, Leaf]


def variants_of(path: Path) -> tuple[Path, ...]:
    """The paths of all variants of a scenario file; the path itself when there is nothing to vary.

    Raises:
        InputError: (Y11) when `vary` cannot be understood.
    """
    if variant_of(path):
        return (path,)
    stack = read_layers(path)
    if stack.vary is None:
        return (path,)
    axes, findings = read_axes(stack.vary)
    if findings:
        raise InputError(*findings)
    return tuple(with_variant(path, name) for name in _choices(axes))


def choose(path: Path) -> Stack:
    """The layers of a scenario's path; of a grid, with the values of the variant that it names."""
    file, variant = file_of(path), variant_of(path)
    stack = read_layers(file)
    if stack.vary is None:
        needless = (_no_grid(file, variant),) if variant else ()
        return replace(stack, findings=(*stack.findings, *needless))
    axes, findings = read_axes(stack.vary)
    choices = {} if findings else _choices(axes)
    if not findings and variant not in choices:
        findings = [_unknown(stack.vary.spot, file, variant, tuple(choices))]
    if findings:
        return replace(stack, findings=(*stack.findings, *findings))
    tree = stack.tree
    for axis, label in choices[variant]:
        tree, wrong = _set(tree, axis, axis.values[label])
        findings += wrong
    return replace(
        stack,
        tree=_named(tree, file, variant, [label for _, label in choices[variant]]),
        findings=(*stack.findings, *findings),
    )


def read_axes(vary: Node) -> tuple[list[Axis], list[Finding]]:
    """The axes of a grid in the order of their keys, and what is wrong with them."""
    if not isinstance(vary, Branch) or not 1 <= len(vary.nodes) <= MOST_AXES:
        fact = f"vary 应为一至 {MOST_AXES} 个“键: 值的列表”"
        return [], [_wrong(vary.spot, fact, "如 horizon.quarters: [4, 8]")]
    axes: list[Axis] = []
    findings: list[Finding] = []
    for path in sorted(vary.nodes):
        axis, wrong = _read_axis(path, vary.keys[path], vary.nodes[path])
        axes.append(axis)
        findings += wrong
    if not findings and (number := prod(len(axis.values) for axis in axes)) > MOST_VARIANTS:
        fact = f"组合出 {number} 个情景，超过 {MOST_VARIANTS} 个"
        findings.append(_wrong(vary.spot, fact, "减少取值"))
    return axes, findings


def _read_axis(path: str, spot: Spot, node: Node) -> tuple[Axis, list[Finding]]:
    short = path.split(".")[-1]
    match node:
        case Row():
            pairs = [(f"{short}={getattr(n, 'text', '')}", n) for n in node.nodes]
        case Branch():
            pairs = list(node.nodes.items())
        case _:
            pairs = []
    values = {label: leaf for label, leaf in pairs if isinstance(leaf, Leaf) and not leaf.empty}
    wrong = []
    if not _AXIS.fullmatch(path):
        wrong.append(_wrong(spot, f"“{path}”不是键的路径", "写成 节.键，如 horizon.quarters", path))
    if not pairs or len(values) < len(pairs):
        advice = "写成 [0.6, 0.8]，或 {紧: 0.6, 中: 0.8}；同一个值只写一次"
        wrong.append(_wrong(node.spot, "应为若干互不相同的单个值", advice, path))
    wrong += [
        _wrong(leaf.spot, f"“{label}”不能作情景名称的一部分", "写成 {标签: 值}，标签只用汉字、字母、数字、- 和 _", path)
        for label, leaf in values.items()
        if not _LABEL.fullmatch(label)
    ]  # fmt: skip
    return Axis(path, spot, values), wrong


def _choices(axes: list[Axis]) -> dict[str, list[tuple[Axis, str]]]:
    """Every combination by its name."""
    every = product(*([(axis, label) for label in axis.values] for axis in axes))
    return {JOINT.join(label for _, label in choice): list(choice) for choice in every}


def _set(tree: Branch, axis: Axis, value: Leaf) -> tuple[Branch, list[Finding]]:
    """The tree with the value at the axis's path."""
    made = _set_in(tree, axis.path.split("."), value, axis)
    if isinstance(made, Finding):
        return tree, [made]
    return made, []


def _set_in(node: Branch, path: list[str], value: Leaf, axis: Axis) -> Branch | Finding:
    head, *rest = path
    below = node.nodes.get(head, Branch(axis.spot))
    made: Node | Finding = value
    if rest and isinstance(below, Row):
        made = _set_in_row(below, rest, value, axis)
    elif rest:
        made = _set_in(below if isinstance(below, Branch) else Branch(axis.spot), rest, value, axis)
    if isinstance(made, Finding):
        return made
    keys = {**node.keys, head: axis.spot if not rest else node.keys.get(head, axis.spot)}
    return Branch(node.spot, {**node.nodes, head: made}, keys)


def _set_in_row(row: Row, path: list[str], value: Leaf, axis: Axis) -> Row | Finding:
    """The list with the value in its entry of that id."""
    head, *rest = path
    at, entries = place_of(head, row.nodes), list(row.nodes)
    entry = entries[at] if at is not None else None
    if at is None or not isinstance(entry, Branch) or not rest:
        ids = [name for name in map(id_of, entries) if name]
        near = nearest(head, ids)
        advice = (
            f"是否“{near}”" if near else "可用的 id：" + ("、".join(ids) or "无，先给条目写 id")
        )
        return _wrong(axis.spot, f"没有 id 为“{head}”的条目", advice, axis.path)
    made = _set_in(entry, rest, value, axis)
    if isinstance(made, Finding):
        return made
    entries[at] = made
    return Row(row.spot, tuple(entries))


def _named(tree: Branch, file: Path, variant: str, labels: list[str]) -> Branch:
    """The tree under the variant's own name and title."""
    spot, told = Spot(file), {}
    for key, fallback in (("name", file.stem), ("title", "")):
        node = tree.nodes.get(key)
        told[key] = node.text if isinstance(node, Leaf) else fallback
    name = Leaf(tree.keys.get("name", spot), f"{told['name']}{GIVEN}{variant}", quoted=True)
    words = f"{told['title'] or told['name']}（{'，'.join(labels)}）"
    title = Leaf(tree.keys.get("title", spot), words, quoted=True)
    nodes = {**tree.nodes, "name": name, "title": title}
    return Branch(tree.spot, nodes, {**tree.keys, "name": name.spot, "title": title.spot})


def _no_grid(file: Path, variant: str) -> Finding:
    return _wrong(Spot(file), "该情景没有 vary", f"去掉“#{variant}”", VARY)


def _unknown(spot: Spot, file: Path, variant: str, names: tuple[str, ...]) -> Finding:
    near = nearest(variant, names) if variant else ""
    more = "……" if len(names) > MOST_AXES and not near else ""
    known = "、".join(f"{file.name}#{name}" for name in ([near] if near else names[:MOST_AXES]))
    fact = f"没有变体“{variant}”" if variant else f"该情景含 {len(names)} 个变体，应写明一个"
    return _wrong(spot, fact, f"如 {known}{more}；或用 zsyz review 全部运行", VARY)


def _wrong(spot: Spot, fact: str, advice: str, key: str = VARY) -> Finding:
    return complaint("Y11", spot, fact, advice, key if key == VARY else f"{VARY}.{key}")
