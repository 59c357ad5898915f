"""Pages of our own: escaped, self-contained, readable on a phone."""

from __future__ import annotations

import base64
import hashlib
import html
import math
import re
from urllib.parse import quote

import pandas as pd

from zsyz_model.sheets import plain

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: #222; background: #fff;
  font: 16px/1.6 "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.35; } h2 { font-size: 1.15rem; margin-top: 2rem; }
h1, h2, p, li, td, dd { overflow-wrap: anywhere; }
img { width: 100%; height: auto; border: 1px solid #ddd; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid #bbb; padding: .3rem .55rem; text-align: left; vertical-align: top; min-width: 4.5em; }
th { background: #dde7f0; } td.number { text-align: right; white-space: nowrap; }
article { border: 1px solid #bbb; border-left: .4rem solid #0072b2; padding: .6rem 1rem; margin: .8rem 0; }
article.unfinished { border-left: .4rem dashed #d55e00; background: #fdf3ec; }
article h2 { margin: 0; font-size: 1.05rem; } article p { margin: .25rem 0; }
.state { display: inline-block; border: 1px solid #222; padding: 0 .5em; margin-right: .5em; font-size: .9rem; }
.quiet { color: #595959; font-size: .9rem; }
footer { color: #595959; font-size: .85rem; border-top: 1px solid #bbb; margin-top: 2rem; }
a { color: #0058a3; display: inline-block; padding: .25rem .6rem .25rem 0; }
"""
_SHEET = """
@page { size: A4SIDE; margin: 12mm 12mm 16mm;
  @bottom-left { content: FOOT; font-size: 8pt; color: #595959; }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; color: #595959; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.4; print-color-adjust: exact; }
  .wide { overflow: visible; }
  table { font-size: 8pt; line-height: 1.3; }
  th, td { padding: .15rem .3rem; min-width: 4.4em; } td.short { white-space: nowrap; }
  table:has(th:nth-child(17)) { font-size: 6pt; }
  table:has(th:nth-child(17)) :is(th, td) { min-width: 0; padding: .1rem; white-space: normal; overflow-wrap: anywhere; }
  thead { display: table-header-group; } tr, article { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; } h2 + p { break-after: avoid; }
  .text_cell { break-inside: avoid; break-after: avoid; }
  img { width: auto; max-width: 100%; max-height: 160mm; break-inside: avoid; }
}
"""
"""On paper: rows stay whole, headers come again, nothing is cut off; every sheet says where it is from."""
_SHORT = re.compile(r"[\w.:/-]{1,12}", re.ASCII)
"""Ids, quarters, days and files: short enough to stay on one line of a narrow column."""


def html_page(
    title: str, body: str, script: str = "", foot: str = "", landscape: bool = False
) -> str:
    """A whole page; `title` and `foot` are escaped here, `body` must be html already.

    `script` is our own, and the only one that the page may run: its hash stands in the policy.
    `foot` stands at the end and on every sheet of paper; browsers that cannot write into the
    margin print the page's name instead, which has it as well.
    """
    words = html.escape(visible(title))
    name = html.escape(visible(f"{title}（{foot}）" if foot else title))
    end = f"<footer>{escaped(foot)}</footer>\n" if foot else ""
    sheet = _SHEET.replace("SIDE", " landscape" * landscape).replace("FOOT", _css_string(foot))
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    policy = f"{_POLICY}; script-src 'sha256-{digest}'" if script else _POLICY
    code = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>{_STYLE}{sheet}</style>\n</head>\n"
        f"<body>\n<h1>{words}</h1>\n{body}\n{end}{code}</body>\n</html>\n"
    )


def _css_string(text: str) -> str:
    """Text as a string of a style sheet, in which nothing can end the string or the sheet."""
    told = visible(text)
    return '"' + "".join(c if c.isalnum() or c in " -·" else f"\\{ord(c):x} " for c in told) + '"'


def html_table(title: str, frame: pd.DataFrame) -> str:
    """A frame under its title; text is escaped, numbers stand to the right."""
    head = "".join(f"<th>{escaped(column)}</th>" for column in frame.columns)
    rows = "".join(
        f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in frame.itertuples(index=False, name=None)
    )
    whole = f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody>"
    table = f'<div class="wide"><table>\n{whole}</table></div>'
    return f"<h2>{escaped(title)}</h2>\n{table if len(frame) else '<p>没有。</p>'}"


def html_picture(svg: bytes, words: str) -> str:
    """An svg inside the page, as an image: nothing in it can run or reach out."""
    data = base64.b64encode(svg).decode("ascii")
    return f'<img alt="{escaped(words)}" src="data:image/svg+xml;base64,{data}">'


def html_link(words: str, target: object) -> str:
    """A link to a file below the page; anything that points elsewhere stays plain words."""
    address = visible(str(target)).replace("\\", "/")
    if not _below(address):
        return escaped(words)
    return f'<a href="{html.escape(quote(address))}">{escaped(words)}</a>'


def _below(address: str) -> bool:
    """Whether the address is a plain relative path that never climbs."""
    plain_path = not re.match("[A-Za-z][A-Za-z0-9+.-]*:|/", address)
    return bool(address) and plain_path and ".." not in address.split("/")


def _cell(value: object) -> str:
    bare = plain(value)
    text = short(bare)
    if isinstance(bare, int | float) and not isinstance(bare, bool):
        return f'<td class="number">{escaped(text)}</td>'
    return (
        f'<td class="short">{text}</td>' if _SHORT.fullmatch(text) else f"<td>{escaped(text)}</td>"
    )


def short(value: object) -> str:
    """A value in words: numbers with at most four decimals, nothing for a missing one."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float() if math.isfinite(value):
            return f"{value:,.4f}".rstrip("0").rstrip(".")
        case int():
            return f"{value:,}"
    return str(value)


def escaped(value: object) -> str:
    """The value in words, as html shows it letter by letter."""
    return html.escape(visible(str(value)))


def visible(text: str) -> str:
    r"""The text with control characters and lone surrogates shown as ``\x0b``.

    >>> visible("a\x0bb")
    'a\\x0bb'
    """
    return re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", lambda c: f"\\x{ord(c[0]):02x}", text
    )
