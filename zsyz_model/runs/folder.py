"""The run folder ``<root>/<scenario>/<run-id>/``: made aside, published by one rename."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zsyz_model.findings import Finding, InputError, Place, RunError, Severity
from zsyz_model.runs.seal import intact, sealed

RUN_FILE = "RUN.json"
FAILED_PREFIX = "failed-"
"""Before the id of a run that failed; its folder goes when the run succeeds."""
DONE, FAILED = "done", "failed"
ATTEMPT, OLD = ".attempt-", ".old-"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """A stored run: its folder and what RUN.json says."""

    folder: Path
    record: Mapping[str, Any]

    @property
    def done(self) -> bool:
        """Whether the run came to its end; nothing else may be shown as finished."""
        return self.record.get("state") == DONE

    @property
    def run_id(self) -> str:
        """The id that RUN.json gives."""
        return str(self.record.get("run_id", ""))


def run_folder(root: Path, scenario: str, run: str) -> Path:
    """Where a run belongs; never outside the root, whatever the names say.

    Raises:
        InputError: when a name is no plain folder name or a link leads out of the root.
    """
    folder = root / scenario / run
    plain = all(
        name and Path(name).name == name and name not in (".", "..") for name in (scenario, run)
    )
    if not plain or not folder.resolve().is_relative_to(root.resolve()):
        fact = f"结果文件夹会落在“{root.name}”之外"
        raise InputError(
            Finding(
                "Y05",
                fact,
                "改情景名称：只用汉字、字母、数字、- 和 _",
                Severity.REFUSED,
                value=scenario,
            )
        )
    return folder


@contextmanager
def attempt(target: Path) -> Iterator[Path]:
    """A temporary folder beside the target; gone at the end unless it was published."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.with_name(f"{ATTEMPT}{target.name}-{uuid.uuid4().hex[:8]}")
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, target: Path, record: Mapping[str, Any], state: str = DONE) -> Run:
    """Write RUN.json last, bring everything to disk, and give the folder its name.

    A run that stands at the target is replaced only now, when the new one is complete.
    """
    outputs = hashes(folder)
    part = folder / f".{RUN_FILE}"
    text = sealed({"state": state, **record, "outputs": outputs})
    part.write_text(text, encoding="utf-8", newline="\n")
    for path in [*(folder / name for name in outputs), part]:
        _to_disk(path)
    part.replace(folder / RUN_FILE)
    for inner in (path for path in folder.rglob("*") if path.is_dir()):
        _folder_to_disk(inner)
    _folder_to_disk(folder)
    _swap(folder, target)
    return read_run(target)


def _swap(folder: Path, target: Path) -> None:
    """Give the folder its name; when a run of the same id came first, that one stands."""
    old = target.with_name(f"{OLD}{target.name}")
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)
        target.replace(old)
    try:
        folder.replace(target)
    except OSError:
        if not (target / RUN_FILE).is_file():
            raise
    _folder_to_disk(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def tidy(root: Path) -> None:
    """Take away what a killed batch left behind; call it only while holding the root."""
    for path in [*root.glob(f"{ATTEMPT}*"), *root.glob(f"*/{ATTEMPT}*")]:
        shutil.rmtree(path, ignore_errors=True)
    for path in [*root.glob(".index.*"), *root.glob(".lock.*")]:
        path.unlink(missing_ok=True)
    for old in sorted(root.glob(f"*/{OLD}*")):
        target = old.with_name(old.name.removeprefix(OLD))
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.replace(target)


def read_run(folder: Path) -> Run:
    """The run stored in a folder, done or failed.

    Raises:
        RunError: when there is no RUN.json or it cannot be read.
    """
    file = folder / RUN_FILE
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        fact = "文件夹里没有 RUN.json" if isinstance(error, OSError) else "RUN.json 读不出"
        advice = "指定 reports/<情景>/<运行编号> 文件夹，或重新运行 zsyz review"
        raise RunError(
            Finding("R03", fact, advice, Severity.REFUSED, Place(file=folder.name))
        ) from error
    if not isinstance(record, dict):
        raise RunError(
            Finding("R03", "RUN.json 读不出", "重新运行", Severity.REFUSED, Place(file=folder.name))
        )
    return Run(folder, record)


def list_runs(root: Path) -> tuple[Run, ...]:
    """All stored runs below the root, done and failed, by scenario and id."""
    found = []
    for file in sorted(root.glob(f"*/*/{RUN_FILE}")):
        if not file.parent.name.startswith("."):
            try:
                found.append(read_run(file.parent))
            except RunError:
                continue
    return tuple(found)


def check_run(folder: Path) -> tuple[Finding, ...]:
    """What is wrong with a stored run: not done, files missing, changed or not its own."""
    run = read_run(folder)
    if not run.done:
        return (_wrong("R04", folder.name, "该运行没有完成", "重新运行该情景"),)
    outputs = run.record.get("outputs")
    known = outputs if isinstance(outputs, dict) else {}
    there = set(_files(folder)) - {RUN_FILE}
    return (
        *_check_record(run),
        *(_wrong("R05", n, "文件缺失", "重新运行该情景") for n in sorted(known.keys() - there)),
        *(_wrong("R06", n, "不是本次运行写出的文件", "移走它") for n in sorted(there - known.keys())),
        *(
            _wrong("R07", name, "内容与运行时的哈希不符", "重新运行该情景，查明谁改动了它")
            for name in sorted(known.keys() & there)
            if sha256_of(folder / name) != known[name]
        ),
    )  # fmt: skip


def _check_record(run: Run) -> tuple[Finding, ...]:
    text = (run.folder / RUN_FILE).read_bytes().decode("utf-8")
    if intact(text, run.record):
        return ()
    return (_wrong("R12", RUN_FILE, "运行记录与其封记不符", "重新运行该情景，查明谁改动了它"),)


def hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every file below the folder but RUN.json, by its path from there."""
    return {name: sha256_of(folder / name) for name in _files(folder) if name != RUN_FILE}


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes, as hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _wrong(code: str, file: str, fact: str, advice: str) -> Finding:
    return Finding(code, fact, advice, Severity.FAULT, Place(file=file))


def _files(folder: Path) -> list[str]:
    """Every file below the folder, by its path with forward slashes, in order."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """Bring a rename to disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
