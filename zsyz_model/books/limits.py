"""How much memory and time the parsing process may take, and how many cells a sheet may span.

POSIX systems enforce the memory limit; on Windows only the parent's clock does.
"""

from __future__ import annotations

import sys

MOST_MEMORY = 1_500 * 2**20
MOST_SECONDS = 120
MOST_CELLS = 6_000_000


def limit_this_process(memory: int = MOST_MEMORY, seconds: int = MOST_SECONDS) -> None:
    """Set hard limits on address space and processor time, where the system has them."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
