"""Names that lead elsewhere, and parameters that are code: no file outside the root, nothing executed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from tests.batch.specimens import specimen
from zsyz_model.batch import Orders, plan_only, run_notebook
from zsyz_model.batch.notebooks import read_notebook
from zsyz_model.findings import InputError
from zsyz_model.runs import run_folder

NAMES = (
    "..", ".", "../a", "..\\a", "../../a", "a/../../b", "a/b", "a\\b", "/etc/cron.d/a", "//host/share",
    "\\\\host\\share", "C:\\Windows", "C:a", "file:///etc", "~", "~root/a", "$HOME", "$(touch owned)",
    "`touch owned`", "a;touch owned", "a|b", "a\x00b", "a\nb", "a\x1b[2J", "\u202egnp.exe", "\ufeffa", " a", "a ",
    "a.", "CON", "con.txt", "LPT1", "NUL", "aux.yaml", "a:b", "a*b", "a?b", '"a"', "<a>", "县" * 100, ".lock",
    ".attempt-x", "comparison", "%2e%2e%2fa", "{run}", "a\u2215..\u2215b",
)  # fmt: skip


def everything(folder: Path) -> set[str]:
    return {
        os.path.relpath(os.path.join(at, name), folder)
        for at, folders, files in os.walk(folder)
        for name in [*folders, *files]
    }


def test_there_are_forty_names_and_more() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name)[:24])
def test_no_name_writes_outside_the_root(tmp_path: Path, name: str) -> None:
    county = tmp_path / "deep" / "county"
    text = BASE.replace("title: 小县", f"title: 小县\nname: {json.dumps(name)}")
    path, out = write_county(county, text), county / "reports"
    before = everything(tmp_path)

    entry = plan_only(path, out, orders=Orders(clock="2026-11-23T00:00:00Z"))

    fresh = everything(tmp_path) - before
    below = os.path.join("deep", "county", "reports")
    assert {one for one in fresh if not one.startswith(below)} == set()
    if entry.run is not None and entry.state == "done":
        assert entry.run.folder.resolve().parent.parent == out.resolve()
        assert entry.run.folder.parent.name == name
    else:
        assert entry.findings[0].code in ("Y05", "Y03")


@pytest.mark.parametrize("name", ["..", "a/b", "../x", "/x", "", "."])
def test_the_folder_of_a_run_is_refused_even_past_the_reader(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="Y05"):
        run_folder(tmp_path / "reports", "base", name)


VALUES = (
    "'; open('owned', 'w'); '", '"; open("owned", "w"); "', "\\'; open('owned','w') #", "\\", "\\\\", "\\\"",
    "'''; open('owned','w'); '''", '"""; open("owned","w"); """', "a\nopen('owned', 'w')", "a\r\nopen('owned', 'w')",
    "a\u2028open('owned','w')", "a\x0copen('owned','w')", "{open('owned','w')}", "{{7*7}}", "%s%n", "!touch owned",
    "%run owned.py", "$(touch owned)", "`touch owned`", "__import__('os').system('touch owned')", "\x00",
    "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "\N{BELL}", "🏭'\"", "None", "True; open('owned','w')",
)  # fmt: skip


@pytest.mark.slow
def test_no_value_of_a_parameter_is_executed(tmp_path: Path) -> None:
    told = []
    source = specimen(tmp_path / "n.ipynb", "print(ascii(scenario))\nprint(ascii(run))")
    for i in range(0, len(VALUES), 2):
        given = {"scenario": VALUES[i], "run": VALUES[i + 1]}
        run_notebook(source, tmp_path / "out.ipynb", given)
        cells = read_notebook(tmp_path / "out.ipynb").cells
        printed = "".join(o["text"] for c in cells for o in c.get("outputs", []) if "text" in o)
        told += printed.splitlines()[:2]

    assert told == [ascii(value) for value in VALUES]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["n.ipynb", "out.ipynb"]
    assert not Path("owned").exists()


def test_there_are_twenty_five_values() -> None:
    assert len(VALUES) >= 25
