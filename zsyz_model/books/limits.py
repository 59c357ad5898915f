"""How much memory and time the parsing process may take, and how many cells a sheet may span.

Linux enforces the memory limit, POSIX systems that of processor time; on Windows and macOS
the parent's clock and the count of cells must do.
"""

from __future__ import annotations

import contextlib
import sys

MOST_MEMORY = 1_500 * 2**20
MOST_SECONDS = 120
MOST_CELLS = 2_000_000


def limit_this_process(memory: int = MOST_MEMORY, seconds: int = MOST_SECONDS) -> None:
    """Set hard limits on address space and processor time, where the system has them.

    A limit can only be lowered: under a stricter one of the session, that one stays.
    """
    if sys.platform != "win32":
        import resource

        wanted = {
            resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0,
        }  # fmt: skip
        for kind, most in wanted.items():
            _, hard = resource.getrlimit(kind)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of address space
                resource.setrlimit(kind, (least, least))
