"""A file of rules (scenarios/rules/*.yaml) read into its dataclass, as strictly as a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from zsyz_model.findings import InputError
from zsyz_model.scenario.fields import read_record
from zsyz_model.scenario.strict import read_tree

T = TypeVar("T")
COMPUTED = frozenset({"path", "origins"})


def read_rulebook(path: Path, kind: type[T]) -> T:
    """The rules in a file; unset keys keep the defaults of the dataclass.

    `kind` has the fields `path` and `origins`, which are filled here.

    Raises:
        InputError: with all findings, each with file, line:column and key path
            (Y01 duplicate, Y02 type, Y03 writing, Y04 unknown key, Y06 no file, Y07 missing).
    """
    tree, findings = read_tree(path)
    if findings:
        raise InputError(*findings)
    read = read_record(kind, tree, skip=COMPUTED)
    if read.findings:
        raise InputError(*read.findings)
    origins = {key: str(spot) for key, spot in read.spots.items()}
    values: dict[str, Any] = {**read.value, "path": path, "origins": origins}
    return kind(**values)
