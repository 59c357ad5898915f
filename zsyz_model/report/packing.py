"""Office packages (docx, pptx, xlsx) as steady bytes, with nothing of a machine in their properties.

The libraries stamp packages, and the workbooks inside charts, with the clock, an author and a
template's name. Here every member gets one date, and the property parts are written anew.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE = (2000, 1, 1, 0, 0, 0)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>zsyz</Application></Properties>'
)
_THUMBNAIL = "docProps/thumbnail.jpeg"
_PACKAGES = (".xlsx", ".docx", ".pptx")


def steady(raw: bytes, title: str = "") -> bytes:
    """The package with fixed times and clean properties, embedded packages too.

    The same content gives the same bytes; `title` is all that the properties say.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as given, ZipFile(made, "w") as pack:
        for member in given.namelist():
            if member != _THUMBNAIL:
                entry = ZipInfo(member, _DATE)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 3  # else the byte that names the system of the writer differs
                pack.writestr(entry, _part(member, given.read(member), title))
    return made.getvalue()


def write_steady(path: Path, raw: bytes, title: str) -> Path:
    """Write the package steadily; the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
        part = Path(folder) / path.name
        part.write_bytes(steady(raw, title))
        part.replace(path)
    return path


def _part(member: str, content: bytes, title: str) -> bytes:
    match member:
        case "docProps/core.xml":
            return _CORE.format(title=escape(title)).encode("utf-8")
        case "docProps/app.xml":
            return _APP.encode("utf-8")
        case "_rels/.rels":
            return _without_thumbnail(content)
    return steady(content) if member.endswith(_PACKAGES) else content


def _without_thumbnail(content: bytes) -> bytes:
    """The package's relations without the one to a template's thumbnail."""
    parts = content.split(b"<Relationship ")
    kept = [part for part in parts[1:] if _THUMBNAIL.encode() not in part]
    tail = (
        b""
        if len(parts) == len(kept) + 1 or (kept and parts[-1] is kept[-1])
        else b"</Relationships>"
    )
    return b"<Relationship ".join([parts[0], *kept]) + tail
