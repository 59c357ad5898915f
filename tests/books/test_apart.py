"""Parsing in a process of its own: whatever becomes of that process ends as a finding here."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.books.made import added, county_xls, county_xlsx, one_sheet, packed, parts_of, sheet_xml
from zsyz_model.books import apart, parse
from zsyz_model.books.apart import parse_apart
from zsyz_model.books.wire import pack
from zsyz_model.findings import Finding, InputError

pytestmark = pytest.mark.slow

BOMB_MEMORY = """
import resource, sys
from zsyz_model.books.apart import parse_apart
from zsyz_model.findings import InputError
try:
    parse_apart("甲.xlsx", sys.stdin.buffer.read())
except InputError as error:
    print(error.findings[0].code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def stub(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put a small program where the child would be."""
    monkeypatch.setattr(apart, "CHILD", (sys.executable, "-c", code))


def refused(seconds: float = 30, memory: int = 2**30, data: bytes = b"") -> Finding:
    with pytest.raises(InputError, match=r"文件《甲\.xlsx》") as caught:
        parse_apart("甲.xlsx", data, seconds, memory)
    (finding,) = caught.value.findings
    assert finding.advice
    return finding


@pytest.mark.parametrize("data", [county_xlsx(), county_xls()], ids=["xlsx", "xls"])
def test_a_book_reads_alike_in_both_processes(data: bytes) -> None:
    sheets, findings = parse.parse("甲.xlsx", data)

    assert parse_apart("甲.xlsx", data) == (tuple(sheets), tuple(findings))


@pytest.mark.parametrize("name", ["-h.xlsx", "甲 'b' \"c\" 😀.xlsx", "\udcff.xlsx", "--.xls"])
def test_a_name_is_handed_on_whatever_it_is(name: str) -> None:
    ((sheet,), _) = parse_apart(name, one_sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))

    assert sheet.file == name


def test_refusals_come_back_as_they_were() -> None:
    linked = added(one_sheet(""), "xl/externalLinks/externalLink1.xml")

    assert refused(data=linked).code == "F08"


def test_a_process_that_takes_too_long_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "pid"
    stub(
        monkeypatch,
        f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)",
    )
    start = time.perf_counter()

    finding = refused(seconds=1)

    assert time.perf_counter() - start < 2
    assert (finding.code, finding.fact) == ("F13", "读取超过1秒")
    with pytest.raises(ProcessLookupError, match="No such process"):
        os.kill(int(told.read_text()), 0)


@pytest.mark.parametrize(
    "code",
    [
        "import sys; sys.exit(3)",
        "print('garbage')",
        "pass",
        "import os; os.abort()",
        "import os, sys; sys.stdin.close(); os.close(0); os._exit(0)",
        "import sys; sys.stdout.buffer.write(bytes([0x83]) * 100_000)",
        f"import sys; sys.stdout.buffer.write({pack((), ())!r}); sys.stdout.flush(); sys.exit(1)",
    ],
)
def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    stub(monkeypatch, code)

    finding = refused(data=b"PK" * 500_000)

    assert (finding.code, finding.fact) == (
        "F13",
        "读取进程异常退出（内存或时间不足，或文件损坏）",
    )


@pytest.mark.parametrize(
    ("failed", "fact"),
    [
        ("MemoryError", "读取所需内存超过1024MB"),
        ("PanicException", "读取时出错（PanicException），文件可能已损坏"),
    ],
)
def test_what_failed_in_the_process_is_told(
    monkeypatch: pytest.MonkeyPatch, failed: str, fact: str
) -> None:
    stub(monkeypatch, f"import sys; sys.stdout.buffer.write({pack((), (), failed)!r})")

    finding = refused()

    assert (finding.code, finding.fact) == ("F13", fact)


def test_a_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "CHILD", ("./no-such-python",))

    finding = refused()

    assert finding.code == "F13"
    assert finding.fact.startswith("读取进程无法启动")


def test_a_sheet_that_needs_too_much_memory_is_told() -> None:
    rows = "".join(
        f'<row r="{i}">'
        + "".join(f'<c r="{c}{i}"><v>{i}.5</v></c>' for c in "ABCDEFGHIJ")
        + "</row>"
        for i in range(1, 100_001)
    )
    parts = parts_of(one_sheet(""))
    data = packed({**parts, "xl/worksheets/sheet1.xml": sheet_xml(rows)})

    finding = refused(memory=128 * 2**20, data=data)

    assert len(parse_apart("甲.xlsx", county_xlsx(), memory=128 * 2**20)[0]) == 2
    assert finding.code == "F13"
    assert "内存" in finding.fact


@pytest.mark.parametrize("path", [None, "", ".", os.pathsep, "lib"])
def test_nothing_is_imported_from_where_it_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str | None
) -> None:
    for folder in (tmp_path, tmp_path / "lib"):
        folder.mkdir(exist_ok=True)
        for module in ("msgpack", "zsyz_model", "zipfile", "sitecustomize"):
            (folder / f"{module}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    if path is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONPATH", path)

    assert len(parse_apart("甲.xlsx", county_xlsx())[0]) == 2
    assert not (tmp_path / "ran").exists()


def test_a_whole_path_of_the_session_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", str(tmp_path), "lib"]))

    assert apart.child_environment()["PYTHONPATH"].split(os.pathsep) == [apart.ROOT, str(tmp_path)]


def test_a_zip_bomb_needs_little_memory() -> None:
    bomb = added(one_sheet(""), "xl/bomb.xml", b"0" * 60_000_000)
    done = subprocess.run(
        [sys.executable, "-c", BOMB_MEMORY], input=bomb, capture_output=True, check=True
    )
    code, megabytes = done.stdout.split()

    assert code == b"F06"
    assert int(megabytes) < 200
