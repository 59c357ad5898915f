"""What a callback does when something goes wrong: the page says it in Chinese, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from zsyz_model.batch.failures import findings_of
from zsyz_model.findings import Finding

Told = Callable[[tuple[Finding, ...]], None]


def guarded(work: Callable[..., Any], told: Told) -> Callable[..., None]:
    """The same work as a callback: errors vanish in a served page, so they are told instead.

    What went wrong before is taken away first.
    """

    @wraps(work)
    def run(*args: Any, **more: Any) -> None:
        told(())
        try:
            work(*args, **more)
        except Exception as error:
            told(findings_of(error))

    return run
