"""A11: nothing that a stranger writes is executed, leaves the root or listens to the world."""

from __future__ import annotations

import ast
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import psutil

from tests.attraction.county import county as attracted
from tests.batch.county import BASE, write_county
from tests.batch.specimens import SAYS_DONE, write
from tests.batch.test_hostile import NAMES, VALUES, everything
from tests.explorer.pages import ROUTES, locked
from tests.selftest.told import Size, Told
from zsyz_model.batch import Orders, plan_only, run_notebook
from zsyz_model.batch.attract import attract_case
from zsyz_model.batch.notebooks import read_notebook
from zsyz_model.explorer.drawn import findings_html, plain
from zsyz_model.findings import Finding, Place
from zsyz_model.report.attraction import attraction_page
from zsyz_model.report.html import html_page, html_table

PACKAGE = Path(__file__).parents[2] / "zsyz_model"
LOADERS = {"pickle", "cPickle", "dill", "joblib", "shelve", "marshal", "cloudpickle"}
CALLS = {"eval", "exec", "compile"}
HTML = (
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>", '" onmouseover="alert(1)', "' onfocus='alert(1)", "<a href=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>", "<style>@import'//x'</style>", "<base href=//x>",
    "</table><form action=//x>", "<!--", "&lt;script&gt;", "<meta http-equiv=refresh content=0>",
)  # fmt: skip
"""Cells that are html of their own; at least twelve."""


def check_security(size: Size) -> Told:
    """Everything at either size; planted: code that runs, a name that leaves, html that lives, an open port."""
    told = Told("A11")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _parameters(told, home)
        _names(told, home, NAMES[:: size.pick(4, 1)])
        _pages(told)
        _listeners(told, home)
    _loaders(told)
    return told


def _parameters(told: Told, home: Path) -> None:
    """Every value as a parameter of one notebook, and as somebody careless would write it."""
    names = [f"value_{i:02d}" for i in range(len(VALUES))]
    cell = "\n".join(f'{name} = ""' for name in names)
    prints = "\n".join(f"print(ascii({name}))" for name in names)
    source = write(
        home / "n.ipynb", (cell, ("parameters",)), (prints, ()), (SAYS_DONE, ("sentinel",))
    )
    run_notebook(source, home / "out.ipynb", dict(zip(names, VALUES, strict=True)))
    cells = read_notebook(home / "out.ipynb").cells
    printed = "".join(o["text"] for c in cells for o in c.get("outputs", []) if "text" in o)
    for value, line in zip(VALUES, printed.splitlines(), strict=False):
        told.check(line == ascii(value), f"the parameter {value!r} came as {line}")
    told.check(not list(home.rglob("owned")), "a parameter was executed")
    told.check(_careless_runs(home), "planted: no value runs even when written without quoting")
    told.figures |= {"injections": len(VALUES), "planted": 4}


def _careless_runs(home: Path) -> bool:
    """Whether a value that is pasted between quotes is code."""
    (home / "careless.py").write_text(f"scenario = '{VALUES[0]}'\n", encoding="utf-8")
    subprocess.run([sys.executable, "careless.py"], cwd=home, check=True)
    return (home / "owned").is_file()


def _names(told: Told, home: Path, names: tuple[str, ...]) -> None:
    """Each name as that of a scenario; nothing new lies outside the folder of runs."""
    for number, name in enumerate(names):
        root = home / f"names-{number:02d}"
        text = BASE.replace("title: 小县", f"title: 小县\nname: {json.dumps(name)}")
        path = write_county(root / "deep" / "county", text)
        before = everything(root)
        plan_only(path, path.parent / "reports", orders=Orders())
        told.check(not _outside(root, before), f"the name {name!r} wrote outside the root")
    root = home / "names-00"
    before = everything(root)
    (root / "deep" / "stray").touch()
    told.check(bool(_outside(root, before)), "planted: a file outside the root is not seen")
    told.figures["names"] = len(names)


def _outside(root: Path, before: set[str]) -> set[str]:
    below = os.path.join("deep", "county", "reports")
    return {one for one in everything(root) - before if not one.startswith(below)}


class Shape(HTMLParser):
    """The elements of a page with the names of their attributes, and its comments."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment",))


def shape_of(page: str) -> list[tuple[str, ...]]:
    parser = Shape()
    parser.feed(page)
    parser.close()
    return parser.parts


def _pages(told: Told) -> None:
    """A page of hostile words has the elements of the same page with harmless ones."""
    for title, page in _drawers():
        plainly = shape_of(page("安全"))
        told.check("安全" in page("安全"), f"{title}: the word is not told at all")
        for word in HTML:
            told.check(shape_of(page(word)) == plainly, f"{title}: {word} is more than text")
    lives = shape_of(f"<p>{HTML[0]}</p>") != shape_of("<p>安全</p>")
    told.check(lives, "planted: html that is not escaped is not seen")
    told.figures["html"] = len(HTML)


def _drawers() -> Iterator[tuple[str, Callable[[str], str]]]:
    def table(word: str) -> str:
        return html_page(word, html_table(word, pd.DataFrame({"项目": [word], "值": [1.0]})))

    def findings(word: str) -> str:
        place = Place(file=word, sheet=word)
        return findings_html([Finding("X", word, word, place=place, subject=word, value=word)])

    def attraction(word: str) -> str:
        case = attracted()
        case.leaders["title"] = word
        found = attract_case(case)
        return attraction_page(found.told, found.case)

    yield "a table on a page", table
    yield "findings in the explorer", findings
    yield "text in the explorer", plain
    yield "招商", attraction


def _listeners(told: Told, home: Path) -> None:
    """The served explorer listens on loopback alone, and opens nothing without its token."""
    path = write_county(home / "served")
    words = [sys.executable, "-m", "zsyz_model", "explore", str(path), "--no-browser", "--json"]
    server = subprocess.Popen(
        words, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    try:
        url = _address(server)
        for route in ROUTES:
            told.check(locked(url.split("?")[0] + route), f"{route or '/'} answers without a token")
        told.check(not locked(url), "planted: with the token the page does not open")
        open_ones = open_to_the_world([server.pid])
        told.check(not open_ones, f"listens beyond this machine: {open_ones}")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
    with socket.create_server(("0.0.0.0", 0)):
        seen = open_to_the_world([os.getpid()])
        told.check(bool(seen), "planted: a port that is open to the world is not seen")
    told.figures["routes"] = len(ROUTES)


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    text = ""
    while "}" not in text and (line := server.stdout.readline()):
        text += line
    return str(json.loads(text)["url"])


def open_to_the_world(pids: list[int]) -> list[str]:
    """Addresses on which processes and their children listen, but for loopback."""
    family = [psutil.Process(pid) for pid in pids]
    family += [child for one in family for child in one.children(recursive=True)]
    addresses = [
        connection.laddr
        for one in family
        for connection in one.net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    return [f"{a.ip}:{a.port}" for a in addresses if a.ip not in ("127.0.0.1", "::1")]


def _loaders(told: Told) -> None:
    """No module of the package loads objects or runs text."""
    files = sorted(PACKAGE.rglob("*.py"))
    for file in files:
        used = loaders_in(file.read_text(encoding="utf-8"))
        told.check(not used, f"{file.relative_to(PACKAGE)} uses {', '.join(sorted(used))}")
    told.check(loaders_in("import pickle\neval('1')") == {"pickle", "eval"}, "planted: not seen")
    told.figures["modules"] = len(files)


def loaders_in(source: str) -> set[str]:
    """What a source imports or calls of those that make code or objects of data."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= {node.func.id} & CALLS
    return found & (LOADERS | CALLS)
