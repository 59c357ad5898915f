"""The widgets that move things: one for each knob, by groups; rows that are many share one list."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from zsyz_model.explorer.knobs import GROUPS, WEIGHTS, Knob, Value

Moved = Callable[[str, Value], None]
STYLE = {"description_width": "15.5em"}
WIDE = {"width": "98%", "min_width": "260px"}
NONE_WORD = "（空）"


class Controls:
    """All knobs of a case as widgets in an accordion; `moved` hears what a person moves."""

    def __init__(self, knobs: Mapping[str, Knob], moved: Moved) -> None:
        self._knobs, self._moved = knobs, moved
        self._quiet = False
        self._fields: dict[str, Any] = {}
        self._values: dict[str, Value] = {}
        self._rows: list[Rows] = []
        pages = [self._group(group) for group in GROUPS]
        self.box = widgets.Accordion(children=pages, titles=GROUPS)
        self.box.selected_index = 0

    def field(self, key: str) -> Any:
        """The widget of a knob that has one of its own."""
        return self._fields[key]

    def show(self, moves: Mapping[str, Value]) -> None:
        """Every widget at its moved value, or at the opened case's own; nobody hears of it."""
        self._quiet = True
        try:
            for key, field in self._fields.items():
                field.value = to_widget(self._knobs[key], moves.get(key, self._knobs[key].value))
            for rows in self._rows:
                rows.show(moves)
        finally:
            self._quiet = False

    def _group(self, group: str) -> Any:
        knobs = [knob for knob in self._knobs.values() if knob.group == group]
        single = [self._single(knob) for knob in knobs if not knob.subject]
        titles = dict.fromkeys(knob.title for knob in knobs if knob.subject)
        many = [self._many([k for k in knobs if k.subject and k.title == t]) for t in titles]
        return widgets.VBox([*single, *many])

    def _single(self, knob: Knob) -> Any:
        field = widget_of(knob)
        self._fields[knob.key] = field
        field.observe(lambda change: self._hear(knob, change["new"]), names="value")
        return field

    def _many(self, knobs: Sequence[Knob]) -> Any:
        rows = Rows(knobs, self._hear)
        self._rows.append(rows)
        return rows.box

    def _hear(self, knob: Knob, value: Any) -> None:
        if not self._quiet and value is not None:
            self._moved(knob.key, from_widget(knob, value))


class Rows:
    """One knob that many rows have: choose the row, then move it."""

    def __init__(self, knobs: Sequence[Knob], hear: Callable[[Knob, Any], None]) -> None:
        self._knobs = {knob.subject: knob for knob in knobs}
        self._hear, self._quiet = hear, False
        self._moves: Mapping[str, Value] = {}
        first = knobs[0]
        self.choice = widgets.Dropdown(
            options=list(self._knobs), value=first.subject, description=f"{first.title}：选",
            style=STYLE, layout=WIDE,
        )  # fmt: skip
        self.field = widget_of(first)
        self.choice.observe(lambda change: self._turn(), names="value")
        self.field.observe(lambda change: self._move(change["new"]), names="value")
        self.box = widgets.VBox([self.choice, self.field])

    @property
    def knob(self) -> Knob:
        """The knob of the chosen row."""
        return self._knobs[self.choice.value]

    def show(self, moves: Mapping[str, Value]) -> None:
        """The chosen row at its moved value."""
        self._moves = moves
        self._turn()

    def _turn(self) -> None:
        self._quiet = True
        try:
            knob = self.knob
            value = to_widget(knob, self._moves.get(knob.key, knob.value))
            if knob.options:
                self.field.options = _options(knob)
            self.field.value = value
        finally:
            self._quiet = False

    def _move(self, value: Any) -> None:
        if not self._quiet:
            self._hear(self.knob, value)


def widget_of(knob: Knob) -> Any:
    """The widget that fits a knob: a list, a day, a slider, or a number to be typed."""
    told = {"description": knob.label, "style": STYLE, "layout": WIDE}
    if knob.options:
        return widgets.Dropdown(options=_options(knob), value=knob.value, **told)
    if isinstance(knob.value, str):
        return widgets.DatePicker(value=to_widget(knob, knob.value), **told)
    ends = {"min": knob.low, "max": knob.high, "step": knob.step, "value": knob.value}
    if knob.whole:
        whole = {name: int(x) for name, x in ends.items()}
        return widgets.IntSlider(**whole, continuous_update=False, **told)
    if knob.group == WEIGHTS or knob.high <= 100:
        form = ".2f" if knob.step < 0.1 else ".1f"
        return widgets.FloatSlider(**ends, continuous_update=False, readout_format=form, **told)
    return widgets.BoundedFloatText(**ends, **told)


def to_widget(knob: Knob, value: Value) -> Any:
    """A value as its widget holds it."""
    if isinstance(knob.value, str) and not knob.options:
        return datetime.date.fromisoformat(str(value))
    return value


def from_widget(knob: Knob, value: Any) -> Value:
    """A widget's value as the scenario writes it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(knob.value, str):
        return str(value)
    return int(value) if knob.whole else round(float(value), 6)


def _options(knob: Knob) -> list[tuple[str, str]]:
    return [(word or NONE_WORD, word) for word in knob.options]
