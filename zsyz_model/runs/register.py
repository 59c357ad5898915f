"""The register of runs: what the RUN.json files say, searched; there is no second truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from zsyz_model.runs.folder import Run, list_runs

LEAST_HEX, SHOWN_HEX = 4, 12


@dataclass(frozen=True, slots=True)
class Search:
    """What a run must be like; empty words ask nothing.

    `words`: all of them occur in name, title, id, state, status, time, input file or hash;
    `scenario`: its name begins so; `since` and `until`: days (ISO) between which it was made,
    both included; `digest`: the beginning of an input's sha256, of four digits at least.
    """

    words: tuple[str, ...] = ()
    scenario: str = ""
    since: str = ""
    until: str = ""
    digest: str = ""

    def fits(self, run: Run) -> bool:
        """Whether the run is meant."""
        day = str(run.record.get("created", ""))[:10]
        name = str(_part(run.record, "scenario").get("name", ""))
        digest = self.digest.lower()
        return (
            all(word.lower() in searchable(run.record) for word in self.words)
            and name.startswith(self.scenario)
            and (not self.since or self.since <= day)
            and (not self.until or day <= self.until[:10])
            and (not digest or any(h.startswith(digest) for h in input_hashes(run.record).values()))
        )


def register(root: Path, search: Search | None = None) -> tuple[Run, ...]:
    """The stored runs below the root that fit, the newest first."""
    asked = search or Search()
    runs = [run for run in list_runs(root) if asked.fits(run)]
    return tuple(sorted(runs, key=lambda run: str(run.record.get("created", "")), reverse=True))


def input_hashes(record: Mapping[str, Any]) -> dict[str, str]:
    """The sha256 of each input file of a run, by the file's name."""
    inputs = _part(record, "inputs")
    return {PurePath(str(path).replace("\\", "/")).name: str(h) for path, h in inputs.items()}


def searchable(record: Mapping[str, Any]) -> str:
    """Everything that a run is looked for by, in one lower-case line."""
    scenario, inputs = _part(record, "scenario"), input_hashes(record)
    known = (record.get(name, "") for name in ("run_id", "state", "status", "created"))
    said = (scenario.get("name", ""), scenario.get("title", ""), *known, *inputs, *inputs.values())
    return " ".join(map(str, said)).lower()


def _part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = record.get(name)
    return part if isinstance(part, Mapping) else {}
