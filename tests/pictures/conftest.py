"""The browser's pictures are made anew where Chromium is, and where it must be."""

from __future__ import annotations

from tests.explorer.browsing import left_out

collect_ignore = ["test_screens.py"] if left_out() else []
