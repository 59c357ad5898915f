"""A process that judges damaged files: `python -m tests.selftest.fuzz_worker FIRST STOP STEP`.

It says each number before it reads that file, so that whoever listens knows which file it
died of. One file in so many is read by the real child as well.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys

from tests.selftest.verdicts import judge
from zsyz_model.books.limits import limit_this_process

APART = 30
"""Every so many files; as not all are workbooks, about one in fifty goes through the child."""
MOST_SECONDS = 60
MOST_MEMORY = 3 * 2**30
MOST_WORK = 4 * 3600


def main(words: list[str]) -> int:
    """Judge the numbers; a file that takes more than a minute ends the process."""
    limit_this_process(MOST_MEMORY, MOST_WORK)
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # xlrd prints what it wonders at
    for seed in range(*map(int, words)):
        os.write(answers, f"{seed}\n".encode("ascii"))
        faulthandler.dump_traceback_later(MOST_SECONDS, exit=True)
        verdict = judge(seed, apart=seed % APART == 0)
        faulthandler.cancel_dump_traceback_later()
        os.write(answers, f"{json.dumps(verdict.to_json())}\n".encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
