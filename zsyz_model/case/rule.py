"""A rule: a field of a scenario whose default carries title, unit, source, status and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")
OPEN = "待核实"
CONFIRMED = "confirmed"


def rule(
    default: T,
    title: str,
    unit: str = "",
    source: str = "",
    status: str = OPEN,
    since: str = "",
    until: str = "",
) -> T:
    """A field with a default that carries its Chinese title, unit, source and status.

    `since` and `until` are the first and last day, month or year (ISO) for which the source
    gives the default; empty where it does not say.
    """
    note = {
        "title": title,
        "unit": unit,
        "source": source,
        "status": status,
        "since": since,
        "until": until,
    }
    if isinstance(default, dict):
        return cast(T, field(default_factory=lambda: dict(default), metadata=note))
    return field(default=default, metadata=note)


@dataclass(frozen=True, slots=True)
class Noted:
    """A rule as it holds: its key, value, and what is noted beside its default.

    `own`: the value is not the default, so that source, status and dates are not its.
    """

    key: str
    title: str
    value: Any
    unit: str
    source: str
    status: str
    since: str
    until: str
    own: bool

    def expired(self, day: str) -> bool:
        """Whether the default is used beyond the last day that its source gives."""
        return bool(self.until) and not self.own and day[: len(self.until)] > self.until


def rules_in(record: Any, path: str = "") -> Iterator[Noted]:
    """Every rule of a record and of the records in it, in their order."""
    fresh = {f.name: f for f in fields(record)}
    for name, given in fresh.items():
        value, key = getattr(record, name), f"{path}{name}"
        if is_dataclass(value):
            yield from rules_in(value, f"{key}.")
        elif given.metadata:
            default = given.default_factory() if callable(given.default_factory) else given.default
            yield Noted(key=key, value=value, own=value != default, **given.metadata)
