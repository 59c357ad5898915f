"""The JSON Schema of a scenario file, for editors: made from the fields that the reader reads by."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from zsyz_model.case import Scenario
from zsyz_model.scenario.grid import MOST_AXES
from zsyz_model.scenario.patches import DROP
from zsyz_model.scenario.ranges import POWERS, RANGES, WORDS

COMPUTED = frozenset({"path", "origins"})
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {int: "integer", float: "number", bool: "boolean", str: "string"}
_DAY, _QUARTER = r"^\d{4}-\d{2}-\d{2}$", r"^\d{4}Q[1-4]$"
_PATTERNS = {
    "as_of": _DAY, "horizon.first_quarter": _QUARTER, "pins.quarter": f"{_QUARTER}|^$",
    "forbids.quarter": f"{_QUARTER}|^$",
}  # fmt: skip


def scenario_schema() -> dict[str, Any]:
    """The schema: every key with its type, range, words, Chinese title, unit and source.

    What stands between keys (one action a change, files that exist, lines of a ledger) only the
    reader can say.
    """
    told = _record(Scenario, "", COMPUTED)
    told["properties"] |= {
        "extends": {"type": "string", "description": "继承的情景文件，相对于本文件"},
        "vary": _grid(),
    }
    told["required"] = []
    return {"$schema": DIALECT, "title": "zsyz 情景文件", **told}


def _record(kind: type[Any], path: str, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    hints = get_type_hints(kind)
    fields = [f for f in dataclasses.fields(kind) if f.name not in skip]
    needed = [
        f.name
        for f in fields
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]
    told = {f.name: _field(hints[f.name], f, _under(path, f.name)) for f in fields}
    return {"type": "object", "properties": told, "required": needed, "additionalProperties": False}


def _field(hint: Any, field: dataclasses.Field[Any], path: str) -> dict[str, Any]:
    told = _typed(hint, path)
    note = field.metadata
    words = "；".join(
        part
        for part in (
            note.get("title", ""),
            f"单位：{note['unit']}" if note.get("unit") else "",
            f"来源：{note['source']}" if note.get("source") else "",
            note.get("status", ""),
        )
        if part
    )
    if words:
        told["description"] = words
    if isinstance(field.default, bool | int | float | str):
        told["default"] = field.default
    return told


def _typed(hint: Any, path: str) -> dict[str, Any]:
    origin = get_origin(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(hint, path)
    if origin is tuple:
        return {
            "type": "array",
            "items": _entry(get_args(hint)[0], path),
            "uniqueItems": path in WORDS,
        }
    if origin in (Union, types.UnionType):
        kinds = [_PLAIN[kind] for kind in get_args(hint) if kind is not type(None)]
        return {"type": kinds} if len(kinds) > 1 else {"type": kinds[0]}
    if origin is not None and issubclass(origin, Mapping):
        names = {"propertyNames": {"enum": list(WORDS[path])}} if path in WORDS else {}
        return {"type": "object", "additionalProperties": _entry(get_args(hint)[1], path), **names}
    return _limited({"type": "string" if hint is Path else _PLAIN[hint]}, path)


def _entry(hint: Any, path: str) -> dict[str, Any]:
    """An item of a list or a value of a mapping; an entry of pins, forbids and changes may be a patch."""
    told = _typed(hint, path)
    if told["type"] != "object":
        return _limited(told, path) if told["type"] != "array" else told
    drop = {"type": "boolean", "description": "删去被继承情景中同一 id 的条目"}
    whole = told.pop("required")
    told["properties"] |= {DROP: drop}
    return told | ({"anyOf": [{"required": whole}, {"required": ["id"]}]} if whole else {})


def _limited(told: dict[str, Any], path: str) -> dict[str, Any]:
    kind = told["type"]
    if kind in ("integer", "number") and path in RANGES:
        low, high = RANGES[path]
        told |= {"minimum": low, "maximum": high}
    if path == "goals.invest_power":
        told["enum"] = list(POWERS)
    if kind == "string" and path in WORDS:
        told["enum"] = list(WORDS[path])
    if path in _PATTERNS:
        told["pattern"] = _PATTERNS[path]
    return told


def _grid() -> dict[str, Any]:
    value = {"type": ["string", "number", "boolean"]}
    values = {"type": "array", "items": value, "minItems": 1, "uniqueItems": True}
    labelled = {"type": "object", "additionalProperties": value, "minProperties": 1}
    return {
        "type": "object", "minProperties": 1, "maxProperties": MOST_AXES,
        "description": "网格：键的路径 → 各取值（列表，或 标签: 值），组合成若干情景",
        "propertyNames": {"pattern": r"^[^\s.]+(\.[^\s.]+)+$|^as_of$"},
        "additionalProperties": {"anyOf": [values, labelled]},
    }  # fmt: skip


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
