"""A file of rules (scenarios/rules/) read into its dataclass, as strictly as a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario.dated import LOOSE, Dates, check_dated
from zsyz_model.scenario.fields import read_record
from zsyz_model.scenario.strict import Spot, complaint, read_tree

T = TypeVar("T")
COMPUTED = frozenset({"path", "origins"})
Check = Callable[[T, Mapping[str, Spot], Spot], Iterable[Finding]]
"""What a kind of rules must hold besides: the book, where each key path stands, where the file begins."""


def read_rulebook(
    path: Path, kind: type[T], dates: Dates = LOOSE, check: Check[T] | None = None
) -> T:
    """The rules in a file; unset keys keep the defaults of the dataclass.

    The fields `path` and `origins`, where `kind` has them, are filled here.

    Raises:
        InputError: with all findings, each with file, line:column and key path
            (Y01 duplicate, Y02 type, Y03 writing, Y04 unknown key, Y06 no file, Y07 missing,
            Y12 days or status that contradict themselves, and what `check` finds).
    """
    if not path.is_file():
        raise InputError(_missing(path))
    tree, findings = read_tree(path)
    if findings:
        raise InputError(*findings)
    read = read_record(kind, tree, skip=COMPUTED)
    if read.findings:
        raise InputError(*read.findings)
    origins = {key: str(spot) for key, spot in read.spots.items()}
    computed = {"path": path, "origins": origins}
    own = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    values: dict[str, Any] = {**read.value, **{k: v for k, v in computed.items() if k in own}}
    book = kind(**values)
    found = [*check_dated(book, dates, read.spots, tree.spot)]
    found += check(book, read.spots, tree.spot) if check else ()
    if found:
        raise InputError(*dict.fromkeys(found))
    return book


def _missing(path: Path) -> Finding:
    fact = f"找不到规则文件 {path.name}（应在“{path.parent.name}”文件夹中）"
    advice = "规则放在情景文件旁的 rules 文件夹：把 scenarios/rules 整个复制过去，或把情景文件存到 scenarios 里"
    return complaint("Y06", Spot(path), fact, advice)
