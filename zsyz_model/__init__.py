"""zsyz: decision support for county investment work (招商 · 联审 · 包保 · 用地 · 考核)."""

__version__ = "0.1.0"
