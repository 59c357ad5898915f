"""A figure as files: the same figure gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from zsyz_model.report.fonts import chart_style, forget_glyphs

PNG_DPI = 144
_UNDATED: dict[str, dict[str, Any]] = {
    "svg": {"Date": None},
    "pdf": {"CreationDate": None, "ModDate": None},
    "png": {"Software": None},
}


def save_figure(
    figure: Figure, stem: Path, forms: Sequence[str] = tuple(_UNDATED)
) -> tuple[Path, ...]:
    """Write `stem`.svg, .pdf and .png (or some of them) without dates or random names inside."""
    with chart_style():
        return tuple(_save(figure, stem, form) for form in forms)


def _save(figure: Figure, stem: Path, form: str) -> Path:
    path = stem.with_name(f"{stem.name}.{form}")
    figure.savefig(path, format=form, metadata=_UNDATED[form], dpi=PNG_DPI)
    forget_glyphs()
    return path
