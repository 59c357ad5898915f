"""One file read in a process of its own: `python -m tests.selftest.weigh FILE` says what it took.

Nothing heavy is imported, so that the peak is that of the parser's process (or, for csv, which
has none, of the reading itself), and not of what happened to be loaded.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path

from zsyz_model.books.sources import open_source
from zsyz_model.findings import InputError


def main(words: list[str]) -> int:
    """Print the codes of a refusal, the processor time, and the largest memory in bytes."""
    (name,) = words
    codes: list[str] = []
    before = _seconds()
    try:
        open_source(Path(name), lambda _text: True)
    except InputError as error:
        codes = sorted({finding.code for finding in error.findings})
    took = _seconds() - before
    kilobytes = max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.stdout.write(json.dumps({"codes": codes, "seconds": took, "megabytes": kilobytes / 1024}))
    return 0


def _own_peak() -> int:
    """Kilobytes; what a process inherits from the one that started it does not count."""
    if STATUS.exists():
        return int(re.findall(r"VmHWM:\s*(\d+)", STATUS.read_text())[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


STATUS = Path("/proc/self/status")
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _seconds() -> float:
    uses = [resource.getrusage(who) for who in _WHO]
    return sum(use.ru_utime + use.ru_stime for use in uses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
