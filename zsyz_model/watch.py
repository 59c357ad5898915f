"""How far a run has come: a bar on a terminal or in a notebook, plain lines in a log."""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TextIO

Watch = Callable[[str, float], None]
"""Told the stage in Chinese and the fraction done, 0 to 1."""


def unwatched(stage: str, fraction: float) -> None:
    """Say nothing."""


@contextmanager
def watching(title: str, stream: TextIO | None = None) -> Iterator[Watch]:
    """The watch that fits where the output goes; a bar disappears into one closing line."""
    stream = stream or sys.stderr
    if in_notebook():
        yield notebook_bar(title)
    elif stream.isatty():
        with _terminal_bar(title, stream) as watch:
            yield watch
    else:
        yield lines(title, stream)


@dataclass(slots=True)
class Timed:
    """A watch that also keeps the seconds spent in each stage."""

    inner: Watch
    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _since: float = 0.0

    def __call__(self, stage: str, fraction: float) -> None:
        """Close the stage before, and pass on."""
        now = self.clock()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now
        self.inner(stage, fraction)


def lines(title: str, stream: TextIO) -> Watch:
    """One line for each new stage."""
    told: list[str] = []

    def say(stage: str, fraction: float) -> None:
        if told[-1:] != [stage]:
            told.append(stage)
            print(f"{title}：{stage}（{fraction:.0%}）", file=stream, flush=True)

    return say


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this process; IPython is not imported to find out."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return getattr(running, "kernel", None) is not None


def notebook_bar(title: str, show: Callable[[Any], Any] | None = None) -> Watch:
    """An HTML bar that is redrawn in place; `show` displays it (default: Jupyter's display)."""
    from IPython.display import HTML

    page: Callable[[str], Any] = HTML
    handle = (show or _display)(page(bar_html(title, "", 0.0)))

    def draw(stage: str, fraction: float) -> None:
        if handle is not None:
            handle.update(page(bar_html(title, stage, fraction)))

    return draw


def _display(page: Any) -> Any:
    from IPython.display import display

    show: Callable[..., Any] = display
    return show(page, display_id=True)


def bar_html(title: str, stage: str, fraction: float) -> str:
    """The bar as HTML; words are escaped.

    >>> "&lt;b&gt;" in bar_html("<b>", "", 0.5)
    True
    """
    words = html.escape(f"{title}：{stage}" if stage else title)
    percent = round(100 * min(1.0, max(0.0, fraction)))
    return f'<div><progress max="100" value="{percent}"></progress> {percent}% {words}</div>'


@contextmanager
def _terminal_bar(title: str, stream: TextIO) -> Iterator[Watch]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task(escape(title), total=1.0)

        def draw(stage: str, fraction: float) -> None:
            words = escape(f"{title}：{stage}")
            progress.update(task, completed=fraction, description=words)

        yield draw
