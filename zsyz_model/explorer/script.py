"""The page's one script: a workbook may be dropped on it, and a row of the ranking chooses its project.

It holds no word of the data and calls nothing outside the page. The file goes the way that the
button of ipywidgets takes; the row, the way of the list. Both work without it, by keyboard too.
"""

from __future__ import annotations

UPLOAD, PROJECTS = "zx-upload", "zx-projects"
SCRIPT = """<script>(() => {
  if (window.zsyzPage) return;
  window.zsyzPage = true;
  const inside = (event) => event.target.closest && event.target.closest(".zx-page");
  document.addEventListener("dragover", (event) => {
    if (inside(event) && [...event.dataTransfer.types].includes("Files")) event.preventDefault();
  }, true);
  document.addEventListener("drop", (event) => {
    const page = inside(event), files = event.dataTransfer.files;
    const button = page && page.querySelector(".zx-upload");
    if (!button || !files.length) return;
    event.preventDefault();
    event.stopPropagation();
    const own = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
      this.files = files;
      this.dispatchEvent(new Event("change"));
    };
    try { button.click(); } finally { HTMLInputElement.prototype.click = own; }
  }, true);
  document.addEventListener("click", (event) => {
    const page = inside(event), row = page && event.target.closest("tr[data-place]");
    const list = row && page.querySelector(".zx-projects select");
    if (!list) return;
    list.selectedIndex = Number(row.dataset.place) - 1;
    list.dispatchEvent(new Event("change", {bubbles: true}));
    list.scrollIntoView({behavior: "smooth", block: "center"});
  });
})();</script>"""
