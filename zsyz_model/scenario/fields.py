"""A tree of text read into the scenario's dataclasses: their fields are the allowed keys."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from rapidfuzz import fuzz, process

from zsyz_model.findings import Finding
from zsyz_model.scenario.scalars import read_scalar
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, Spot, complaint

CLOSE_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Read:
    """A value with what was wrong on the way, and where each key path was set."""

    value: Any
    findings: tuple[Finding, ...] = ()
    spots: Mapping[str, Spot] = field(default_factory=dict)


def read_record(
    kind: type[Any], branch: Branch, path: str = "", skip: frozenset[str] = frozenset()
) -> Read:
    """The keys of a mapping as the dataclass's fields; unset fields keep their defaults.

    `value` is a dict of the fields that were read, ready for ``replace`` or the class.
    """
    hints = get_type_hints(kind)
    known = {f.name: f for f in dataclasses.fields(kind) if f.name not in skip}
    parts: dict[str, Read] = {}
    findings: list[Finding] = []
    for key, node in branch.nodes.items():
        at = _under(path, key)
        if key not in known:
            findings.append(_explain_unknown(kind, key, branch.keys[key], at, known))
        else:
            parts[key] = read_value(hints[key], node, at, _default(known[key]))
    findings += _explain_missing(known.values(), parts, branch.spot, path)
    joined = join(parts.values())
    values = {key: part.value for key, part in parts.items()}
    return Read(values, (*findings, *joined.findings), joined.spots)


def read_value(hint: Any, node: Node, path: str, default: Any) -> Read:
    """A node as the type says; where it does not fit, the default and a finding."""
    origin = get_origin(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _read_section(hint, node, path, default)
    if origin is tuple:
        return _read_list(get_args(hint)[0], node, path, default)
    if origin is not None and origin not in (Union, types.UnionType):
        return _read_mapping(get_args(hint)[1], node, path, default)
    return _read_leaf(hint, node, path, default)


def join(parts: Iterable[Read]) -> Read:
    """Findings and places of several values together; the value is their tuple."""
    parts = tuple(parts)
    spots = {path: spot for part in parts for path, spot in part.spots.items()}
    return Read(tuple(p.value for p in parts), tuple(f for p in parts for f in p.findings), spots)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; empty when none is close.

    >>> nearest("quarter", ["quarters", "first_quarter"])
    'quarters'
    """
    match = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return match[0] if match else ""


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _default(given: dataclasses.Field[Any]) -> Any:
    if given.default_factory is not MISSING:
        return given.default_factory()
    return None if given.default is MISSING else given.default


def _read_section(kind: type[Any], node: Node, path: str, default: Any) -> Read:
    if not isinstance(node, Branch):
        return Read(default, (_explain_shape(node, path, "若干“键: 值”"),))
    inner = read_record(kind, node, path)
    if inner.findings and default is None:
        return Read(None, inner.findings, inner.spots)
    made = dataclasses.replace(default, **inner.value) if default else kind(**inner.value)
    return Read(made, inner.findings, inner.spots)


def _read_list(inner: Any, node: Node, path: str, default: Any) -> Read:
    if not isinstance(node, Row):
        return Read(default, (_explain_shape(node, path, "列表（每项前加“- ”）"),))
    parts = [read_value(inner, item, f"{path}[{i}]", None) for i, item in enumerate(node.nodes)]
    joined = join(parts)
    spots = {f"{path}[{i}]": item.spot for i, item in enumerate(node.nodes)}
    value = tuple(v for v in joined.value if v is not None)
    return Read(value, joined.findings, {path: node.spot, **joined.spots, **spots})


def _read_mapping(inner: Any, node: Node, path: str, default: Any) -> Read:
    if not isinstance(node, Branch):
        return Read(default, (_explain_shape(node, path, "若干“键: 值”"),))
    parts = {k: read_value(inner, v, _under(path, k), None) for k, v in node.nodes.items()}
    joined = join(parts.values())
    given = {k: part.value for k, part in parts.items() if not part.findings}
    spots = {path: node.spot, **joined.spots}
    return Read({**(default or {}), **given}, joined.findings, spots)


def _read_leaf(hint: Any, node: Node, path: str, default: Any) -> Read:
    spots = {path: node.spot}
    if not isinstance(node, Leaf):
        return Read(default, (_explain_shape(node, path, "单个值"),), spots)
    if hint is Path:
        value, fact, advice = read_scalar(str, node.text, node.quoted)
        value = node.spot.file.parent / str(value) if not fact else value
    else:
        value, fact, advice = read_scalar(hint, node.text, node.quoted)
    if fact:
        return Read(default, (complaint("Y02", node.spot, fact, advice, path, node.text),), spots)
    return Read(value, (), spots)


def _explain_shape(node: Node, path: str, wanted: str) -> Finding:
    if isinstance(node, Leaf) and "：" in node.text and not node.quoted:
        advice = "改为半角冒号加一个空格"
        spot = dataclasses.replace(node.spot, column=node.spot.column + node.text.index("："))
        return complaint("Y03", spot, "冒号为全角", advice, path, node.text)
    got = {Leaf: "单个值", Row: "列表", Branch: "若干“键: 值”"}[type(node)]
    text = node.text if isinstance(node, Leaf) else ""
    return complaint(
        "Y02", node.spot, f"应为{wanted}，得到{got}", "对照 scenarios/base.yaml 改写", path, text
    )


def _explain_unknown(
    kind: type[Any], key: str, spot: Spot, path: str, known: Iterable[str]
) -> Finding:
    """What the unknown key may have been meant to be, here or one section further down."""
    known = [*known]
    near = nearest(key, known)
    sections = [name for name, hint in get_type_hints(kind).items() if _has(hint, key)]
    if sections:
        advice = f"写在 {sections[0]} 之下"
    elif near:
        advice = f"是否“{near}”"
    else:
        advice = "可用的键：" + "、".join(known)
    return complaint("Y04", spot, f"未知键“{key}”", advice, path)


def _has(hint: Any, key: str) -> bool:
    return isinstance(hint, type) and key in {f.name for f in _fields(hint)}


def _fields(kind: type[Any]) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()


def _explain_missing(
    known: Iterable[dataclasses.Field[Any]], parts: Mapping[str, Read], spot: Spot, path: str
) -> list[Finding]:
    needed = [
        f.name
        for f in known
        if f.default is MISSING and f.default_factory is MISSING and f.name not in parts
    ]
    return [complaint("Y07", spot, f"缺少“{name}”", f"补写 {name}", path) for name in needed]
