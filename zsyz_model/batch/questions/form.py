"""The form: choose a question, choose its words, press the button; the answer stands below.

Widgets only pass words on. Whatever happens while a question is answered, also an interrupt,
ends in sentences and in a button that can be pressed again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from zsyz_model.batch.failures import findings_of
from zsyz_model.batch.questions.desk import Answer, Desk, Field, Said
from zsyz_model.batch.questions.offered import QUESTIONS, put
from zsyz_model.batch.questions.shown import answer_html

STYLE = {"description_width": "11em"}
LAYOUT = {"width": "56em", "max_width": "100%"}
READY, STOPPED = "选好后按“提问”。", "已中断，没有答复；可以再问。"
BUSY = "正在重算并判定，请稍候……（要停下：菜单“内核 ▸ 中断内核”）"
Put = Callable[[Desk, str, Said], Answer]


class Form:
    """The widgets and what they show; `box` is what the notebook displays."""

    def __init__(self, desk: Desk, name: str, given: Said, asking: Put = put) -> None:
        self._desk, self._given, self._asking = desk, given, asking
        self.kind = widgets.Dropdown(
            options=[(question.title, key) for key, question in QUESTIONS.items()],
            value=name if name in QUESTIONS else next(iter(QUESTIONS)),
            description="问什么", style=STYLE, layout=LAYOUT,
        )  # fmt: skip
        self.button = widgets.Button(description="提问", button_style="primary")
        self.fields: dict[str, Any] = {}
        self.lists, self.line, self.page = widgets.VBox(), widgets.HTML(READY), widgets.HTML()
        self.kind.observe(self._choose, names="value")
        self.button.on_click(self._press)
        self._choose()
        row = widgets.HBox([self.button, self.line])
        self.box = widgets.VBox([self.kind, self.lists, row, self.page])

    def said(self) -> Said:
        """The words that are chosen now."""
        return {key: str(widget.value) for key, widget in self.fields.items()}

    def _choose(self, change: Mapping[str, Any] | None = None) -> None:
        """Show the lists of the chosen question; without a plan there may be nothing to list."""
        question = QUESTIONS[self.kind.value]
        self.fields, self.page.value = {}, ""
        try:
            self.fields = {field.key: self._list(field) for field in question.fields}
        except Exception as error:
            self.page.value = answer_html(Answer(question.title, findings=findings_of(error)))
        self.lists.children = tuple(self.fields.values())
        self.line.value = READY

    def _list(self, field: Field) -> Any:
        """A list with the field's options; begins with what was given, if the list has it."""
        options = list(field.options(self._desk))
        words = [word for _, word in options]
        begin = self._given.get(field.key, "")
        begin = begin if begin in words else field.default(self._desk)
        value = begin if begin in words else next(iter(words), None)
        return widgets.Dropdown(
            options=options, value=value, description=field.title, style=STYLE, layout=LAYOUT
        )

    def _press(self, button: Any) -> None:
        """Ask, with everything shut meanwhile; open it again whatever happened."""
        self._shut(True)
        self.page.value, self.line.value = "", BUSY
        try:
            answer = self._asking(self._desk, self.kind.value, self.said())
            self.page.value = answer_html(answer)
            self.line.value = f"答复在下面，用时 {answer.seconds:.1f} 秒。{READY}"
        except KeyboardInterrupt:
            self.line.value = STOPPED
        finally:
            self._shut(False)

    def _shut(self, shut: bool) -> None:
        for widget in (self.button, self.kind, *self.fields.values()):
            widget.disabled = shut
