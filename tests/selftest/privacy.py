"""A12: names and amounts do not leave through logs or what is for the public; secrets are not read."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.batch.county import BASE, write_county, write_ledger
from tests.cases import toy_tables
from tests.offices import lacking, pdf_text
from tests.progress.test_notice import canaries
from tests.report.papers import county
from tests.report.papers.readback import whole_text
from tests.selftest.told import Size, Told
from zsyz_model.case.paper_rules import Level
from zsyz_model.report.motion.notice import notice_text
from zsyz_model.report.papers import FILES, write_papers

CANARY, INSIDE = "金丝雀", "内部资料"
LOGS = ("runs.log", "RUN.json")
MARKS = ("机密★5年", "绝密★", "秘密★长期")


def check_privacy(size: Size) -> Told:
    """All at either size but for the marks; planted: the internal papers, and a log with a name in it."""
    told = Told("A12")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _papers(told, home)
        _logs(told, home)
        _secrets(told, home, MARKS[: size.pick(1, 3)])
    notice, words = canaries()
    told.check(not leaks(notice_text(notice), words), "the public notice holds a canary")
    return told


def text_of(path: Path) -> str:
    """Everything that a file says, a pdf's pages read by poppler."""
    return whole_text(path) + ("".join(pdf_text(path)) if path.suffix == ".pdf" else "")


def leaks(text: str, words: Iterable[str]) -> list[str]:
    """The words that stand in a text."""
    return [word for word in words if word in text]


def _papers(told: Told, home: Path) -> None:
    """Every canary in every member of the papers for the public; the inner ones bear their level."""
    secret = county.secret_outcome()
    for level in Level:
        write_papers(county.brief(secret, level), home / level.value)
    readable = [name for name in FILES if not name.endswith(".pdf") or not lacking()]
    inner = {name: text_of(home / Level.INTERNAL.value / name) for name in readable}
    for name in readable:
        text = text_of(home / Level.PUBLIC.value / name)
        told.check(not leaks(text, county.SECRETS), f"{name} for the public leaks")
        told.check(INSIDE not in text, f"{name} for the public says that it is for the house")
        told.check(INSIDE in inner[name], f"{name} for the house does not say so")
    seen = {word for text in inner.values() for word in leaks(text, county.SECRETS)}
    wanted = set(county.SECRETS) - county.TOLD_NOWHERE
    told.check(seen == wanted, f"planted: in the inner papers unseen: {wanted - seen}")
    told.figures |= {"papers scanned": len(readable), "canaries": len(county.SECRETS)}


def _logs(told: Told, home: Path) -> None:
    """A review of a county of canaries: neither what it says nor its records name one."""
    path = write_county(home / "county", BASE)
    tables = toy_tables()
    for row in tables["projects"]:
        row["name"] = f"{CANARY}{row['project_id']}"
    for row in tables["leaders"]:
        row["title"] = f"{CANARY}{row['leader_id']}"
    write_ledger(path.parent / "ledger.xlsx", tables)
    out = home / "reports"
    done = _zsyz(home, "review", str(path), "--no-pages", "--out", str(out))
    told.check(done.returncode == 0, "the review of canaries failed")
    said = [done.stdout + done.stderr]
    said += [file.read_text(encoding="utf-8") for name in LOGS for file in out.rglob(name)]
    told.check(len(said) >= 3, "a log is missing")
    for text in said:
        told.check(not leaks(text, (CANARY,)), "a log names a canary")
    named = said[-1].replace('"run_id"', f'"{CANARY}P1"', 1)
    told.check(bool(leaks(named, (CANARY,))), "planted: a name in a log is not seen")
    told.figures["logs scanned"] = len(said)


def _secrets(told: Told, home: Path, marks: tuple[str, ...]) -> None:
    """A ledger with a mark of secrecy ends with 2, and nothing of it is written down."""
    for number, mark in enumerate(marks):
        folder = home / f"secret-{number}"
        path, tables = write_county(folder, BASE), toy_tables()
        tables["projects"][0]["name"] = mark
        write_ledger(folder / "ledger.xlsx", tables)
        for words in (("check", "ledger.xlsx"), ("review", path.name, "--no-pages")):
            done = _zsyz(folder, *words)
            refused = done.returncode == (2 if words[0] == "check" else 1) and "F14" in done.stderr
            told.check(refused, f"{words[0]} of a ledger marked {mark}: {done.returncode}")
        told.check(not list(folder.rglob("plan.json")), f"a plan of a ledger marked {mark}")
    write_county(home / "plain", BASE)
    done = _zsyz(home / "plain", "check", "ledger.xlsx")
    told.check("F14" not in done.stderr, "planted: a ledger without a mark is refused")
    told.figures |= {"marks": len(marks), "planted": 3}


def _zsyz(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zsyz_model", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
