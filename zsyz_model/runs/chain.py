"""The log of published runs: one line a run, each bound to the one before by its hash.

It lists nothing that a RUN.json does not say; it only witnesses which seal was published when, so
that a run that was made anew or put there by hand does not fit. Whoever keeps the last hash
elsewhere (in signed minutes) can tell that the whole log was not made anew either.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.runs.folder import FAILED_PREFIX, Run, list_runs
from zsyz_model.runs.seal import SEAL, seal_of

LOG = "runs.log"
START = "0" * 64
_TOLD = ("state", "created")


@dataclass(frozen=True, slots=True)
class Log:
    """What stands in a log: its links by number, and the first line that breaks the chain (0: none).

    `torn`: how many bytes of a line stand at its end that a kill has cut.
    """

    links: tuple[Mapping[str, Any], ...] = ()
    broken: int = 0
    torn: int = 0

    @property
    def head(self) -> str:
        """The hash of the last link, which stands for all before it."""
        return str(self.links[-1][SEAL]) if self.links else START

    @property
    def seals(self) -> dict[str, str]:
        """The seal that was published last, by the run's path below the folder of runs."""
        return {str(link["run"]): str(link["run_seal"]) for link in self.links}


def read_log(root: Path) -> Log:
    """The log of a folder of runs; empty when there is none."""
    file = root / LOG
    raw = file.read_bytes() if file.is_file() else b""
    *lines, rest = raw.split(b"\n")
    links: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        link = _link_of(line)
        before = links[-1][SEAL] if links else START
        if link is None or (link["n"], link["before"]) != (number, before):
            return Log(tuple(links), number, len(rest))
        links.append(link)
    return Log(tuple(links), 0, len(rest))


def log_runs(root: Path, runs: Iterable[Run]) -> str:
    """Append the runs whose seals the log does not say yet, and bring it to disk; gives its head.

    Call it only while holding the root. A line that a kill has cut goes away. A broken log is
    left as it is, for `check_log` to tell.
    """
    log = read_log(root)
    if log.broken:
        return log.head
    known, links = log.seals, list(log.links)
    for run in runs:
        name, seal = _name(root, run), str(run.record.get(SEAL, ""))
        if known.get(name) != seal:
            known[name] = seal
            links.append(_bound(links, name, run))
    _append(root / LOG, log.torn, links[len(log.links) :])
    return Log(tuple(links)).head


def check_log(root: Path) -> tuple[Finding, ...]:
    """Where chain and runs of a folder disagree: the chain itself, then run by run."""
    log = read_log(root)
    if log.broken:
        fact = f"第 {log.broken} 行起与前文接不上，日志被改动过"
        return (Finding("R17", fact, "对照另存的链头，查明谁改动了它", Severity.FAULT, Place(LOG)),)
    found = [finding for run in list_runs(root) for finding in _check(root, run, log)]
    there = {_name(root, run) for run in list_runs(root)}
    found += [
        Finding("R20", "日志中有，文件夹已不在", "若非有意清理，从备份恢复", Severity.WARNING, Place(name))
        for name in sorted(log.seals.keys() - there)
        if name.replace(f"/{FAILED_PREFIX}", "/") not in there  # what failed and then succeeded
    ]  # fmt: skip
    return tuple(found)


def check_logged(run: Run) -> tuple[Finding, ...]:
    """Whether one run is what the log of its folder says; nothing where the log is silent of it."""
    root = run.folder.resolve().parents[1]
    log = read_log(root)
    return _check(root, run, log) if _name(root, run) in log.seals else ()


def _check(root: Path, run: Run, log: Log) -> tuple[Finding, ...]:
    name, seal = _name(root, run), str(run.record.get(SEAL, ""))
    if (said := log.seals.get(name)) == seal:
        return ()
    if said is None:
        fact, advice = (
            "运行日志中没有这次运行",
            "批次中断、旧版写出或从别处复制；重新运行该情景即登记",
        )
        return (Finding("R19", fact, advice, Severity.WARNING, Place(name)),)
    advice = "重新运行该情景，查明谁改动了它"
    return (Finding("R18", "封记与运行日志所记不同", advice, Severity.FAULT, Place(name)),)


def _name(root: Path, run: Run) -> str:
    return run.folder.resolve().relative_to(root.resolve()).as_posix()


def _bound(links: Sequence[Mapping[str, Any]], name: str, run: Run) -> Mapping[str, Any]:
    body = {
        "n": len(links) + 1,
        "run": name,
        **{key: run.record.get(key, "") for key in _TOLD},
        "run_seal": str(run.record.get(SEAL, "")),
        "before": links[-1][SEAL] if links else START,
    }
    return {**body, SEAL: seal_of(body)}


def _append(file: Path, torn: int, links: Sequence[Mapping[str, Any]]) -> None:
    if not links and not torn:
        return
    with file.open("ab") as log:
        log.truncate(log.tell() - torn)
        log.write(b"".join(_line(link) + b"\n" for link in links))
        log.flush()
        os.fsync(log.fileno())


def _line(link: Mapping[str, Any]) -> bytes:
    return json.dumps(link, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")


def _link_of(line: bytes) -> Mapping[str, Any] | None:
    """The link that a line is, if it is one to the byte."""
    try:
        link = json.loads(line)
    except ValueError:
        return None
    sound = (
        isinstance(link, dict) and link.get(SEAL) == seal_of(link) and _line(link) == line
        and {"n", "run", "run_seal", "before"} <= link.keys()
    )  # fmt: skip
    return link if sound else None
