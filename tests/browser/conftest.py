"""Debian's Chromium, driven by Playwright, over a site served from here. Where the browser is missing, tests fail."""

import functools
import http.server
import os
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium():
    named = os.environ.get("DATELINE_CHROMIUM", "chromium")
    executable = shutil.which(named)
    assert executable, f"no browser: install Debian's `chromium`, or name one in DATELINE_CHROMIUM (now {named!r})"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="session")
def serve():
    """Serve a folder below a sub-path, as GitHub Pages does for a project; return its address."""
    servers = []

    def served(folder):
        class BelowASubPath(Quiet):
            def translate_path(self, path):
                assert path.startswith("/dateline/") or path == "/favicon.ico", path
                return super().translate_path(path.removeprefix("/dateline"))

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(BelowASubPath, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/dateline/"

    yield served
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def address(serve, html):
    """The address of the two seeds' site."""
    return serve(html)


@pytest.fixture
def page(chromium):
    """A page that fails its test where a script throws, a dialog opens, or a request leaves this machine."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    opened.on("request", lambda asked: faults.append(f"request: {asked.url}") if leaves(asked.url) else None)
    yield opened
    assert not faults
    context.close()


def leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
