"""What was done, as a scenario file that the batch runs unchanged."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zsyz_model.case import Change, Pin, Scenario
from zsyz_model.case.variants import file_of
from zsyz_model.explorer.state import State, told
from zsyz_model.explorer.wishes import changes_of, rules_of
from zsyz_model.findings import Finding, InputError, Severity, cannot_write
from zsyz_model.scenario import read_scenario
from zsyz_model.scenario.naming import clean_name, explain_name

HEAD = "# 由探索台保存"
_SAID = ("sheet", "key", "where", "column", "set", "times", "reason")


@dataclass(frozen=True, slots=True)
class Saved:
    """The file that was written, and the scenario as the batch reads it back."""

    path: Path
    scenario: Scenario


def scenario_text(state: State, name: str, title: str, parent: str = "", ledger: str = "") -> str:
    """The scenario file: over its `parent`, or with a `ledger` of its own."""
    opened, wishes = state.opened.scenario, state.wishes
    document: dict[str, Any] = {"name": name, "title": title or name}
    if parent:
        document["extends"] = parent
    else:
        document |= {"ledger": ledger, "as_of": opened.as_of}
        document["horizon"] = {
            "first_quarter": opened.horizon.first_quarter, "quarters": opened.horizon.quarters,
        }  # fmt: skip
    for path, value in rules_of(wishes.moves).items():
        _put(document, path.split(".", 2), value)
    for key, entries in (
        ("pins", [_pin(x) for x in wishes.pins]),
        ("forbids", [_pin(x) for x in wishes.forbids]),
        ("changes", [_change(x) for x in changes_of(wishes.moves)]),
    ):
        if entries:
            document[key] = entries
    lines = "".join(f"# {_one_line(line)}\n" for line in told(state).values())
    return f"{HEAD}\n{lines}{yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)}"


def _one_line(words: str) -> str:
    """Words of the data as a comment can hold them."""
    return "".join(c if c.isprintable() else " " for c in words)


def save(state: State, folder: Path, name: str, title: str = "") -> Saved:
    """Write the scenario into a folder, with the ledger beside it where that was dragged in.

    Raises:
        InputError: U02 for a name that no file may have, U03 where another scenario has it, F12
            when nothing can be written, and whatever the scenario reader finds in the result.
    """
    name = clean_name(name.strip())
    if why := explain_name(name):
        raise _refused("U02", why, "改一个名称，如 指标收紧一成", name)
    path = folder / f"{name}.yaml"
    _keep_others(path, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = _with_places(state, folder, name, title)
        part = path.with_suffix(".part")
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        raise cannot_write(path.name, path.name, error) from error
    return Saved(path, read_scenario(path))


def _with_places(state: State, folder: Path, name: str, title: str) -> str:
    """The text with its parent, or with the ledger copied beside it."""
    opened = state.opened
    if opened.own or opened.scenario.path is None:
        source = opened.scenario.ledger
        copy = folder / f"{name}{source.suffix.lower()}"
        if source.resolve() != copy.resolve():
            shutil.copyfile(source, copy)
        return scenario_text(state, name, title, ledger=copy.name)
    parent = file_of(opened.scenario.path)
    beside = Path(os.path.relpath(parent.resolve(), folder.resolve())).as_posix()
    return scenario_text(state, name, title, parent=beside)


def _keep_others(path: Path, name: str) -> None:
    """A file that the explorer did not write is never written over."""
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as file:
            ours = file.readline().startswith(HEAD)
        if not ours:
            raise _refused("U03", f"已有名为“{name}”的情景，不是探索台保存的", "换一个名称", name)


def _refused(code: str, fact: str, advice: str, value: str) -> InputError:
    return InputError(Finding(code, fact, advice, Severity.REFUSED, value=value))


def _put(document: dict[str, Any], path: list[str], value: object) -> None:
    for part in path[:-1]:
        document = document.setdefault(part, {})
    document[path[-1]] = value


def _pin(pin: Pin) -> dict[str, str]:
    words = {
        name: getattr(pin, name) for name in ("project", "leader", "quarter", "site", "reason")
    }
    return {name: word for name, word in words.items() if word}


def _change(change: Change) -> Mapping[str, object]:
    said = {name: getattr(change, name) for name in _SAID}
    kept = {name: value for name, value in said.items() if value not in (None, {})}
    return {name: dict(v) if isinstance(v, Mapping) else v for name, v in kept.items()}
