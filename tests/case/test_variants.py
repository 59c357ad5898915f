"""Paths of variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.case.variants import file_of, variant_of, with_variant


@pytest.mark.parametrize(
    ("path", "file", "variant"),
    [
        ("a/grid.yaml#紧+4", "a/grid.yaml", "紧+4"),
        ("a/grid.yaml", "a/grid.yaml", ""),
        ("#x", "#x", ""),
    ],
)
def test_a_path_names_a_file_and_a_variant(path: str, file: str, variant: str) -> None:
    assert (file_of(Path(path)), variant_of(Path(path))) == (Path(file), variant)


def test_a_file_with_the_mark_in_its_name_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a#b.yaml").touch()

    assert file_of(tmp_path / "a#b.yaml") == tmp_path / "a#b.yaml"
    assert variant_of(tmp_path / "a#b.yaml") == ""


def test_a_variant_is_put_behind_the_file() -> None:
    assert with_variant(Path("s/g.yaml"), "紧") == Path("s/g.yaml#紧")
