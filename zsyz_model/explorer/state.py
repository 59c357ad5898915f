"""The explorer's state: values in, new values out; it knows no widget, no process and no clock.

Every change of the question raises `asked`. An answer carries the number of the question that it
belongs to, and one that belongs to an older question changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zsyz_model.case import Case, Ledger, Outcome, Pin, Scenario
from zsyz_model.explorer.knobs import Knob, Value
from zsyz_model.explorer.views import View
from zsyz_model.explorer.wishes import NOTHING, Wishes
from zsyz_model.findings import Finding


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What was opened: a scenario with its ledger as read, the case, and what may be moved.

    `own`: the ledger was dragged in, so the scenario file is not its parent.
    """

    scenario: Scenario
    ledger: Ledger
    case: Case
    knobs: Mapping[str, Knob] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A plan that was put aside for comparison, with how it was asked for."""

    name: str
    wishes: Wishes
    view: View
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What is open, what was moved, which question is the newest, and what is known of it.

    `view` is what is shown; `outcome` is the judged plan, once it is there; `refused` says why
    there is none. All three belong to question `asked`, or are empty.
    """

    opened: Opened
    wishes: Wishes = NOTHING
    asked: int = 1
    case: Case | None = None
    view: View | None = None
    outcome: Outcome | None = None
    refused: tuple[Finding, ...] = ()
    kept: tuple[Kept, ...] = ()


def _asked_anew(state: State, wishes: Wishes) -> State:
    """The next question; the picture stays until the next one is there, what was proven goes."""
    return replace(state, wishes=wishes, asked=state.asked + 1, outcome=None, refused=())


def opened_anew(state: State | None, opened: Opened) -> State:
    """Another ledger or scenario; answers to what was asked before no longer fit."""
    return State(opened, asked=state.asked + 1 if state else 1)


def moved(state: State, key: str, value: Value) -> State:
    """A knob at a value; at the opened case's own value it is no move. KeyError: no such knob."""
    own = state.opened.knobs[key].value
    moves = {k: v for k, v in state.wishes.moves.items() if k != key}
    if value != own:
        moves[key] = value
    if moves == dict(state.wishes.moves):
        return state
    return _asked_anew(state, replace(state.wishes, moves=moves))


def pinned(state: State, pin: Pin, *, forbid: bool = False) -> State:
    """A wish about one project more; the same one twice is one."""
    wishes = state.wishes
    if pin in (wishes.forbids if forbid else wishes.pins):
        return state
    if forbid:
        return _asked_anew(state, replace(wishes, forbids=(*wishes.forbids, pin)))
    return _asked_anew(state, replace(wishes, pins=(*wishes.pins, pin)))


def dropped(state: State, wish: str) -> State:
    """Without one of the wishes, by its key in `told`; an unknown one changes nothing."""
    kind, _, rest = wish.partition(":")
    wishes = state.wishes
    if kind == "move" and rest in wishes.moves:
        moves = {k: v for k, v in wishes.moves.items() if k != rest}
        return _asked_anew(state, replace(wishes, moves=moves))
    held = {"pin": wishes.pins, "forbid": wishes.forbids}.get(kind, ())
    if not rest.isdigit() or int(rest) >= len(held):
        return state
    left = tuple(pin for i, pin in enumerate(held) if i != int(rest))
    if kind == "pin":
        return _asked_anew(state, replace(wishes, pins=left))
    return _asked_anew(state, replace(wishes, forbids=left))


def restored(state: State) -> State:
    """Everything as it was opened."""
    return _asked_anew(state, NOTHING) if state.wishes.count else state


def taken_up(state: State, wishes: Wishes) -> State:
    """The wishes of a plan that was put aside, asked again."""
    return state if wishes == state.wishes else _asked_anew(state, wishes)


def estimated(state: State, asked: int, case: Case, view: View) -> State:
    """The estimate of a question: an older one, or one that a plan came before, changes nothing."""
    if asked != state.asked or state.outcome is not None:
        return state
    return replace(state, case=case, view=view)


def proven(state: State, asked: int, outcome: Outcome, view: View) -> State:
    """The plan of a question; that of an older one changes nothing."""
    if asked != state.asked:
        return state
    return replace(state, case=outcome.case, view=view, outcome=outcome, refused=())


def failed(state: State, asked: int, findings: tuple[Finding, ...]) -> State:
    """Why a question has no plan; of an older one nobody wants to know."""
    if asked != state.asked:
        return state
    return replace(state, refused=findings, outcome=None)


def put_aside(state: State, name: str) -> State:
    """What is shown now, kept under a name; a name that is there already is replaced."""
    if state.view is None:
        return state
    fresh = Kept(name, state.wishes, state.view, state.outcome)
    return replace(state, kept=(*(k for k in state.kept if k.name != name), fresh))


def told(state: State) -> dict[str, str]:
    """Everything that differs from what was opened: key for `dropped` → a sentence."""
    knobs, wishes = state.opened.knobs, state.wishes
    lines = {
        f"move:{key}": _move_words(knobs[key], value) for key, value in sorted(wishes.moves.items())
    }
    for kind, word, held in (("pin", "指定", wishes.pins), ("forbid", "不得", wishes.forbids)):
        for i, pin in enumerate(held):
            lines[f"{kind}:{i}"] = f"{word}：{pin_words(state.opened.case, pin)}"
    return lines


def pin_words(case: Case, pin: Pin) -> str:
    """A wish about a project in words: who leads it, when and where it starts."""
    titles = case.leaders["title"]
    leader = f"由 {pin.leader} {titles.get(pin.leader, '')} 包保".replace("  ", " ")
    site = "在新增用地" if pin.site == "new" else f"在地块 {pin.site}"
    parts = [
        *([leader] if pin.leader else []),
        *([f"{pin.quarter} 开工"] if pin.quarter else []),
        *([f"{site}开工"] if pin.site else []),
    ]
    reason = f"（{pin.reason}）" if pin.reason else ""
    return f"{case.named(pin.project)} {'、'.join(parts)}{reason}"


def _move_words(knob: Knob, value: Value) -> str:
    subject = f"{knob.subject} " if knob.subject else ""
    return f"{subject}{knob.title}：{_word(knob.value)} → {_word(value)}{knob.unit}"


def _word(value: Value) -> str:
    return f"{value:g}" if isinstance(value, int | float) else value or "（空）"
