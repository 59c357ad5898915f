"""The process that parses: `python -m zsyz_model.books.child NAME MEMORY`, bytes in, cells out.

It imports neither pandas nor the dictionary, so that it starts at once and holds little.
"""

from __future__ import annotations

import gc
import os
import sys

from zsyz_model.books.limits import MOST_MEMORY, limit_this_process
from zsyz_model.books.wire import pack
from zsyz_model.findings import InputError

SHORT_TURN = 0.0005
"""Seconds: the parser asks for the interpreter a few times, beside the thread that checks the XML."""


def main(words: list[str]) -> int:
    """Parse the workbook on stdin under limits; whatever happens is said on stdout."""
    name, memory = words
    limit_this_process(min(int(memory), MOST_MEMORY))
    sys.setswitchinterval(SHORT_TURN)
    gc.disable()  # half a million cells are made, nothing is thrown away, and then the process ends
    sys.stdout.buffer.write(answer(name, sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()
    return 0


def answer(name: str, data: bytes) -> bytes:
    """The packed sheets, or the packed reasons why there are none."""
    from zsyz_model.books.parse import parse

    try:
        return pack(*parse(name, data))
    except InputError as error:
        return pack((), error.findings)
    except BaseException as error:  # a panic of the Rust parser is no Exception
        return pack((), (), failed=type(error).__name__)


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))  # at once: there is nothing to tidy up but half a million cells
