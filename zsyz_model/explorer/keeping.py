"""Comparison, saving and the evidence pack: the last two parts of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from zsyz_model.explorer.comparing import compared_html
from zsyz_model.explorer.drawn import plain, section
from zsyz_model.explorer.exporting import export, link_html
from zsyz_model.explorer.saving import save
from zsyz_model.explorer.session import Session
from zsyz_model.explorer.state import Kept, State, put_aside, taken_up
from zsyz_model.report.html import escaped

NOW = "现在显示的"
FIELD = {"width": "100%", "max_width": "420px"}
ZIP, YAML = "application/zip", "application/yaml"


class Keeping:
    """The widgets that put plans aside, compare, save and export."""

    def __init__(
        self, session: Session, scenarios: Path, reports: Path, guard: Callable[..., Any]
    ) -> None:
        self._session, self._scenarios, self._reports = session, scenarios, reports
        told = {"style": {"description_width": "5em"}, "layout": FIELD}
        self.name = widgets.Text(description="叫什么", placeholder="如 方案一", **told)
        self.keep = widgets.Button(description="记住现在的方案")
        self.one = widgets.Dropdown(options=[NOW], description="左边", **told)
        self.other = widgets.Dropdown(options=[NOW], description="右边", **told)
        self.compare = widgets.Button(description="并排对比", button_style="primary")
        self.back = widgets.Button(description="回到左边的调整")
        self.tables = widgets.HTML()
        self.file = widgets.Text(description="情景名", placeholder="如 指标收紧一成", **told)
        self.save = widgets.Button(description="保存为情景", button_style="primary")
        self.export = widgets.Button(description="导出证据包")
        self.said = widgets.HTML()
        for button, work in (
            (self.keep, self._keep), (self.compare, self._compare), (self.back, self._back),
            (self.save, self._save), (self.export, self._export),
        ):  # fmt: skip
            button.on_click(guard(lambda button, work=work: work()))
        self.box = widgets.VBox([
            widgets.HTML(section("对比：两个方案并排", "")), widgets.HBox([self.name, self.keep]),
            widgets.HBox([self.one, self.other, self.compare, self.back], layout={"flex_flow": "row wrap"}),
            self.tables, widgets.HTML(section("保存与导出", "")),
            widgets.HBox([self.file, self.save, self.export], layout={"flex_flow": "row wrap"}), self.said,
        ])  # fmt: skip

    def show(self, state: State) -> None:
        """What may be compared now."""
        names = [NOW, *(kept.name for kept in state.kept)]
        for field in (self.one, self.other):
            if list(field.options) != names:
                chosen = field.value
                field.options = names
                field.value = chosen if chosen in names else NOW
        self.export.disabled = state.outcome is None

    def _keep(self) -> None:
        state = self._session.state
        name = self.name.value.strip() or f"方案{len(state.kept) + 1}"
        if name == NOW:
            name = f"{name}（一）"
        self._session.change(put_aside, name)
        self.other.value = name
        self.name.value = ""

    def _chosen(self, name: str) -> Kept | None:
        state = self._session.state
        if name == NOW and state.view is not None:
            return Kept(NOW, state.wishes, state.view, state.outcome)
        return next((kept for kept in state.kept if kept.name == name), None)

    def _compare(self) -> None:
        one, other = self._chosen(self.one.value), self._chosen(self.other.value)
        if one is None or other is None:
            self.tables.value = plain("先记住一个方案，再对比。")
            return
        self.tables.value = f'<div id="zx-compared">{compared_html(one, other)}</div>'

    def _back(self) -> None:
        kept = self._chosen(self.one.value)
        if kept is not None:
            self._session.change(taken_up, kept.wishes)

    def _save(self) -> None:
        saved = save(self._session.state, self._scenarios, self.file.value)
        words = f"已保存情景 {saved.path.name}。批处理直接可用：zsyz review {saved.path.name}"
        self._say(words, link_html(f"下载 {saved.path.name}", saved.path, YAML))

    def _export(self) -> None:
        state = self._session.state
        if state.outcome is None:
            self.said.value = plain("等最优方案证明出来再导出。")
            return
        saved = save(state, self._scenarios, self.file.value)
        pack = export(saved, state.outcome.plan, self._reports)
        words = f"已写出运行 {pack.folder.parent.name}/{pack.folder.name}（zsyz verify 可复核），情景 {saved.path.name}。"
        self._say(words, link_html(f"下载证据包 {pack.file.name}", pack.file, ZIP))

    def _say(self, words: str, link: str) -> None:
        self.said.value = (
            f'<div class="zx" id="zx-saved"><p>{escaped(words)}</p><p>{link}</p></div>'
        )
