"""The list of all runs: what is finished, what is not, and where everything lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zsyz_model.case import Status
from zsyz_model.report.html import escaped, html_link, html_page, short
from zsyz_model.report.words import status_words

DONE, UNFINISHED = "done", "未完成"
COMPARISON = "comparison/comparison.html"
FILES = {
    "review.html": "联审报告", "plan.xlsx": "工作簿", "charts/pace.png": "开工进度图",
    "charts/leaders.png": "包保矩阵图", "charts/land.png": "用地供需图",
    "charts/ranking.png": "评分排名图", "charts/refusals.png": "落选原因图",
    "findings.csv": "数据核查", "review.ipynb": "笔记本", "plan.json": "方案数据",
    "RUN.json": "运行记录",
}  # fmt: skip
FAILURE_FILES = ("findings.csv", "RUN.json")

_SEARCH = (
    '<p><label>查找 <input id="search" type="search" size="40" '
    'placeholder="情景、日期、状态、编号或输入哈希"></label> <span id="found"></span></p>'
)
_SCRIPT = """
const box = document.getElementById("search");
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let found = 0;
  for (const one of document.querySelectorAll("article")) {
    one.hidden = !words.every((word) => one.dataset.words.includes(word));
    found += !one.hidden;
  }
  document.getElementById("found").textContent = words.length ? `${found} 次` : "";
});
"""
_SHOWN_REASONS, _SHOWN_HEX = 3, 12
_STATES = {
    "running": "正在运行，或已中断",
    "failed": "运行失败",
    "interrupted": "已中断",
    "refused": "输入被拒绝",
}
_COUNTS = {
    "projects": "台账项目", "kept": "准入", "refused": "不予准入", "starts": "计划开工",
    "leads": "包保", "unplaced": "准入未安排", "findings": "台账发现", "faults": "违约",
}  # fmt: skip


def write_index(
    entries: Sequence[Mapping[str, Any]], path: Path, comparison: str = COMPARISON
) -> None:
    """Write the list of runs, newest first, from what their RUN.json say.

    An entry is the document of RUN.json with `folder`, its folder relative to the page, and
    `inputs` by the files' names; what it says is searched by the page's own box;
    `links` (words → relative path) may stand instead of the known files of `outputs`. Any
    state but `done` is 未完成, and its numbers are not shown. The comparison is linked when
    its file is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    there = comparison if comparison and (path.parent / comparison).is_file() else ""
    path.write_text(index_page(entries, there), encoding="utf-8", newline="\n")


def index_page(entries: Sequence[Mapping[str, Any]], comparison: str = "") -> str:
    """The page as text."""
    done = sum(entry.get("state") == DONE for entry in entries)
    newest = sorted(entries, key=lambda entry: str(entry.get("created", "")), reverse=True)
    parts = (
        f"<p>共 {len(entries)} 次运行：完成 {done} 次，{UNFINISHED} {len(entries) - done} 次。</p>",
        f"<p>{html_link('情景对比', comparison)}</p>" if comparison else "",
        _SEARCH,
        *(_finished(e) if e.get("state") == DONE else _unfinished(e) for e in newest),
    )
    return html_page("季度联审运行一览", "\n".join(part for part in parts if part), _SCRIPT)


def _finished(entry: Mapping[str, Any]) -> str:
    faulty = bool(entry.get("faults"))
    kind = ' class="unfinished"' if faulty else ""
    state = "有违约，不得使用" if faulty else "完成"
    counts = _mapping(entry, "counts")
    told = "，".join(f"{_COUNTS.get(k, k)} {short(v)} 个" for k, v in counts.items())
    return (
        f"<article{kind}{_words(entry)}>{_head(entry, state)}<p>{escaped(_proof(entry))}</p>"
        f"<p>{escaped(told)}</p><p>{_links(entry, tuple(FILES))}</p></article>"
    )


def _unfinished(entry: Mapping[str, Any]) -> str:
    """Why it is not finished, with its first reasons; none of its results."""
    state = str(entry.get("state") or "")
    why = _STATES.get(state, f"状态 {state}" if state else "没有运行记录")
    findings = entry.get("findings")
    rows = (
        [row for row in findings if isinstance(row, Mapping)] if isinstance(findings, list) else []
    )
    reasons = "".join(
        f"<li>{escaped(row.get('fact', ''))}。{escaped(row.get('advice', ''))}</li>"
        for row in rows[:_SHOWN_REASONS]
    )
    more = f"<p>共 {len(rows)} 条，见“数据核查”。</p>" if len(rows) > _SHOWN_REASONS else ""
    return (
        f'<article class="unfinished"{_words(entry)}>{_head(entry, UNFINISHED)}'
        f"<p>{escaped(why)}，结果不可用。</p>{f'<ul>{reasons}</ul>' if reasons else ''}{more}"
        f"<p>{_links(entry, FAILURE_FILES)}</p></article>"
    )


def _words(entry: Mapping[str, Any]) -> str:
    """What the page's search looks in."""
    scenario = entry.get("scenario")
    name = scenario.get("name") if isinstance(scenario, Mapping) else scenario
    known = [entry.get(key) for key in ("title", "run_id", "created", "state", "status")]
    said = [name, *known, *_mapping(entry, "inputs"), *_mapping(entry, "inputs").values()]
    return f' data-words="{escaped(" ".join(str(word) for word in said if word).lower())}"'


def _head(entry: Mapping[str, Any], state: str) -> str:
    scenario = entry.get("scenario")
    name = scenario.get("name") if isinstance(scenario, Mapping) else scenario
    title = (_mapping(entry, "scenario").get("title") or entry.get("title")) or name
    facts = (name, entry.get("run_id"), entry.get("created"))
    inputs = (f"{name} {str(h)[:_SHOWN_HEX]}" for name, h in _mapping(entry, "inputs").items())
    quiet = " · ".join(str(fact) for fact in (*facts, *inputs) if fact)
    return (
        f'<h2><span class="state">{escaped(state)}</span>{escaped(title or "未命名情景")}</h2>'
        f'<p class="quiet">{escaped(quiet)}</p>'
    )


def _proof(entry: Mapping[str, Any]) -> str:
    """How far the plan was proven and how long it took, in words."""
    status, gap, seconds = (entry.get(name) for name in ("status", "gap", "seconds"))
    if isinstance(seconds, Mapping):
        seconds = sum(spent for spent in seconds.values() if isinstance(spent, int | float))
    known = {s.value: status_words(s) for s in Status}
    parts = (
        known.get(str(status), str(status)) if status else "",
        f"相对差距 {gap:.4%}" if isinstance(gap, int | float) else "",
        f"用时 {seconds:.1f} 秒" if isinstance(seconds, int | float) else "",
    )
    return "，".join(part for part in parts if part)


def _links(entry: Mapping[str, Any], files: Sequence[str]) -> str:
    """Links to those files of the run: the known outputs, or the links that were given."""
    outputs, folder = {*_mapping(entry, "outputs"), "RUN.json"}, entry.get("folder")
    known = {FILES[file]: f"{folder}/{file}" for file in files if file in outputs} if folder else {}
    given = {
        words: target
        for words, target in _mapping(entry, "links").items()
        if entry.get("state") == DONE or str(target).rpartition("/")[2] in files
    }
    return " ".join(html_link(words, target) for words, target in (known | given).items())


def _mapping(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of the entry that should be a mapping; empty when it is not."""
    part = entry.get(name)
    return part if isinstance(part, Mapping) else {}
