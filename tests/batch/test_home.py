"""Which notebooks a batch runs: those that stand as they were accepted, wherever it is called from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.batch.specimens import PARAMETERS, SAYS_DONE, specimen, write
from zsyz_model.batch.home import (
    ACCEPTED,
    CHANGED,
    GONE,
    LOCK,
    UNKNOWN,
    accept,
    find_notebook,
    fingerprint,
    home,
    states,
)
from zsyz_model.findings import RunError

NAME = "quarterly_review.ipynb"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one accepted notebook."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    specimen(folder / NAME, "print(1)")
    accept(folder)
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))
    return folder


def test_the_notebook_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert find_notebook().is_file()
    assert find_notebook().parent.parent == home()


def test_every_notebook_of_the_suite_stands_as_it_was_accepted() -> None:
    """After a change: zsyz notebooks --accept."""
    assert set(states(home() / "notebooks").values()) == {ACCEPTED}


def test_a_missing_notebook_says_where_to_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))

    with pytest.raises(RunError, match="ZSYZ_HOME 设为含 notebooks 的文件夹"):
        find_notebook()


def test_the_fingerprint_is_the_published_hash_of_cells_and_tags(tmp_path: Path) -> None:
    path = write(tmp_path / "n.ipynb", ("x = 1", ("parameters", "a")))
    text = '[["code", "x = 1", ["a", "parameters"]]]'

    assert fingerprint(path) == hashlib.sha256(text.encode()).hexdigest()


def test_outputs_do_not_matter_and_every_cell_does(own: Path) -> None:
    document = json.loads((own / NAME).read_text(encoding="utf-8"))
    document["cells"][1] |= {
        "outputs": [{"output_type": "stream", "text": "1"}],
        "execution_count": 7,
    }
    document["cells"][1]["source"] = ["print", "(1)"]  # as editors write it
    (own / NAME).write_text(json.dumps(document), encoding="utf-8")
    assert find_notebook() == own / NAME

    for cell, change in (
        (0, {"source": "scenario = 2"}),
        (1, {"cell_type": "raw"}),
        (2, {"metadata": {}}),
    ):
        other = json.loads(json.dumps(document))
        other["cells"][cell] |= change
        (own / NAME).write_text(json.dumps(other), encoding="utf-8")
        with pytest.raises(RunError, match=r"N03.*与认可时不同.*zsyz notebooks --accept"):
            find_notebook()


def test_another_one_and_one_that_went_are_told(own: Path) -> None:
    specimen(own / "other.ipynb")
    assert states(own) == {NAME: ACCEPTED, "other.ipynb": UNKNOWN}
    with pytest.raises(RunError, match=r"N03.*未认可"):
        find_notebook("other.ipynb")

    accept(own)
    (own / NAME).unlink()
    (own / "other.ipynb").write_bytes(b"no notebook")
    assert states(own) == {"other.ipynb": CHANGED, NAME: GONE}


def test_without_a_list_nothing_is_accepted(own: Path) -> None:
    (own / LOCK).unlink()
    write(own / NAME, (PARAMETERS, ("parameters",)), (SAYS_DONE, ("sentinel",)))

    assert states(own) == {NAME: UNKNOWN}
