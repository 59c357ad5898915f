"""What happens after a change: an estimate at once, the proof when it is quiet, the newest one wins.

Widgets are told by `show`; time is a loop that is handed in, so that all of it runs in a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from zsyz_model.batch.failures import findings_of
from zsyz_model.case import Outcome
from zsyz_model.explorer.state import Opened, State, estimated, failed, proven
from zsyz_model.explorer.tasks import Estimated, answer, estimate, prove, ready
from zsyz_model.explorer.views import View, outcome_view
from zsyz_model.explorer.worker import Worker
from zsyz_model.findings import Finding

SOON, QUIET, TICK = 0.03, 1.2, 0.4
"""Seconds: until an estimate begins, without a change until the proof begins, between looks."""


class Timer(Protocol):
    """Something that was put off, and can be called off."""

    def cancel(self) -> None:
        """Do not do it."""


class Loop(Protocol):
    """What the explorer asks of an asyncio loop."""

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Timer:
        """Do it after so many seconds."""

    def call_soon_threadsafe(self, callback: Callable[[], None], /) -> object:
        """Do it as soon as the loop comes to it; called from any thread."""


class Session:
    """The newest state with what runs for it; `show` is told of each new picture.

    `tell` hears how far the worker is, and None when nothing runs. `starts` is the opened case's own
    ranking, which later ones are compared with.
    """

    def __init__(
        self,
        opened: Opened,
        show: Callable[[State], None],
        tell: Callable[[tuple[str, float] | None], None],
        loop: Loop,
        worker: Worker | None = None,
    ) -> None:
        self.state = State(opened)
        self.first: View | None = None
        self._show, self._tell, self._loop = show, tell, loop
        self._worker = worker or Worker(lambda job: _soon(loop, job))
        self._waiting: dict[str, Timer] = {}
        self.proving = True

    def begin(self) -> None:
        """The first picture, and the worker made ready meanwhile."""
        self._worker.warm(ready)
        self._estimate()

    def change(self, how: Callable[..., State], *args: Any, **more: Any) -> None:
        """The next state; what ran for the one before is ended, unless nothing was changed."""
        before, self.state = self.state, how(self.state, *args, **more)
        if self.state.asked == before.asked:
            self._show(self.state)
            return
        if self.state.opened is not before.opened:
            self.first = None
        self.stop()
        self._put_off("estimate", SOON, self._estimate)

    def stop(self) -> None:
        """End what runs and what waits."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()
        self._worker.cancel()
        self._tell(None)

    def prove(self) -> None:
        """Ask the worker for the plan of the newest question."""
        state = self.state
        wanted = state.opened.scenario, state.opened.ledger, state.wishes, self._worker.note
        self._worker.start(partial(self._proven, state.asked), prove, *wanted)
        self._look()

    def ask(
        self, name: str, said: Mapping[str, str], reports: Path, told: Callable[[str], None]
    ) -> None:
        """Put a question to the plan, or to the case where there is none; `told` gets html.

        A change of the state ends the question unanswered.
        """
        state = self.state
        if state.case is None:
            return
        plan = state.outcome.plan if state.outcome else None

        def done(page: str | None, findings: tuple[Finding, ...]) -> None:
            self._tell(None)
            told(page or "；".join(map(str, findings)))

        self._call_off("prove")
        self._worker.start(done, answer, state.case, plan, name, dict(said), reports, state.refused)
        self._look()

    def close(self) -> None:
        """End everything, the worker's process too."""
        self.stop()
        self._worker.close()

    def _estimate(self) -> None:
        """The estimate of the newest question, here and now."""
        state = self.state
        try:
            found: Estimated = estimate(state.opened.scenario, state.opened.ledger, state.wishes)
        except Exception as error:
            self.state = failed(state, state.asked, findings_of(error))
            self._show(self.state)
            return
        self.first = self.first or found.view
        self.state = estimated(state, state.asked, found.case, found.view)
        self.state = (
            failed(self.state, state.asked, found.findings) if found.findings else self.state
        )
        self._show(self.state)
        if self.proving and not found.findings:
            self._put_off("prove", QUIET, self.prove)

    def _proven(self, asked: int, outcome: Outcome | None, findings: tuple[Finding, ...]) -> None:
        if outcome is None:
            self.state = failed(self.state, asked, findings)
        else:
            self.state = proven(self.state, asked, outcome, outcome_view(outcome))
        self._tell(None)
        self._show(self.state)

    def _look(self) -> None:
        """Say how far the worker is, as long as it works."""
        if self._worker.busy:
            self._tell(self._worker.progress)
            self._put_off("look", TICK, self._look)

    def _put_off(self, name: str, seconds: float, what: Callable[[], None]) -> None:
        self._call_off(name)
        self._waiting[name] = self._loop.call_later(seconds, what)

    def _call_off(self, name: str) -> None:
        if timer := self._waiting.pop(name, None):
            timer.cancel()


def _soon(loop: Loop, job: Callable[[], None]) -> None:
    """To the loop, unless that is closed: then nobody looks any more."""
    try:
        loop.call_soon_threadsafe(job)
    except RuntimeError:
        return
