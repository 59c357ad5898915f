"""Office programs in tests: whether they are here, and documents converted in one call.

A machine without LibreOffice or poppler leaves the tests marked `office` out and says so; where
CI is set (as .ci/run does) they run and fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from noto_cjk_sans_otc import FONT_PATH

PROGRAMS = ("soffice", "pdftotext", "pdftoppm", "pdffonts")
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>Noto Sans CJK SC</string></edit></match></fontconfig>
"""


def lacking() -> list[str]:
    """The programs that are not installed."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def house_fonts(out: Path) -> dict[str, str]:
    """An environment in which programs know the house's font alone, so that letters are alike anywhere."""
    out.mkdir(parents=True, exist_ok=True)
    conf = out / "fonts.conf"
    text = _FONTS.format(fonts=Path(FONT_PATH).parent, cache=out / "fonts")
    conf.write_text(text, encoding="utf-8")
    return {"FONTCONFIG_FILE": str(conf)}


def convert(files: Sequence[Path], form: str, out: Path) -> list[Path]:
    """The files in another form, by one call of LibreOffice that knows the house's font alone."""
    fonts = house_fonts(out)
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    told = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), *map(str, files)],
        env=os.environ | fonts,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )  # fmt: skip
    made = [out / f"{file.stem}.{form}" for file in files]
    assert all(file.is_file() for file in made), told.stdout + told.stderr
    return made


def pdf_text(pdf: Path) -> list[str]:
    """The text of each page."""
    told = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8").split("\f")[:-1]


def pdf_fonts(pdf: Path) -> list[tuple[str, bool]]:
    """Each font of a pdf, and whether it is embedded."""
    told = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True)
    lines = told.stdout.decode("utf-8").splitlines()[2:]
    return [(line.split()[0], line.split()[-5] == "yes") for line in lines]
