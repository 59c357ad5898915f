"""A rule: a field of a scenario whose default carries its title, unit, source and status."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar, cast

T = TypeVar("T")
OPEN = "待核实"
CONFIRMED = "confirmed"


def rule(default: T, title: str, unit: str = "", source: str = "", status: str = OPEN) -> T:
    """A field with a default that carries its Chinese title, unit, source and status."""
    note = {"title": title, "unit": unit, "source": source, "status": status}
    if isinstance(default, dict):
        return cast(T, field(default_factory=lambda: dict(default), metadata=note))
    return field(default=default, metadata=note)
