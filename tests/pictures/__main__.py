"""`python -m tests.pictures [NAME …] [--out FOLDER] [--work FOLDER]`: makes the pictures of the docs anew.

Without names all of them. `--work` keeps the outputs of the commands, and uses those that are there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.pictures.county import ROOT, County
from tests.pictures.drawing import make, save
from tests.pictures.listing import PICTURES


def main() -> None:
    """Make the pictures that were asked for, and say how large each became."""
    asked = argparse.ArgumentParser(prog="python -m tests.pictures")
    asked.add_argument(
        "names", nargs="*", metavar="NAME", choices=[[], *(p.name for p in PICTURES)]
    )
    asked.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    asked.add_argument("--work", type=Path)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        county = County((told.work or Path(temporary)).resolve())
        for picture in PICTURES:
            if not told.names or picture.name in told.names:
                size = save(make(picture, county), told.out / picture.name)
                print(f"{picture.name} {size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
