"""Serving the page on this machine alone: loopback, a token, a port of its own; Ctrl-C ends all of it."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from tornado.ioloop import IOLoop

from zsyz_model.findings import Finding, RunError, Severity

HOST, PORT, TRIES = "127.0.0.1", 8868, 20
NAME = "explorer.ipynb"
MOST_SECONDS = 300
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws://127.0.0.1:*; frame-ancestors 'none'; form-action 'self'"
)
"""What the page may load: nothing from anywhere else; Voila's own page would ask a public network."""
IDLE_SECONDS = 4 * 3600
"""A page that nobody looks at any more loses its kernel after so long."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the page is: loopback, port, and the token that opens it."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """The address with its token."""
        return f"http://{HOST}:{self.port}/?token={self.token}"


def free_port(wanted: int = 0) -> int:
    """The port that was asked for, or the first free one from ours on.

    Raises RunError (U06) when it is taken.
    """
    for port in [wanted] if wanted else range(PORT, PORT + TRIES):
        with socket.socket() as trial:
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return port
    fact = f"端口 {wanted or PORT} 已被占用"
    raise RunError(Finding("U06", fact, "关闭占用它的程序，或用 --port 换一个", Severity.REFUSED))


def page_notebook(scenario: Path, reports: Path) -> Any:
    """The one cell that is served."""
    words = json.dumps([str(scenario.resolve()), str(reports.resolve())], ensure_ascii=False)
    source = f"from zsyz_model.explorer import open_explorer\n\nopen_explorer(*{words})"
    cell = nbformat.v4.new_code_cell(source)  # type: ignore[no-untyped-call]
    return nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]


def serve(
    scenario: Path, reports: Path, port: int, told: Callable[[Served], None], *, browser: bool
) -> None:
    """Serve until Ctrl-C or SIGTERM; every kernel and worker is gone when it comes back."""
    served = Served(free_port(port), secrets.token_urlsafe(24))
    with tempfile.TemporaryDirectory(prefix="zsyz-", ignore_cleanup_errors=True) as name:
        # kernels that are ended cannot tidy up after themselves: what they keep goes with this folder
        os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), name))
        notebook = Path(name) / NAME
        nbformat.write(page_notebook(scenario, reports), notebook)  # type: ignore[no-untyped-call]
        app = _application(notebook, served)

        kept = signal.getsignal(signal.SIGINT)

        def listening() -> None:
            # Ctrl-C as Voila takes SIGTERM: raised in the middle of a page, it could be swallowed
            signal.signal(signal.SIGINT, signal.getsignal(signal.SIGTERM))
            told(served)
            if browser:
                threading.Thread(target=webbrowser.open, args=(served.url,), daemon=True).start()

        # the loop comes to it after the port is open
        IOLoop.current().add_callback(listening)
        try:
            app.start()
        finally:
            signal.signal(signal.SIGINT, kept)


def _application(notebook: Path, served: Served) -> Any:
    """Voila, told everything here: no settings of the user's reach it."""
    from traitlets.config import Config
    from voila.app import Voila

    config = Config()
    config.Voila.ip, config.Voila.port, config.Voila.port_retries = HOST, served.port, 0
    config.Voila.token, config.Voila.open_browser = served.token, False
    config.Voila.log_level = "ERROR"
    config.Voila.config_file_paths = []
    config.Voila.tornado_settings = {"headers": {"Content-Security-Policy": POLICY}}
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaExecutor.timeout = MOST_SECONDS
    config.MappingKernelManager.cull_idle_timeout = IDLE_SECONDS
    app = Voila(config=config)
    app.initialize(["--no-browser", str(notebook)])
    return app


def tell_served(served: Served) -> None:
    """The address, for whoever opens it by hand."""
    sys.stderr.write(f"探索台：{served.url}\n按 Ctrl-C 结束。\n")
    sys.stderr.flush()
