"""A variant of a scenario file, by one path: ``grid.yaml#紧+4`` is the variant 紧+4 of grid.yaml."""

from __future__ import annotations

from pathlib import Path

MARK = "#"


def file_of(path: Path) -> Path:
    """The file that a scenario's path names; a file that really has the mark in its name is itself.

    >>> file_of(Path("scenarios/grid.yaml#4")).as_posix()
    'scenarios/grid.yaml'
    """
    name, mark, _ = path.name.partition(MARK)
    return path if not mark or not name or path.is_file() else path.with_name(name)


def variant_of(path: Path) -> str:
    """The variant that a scenario's path names; empty when it names the file alone.

    >>> variant_of(Path("scenarios/grid.yaml#4"))
    '4'
    """
    return "" if file_of(path) == path else path.name.partition(MARK)[2]


def with_variant(path: Path, variant: str) -> Path:
    """The path of one variant of the file."""
    return path.with_name(f"{path.name}{MARK}{variant}")


def label_of(path: Path) -> str:
    """What a scenario's path is called in a line: the file's stem, with the variant.

    >>> label_of(Path("scenarios/grid.yaml#times=0.6"))
    'grid@times=0.6'
    """
    variant = variant_of(path)
    return f"{file_of(path).stem}@{variant}" if variant else path.stem
