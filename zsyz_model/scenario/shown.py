"""Every effective value of a scenario, and where it comes from: a file's line, or the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from zsyz_model.case import Scenario
from zsyz_model.case.rule import Noted, rules_in

DEFAULT = "默认"
_HIDDEN = frozenset({"path", "origins"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One value: its key path, what it is called, its unit, and its origin.

    `origin` is "file:line", or 默认 with the source and the status that the default has.
    """

    key: str
    value: Any
    origin: str
    title: str = ""
    unit: str = ""


def shown_values(scenario: Scenario) -> tuple[Shown, ...]:
    """Every value in the order of the scenario's sections; empty lists and mappings as themselves."""
    noted = {rule.key: rule for rule in rules_in(scenario)}
    told = {f.name: getattr(scenario, f.name) for f in fields(scenario) if f.name not in _HIDDEN}
    leaves = [leaf for name, value in told.items() for leaf in _leaves(name, value)]
    return tuple(_shown(key, value, scenario.origins, noted) for key, value in leaves)


def _leaves(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value) and not isinstance(value, type):
        value = {name: inner for name, inner in asdict(value).items() if _said(key, inner)}
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _leaves(f"{key}.{name}", inner)
    elif isinstance(value, tuple) and any(is_dataclass(entry) for entry in value):
        for i, entry in enumerate(value):
            yield from _leaves(f"{key}[{i}]", entry)
    else:
        yield key, value


def _said(key: str, value: Any) -> bool:
    """Whether a field of a section or of a list's entry is told; of an entry only what it says."""
    return not key.endswith("]") or value not in ("", None, False, {})


def _shown(key: str, value: Any, origins: Mapping[str, str], noted: Mapping[str, Noted]) -> Shown:
    rule = noted.get(key) or noted.get(key.rpartition(".")[0])
    origin = origins.get(key, "")
    if not origin and rule is None:  # a field of an entry that was written in one line
        origin = origins.get(key.rpartition(".")[0], "")
    if not origin:
        facts = [word for word in (rule.source, rule.status) if word] if rule else []
        origin = f"{DEFAULT}（{'，'.join(facts)}）" if facts else DEFAULT
    return Shown(key, value, origin, rule.title if rule else "", rule.unit if rule else "")
