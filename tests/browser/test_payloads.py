"""Every payload in every place where text can enter, on every page, in a real browser: it does nothing there.

`payloads.jsonl` holds the payloads and `hostile_site.py` puts them into a project; `audit.py` says what to look for.
"""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from audit import Audit
from dateline import static
from hostile_site import write_orphans, write_seeds
from payloads import PAYLOADS

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.browser
DATELINE = ("-c", "import sys; from dateline.cli import main; sys.exit(main())")
REPORT = "      seeds: seeds\n      report: https://example.org/new?title={title}&body={body}&page={page}\n"
STEP = int(os.environ.get("DATELINE_PAYLOAD_STEP", "10"))
"""One payload in so many has an article of its own, with all places where text can enter; `make payloads` sets 1.
All of them are notes of one article in any case. With all, the browser visits more than 800 pages, which takes too long
for every push.
"""
OTHERS = 5 * STEP
"""The other engine builds one payload in so many: the words are the same, and so are the kinds of page."""
KINDS = (
    *("index.html", "404.html", "timeline/index.html", "articles/index.html", "people/index.html", "claims/index.html"),
    *("organisations/index.html", "places/index.html", "quotes/index.html", "figures/index.html", "sources/index.html"),
    *("corrections/index.html", "review/index.html", "search/index.html", "about/index.html"),
    "articles/2021-01-01-orphans/index.html",
)
"""A page of each kind."""


def tool(project: Path, *command: str) -> None:
    there = {"XDG_CACHE_HOME": str(project / ".cache"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=os.environ | there,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """The project of all payloads, built by MkDocs in `mkdocs/`; with fewer payloads by Zensical in `site/`."""
    project = tmp_path_factory.mktemp("payloads")
    (project / "docs").mkdir()
    (project / "seeds").mkdir()
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "      seeds: seeds\n" in config
    (project / "mkdocs.yml").write_text(re.sub(r"      - Dateline:\n(?:          - .+\n)+", "", config), "utf-8")
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8").replace("      seeds: seeds\n", REPORT), "utf-8"
    )
    shutil.copytree(ROOT / "overrides", project / "overrides")
    for name in ("about.md", "desk.md", "reading.md", "introduction.md"):
        shutil.copyfile(ROOT / "docs" / name, project / "docs" / name)
    write_orphans(project / "seeds", gone=False)
    tool(project, *DATELINE, "build", "--quiet")
    write_orphans(project / "seeds", gone=True)
    write_seeds(project / "seeds", STEP)
    tool(project, "-m", "mkdocs", "build", "--quiet")
    (project / "site").rename(project / "mkdocs")
    for seed in (project / "seeds").glob("s*.*"):
        seed.unlink()
    write_seeds(project / "seeds", OTHERS)
    tool(project, *DATELINE, "build", "--quiet")
    tool(project, "-m", "zensical", "build")
    tool(project, *DATELINE, "search", "--quiet")
    return project


@pytest.fixture(scope="session")
def site(project, serve):
    return serve(project / "mkdocs")


@pytest.fixture
def audit(chromium):
    made = Audit(chromium)
    yield made
    made.context.close()


def pages(folder: Path, step: int = 1) -> list[str]:
    """The paths of all pages; with a step, those of each kind and of the others one in so many."""
    found = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    assert set(KINDS) <= set(found)
    return found if step == 1 else [*KINDS, *found[::step]]


def look(audit: Audit, base: str, paths: list[str]) -> dict[str, list[str]]:
    """Return what is wrong, by page."""
    return {path: faults for path in paths if (faults := audit.look(base + quote(path)))}


def test_there_are_four_hundred_payloads():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 400


def test_no_page_has_a_script_a_handler_a_request_or_a_frame_that_is_not_ours(project, site, audit):
    paths = pages(project / "mkdocs")

    assert len(paths) > 2 * len(PAYLOADS[::STEP])
    assert look(audit, site, paths) == {}


def test_no_page_of_the_other_engine_has_them(project, serve, audit):
    assert look(audit, serve(project / "site"), pages(project / "site")) == {}


def test_no_page_from_a_folder_has_them(project, audit):
    paths = [path for path in pages(project / "mkdocs", 15) if path != "404.html"]  # its links begin at the host

    assert look(audit, f"{(project / 'mkdocs').as_uri()}/", paths) == {}


@pytest.fixture(scope="session")
def published(project):
    """Serve MkDocs' site as a host does that reads `_headers`."""
    lines = [line.strip() for line in (project / "mkdocs" / static.HEADERS).read_text("utf-8").splitlines()[2:]]
    headers = dict(line.split(": ", 1) for line in lines)

    class WithHeaders(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            """Say nothing."""

        def translate_path(self, path):
            return super().translate_path(path.removeprefix("/dateline"))

        def end_headers(self):
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    handler = functools.partial(WithHeaders, directory=project / "mkdocs")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/dateline/"
    server.shutdown()


def test_every_kind_of_page_works_under_the_response_headers(published, audit):
    assert look(audit, published, list(KINDS)) == {}


@pytest.mark.parametrize("asked", ["alert", "script", "onerror", "evil", "javascript", "{{", '"><img', "Mirela"])
def test_no_result_of_a_search_has_them(site, audit, asked):
    audit.look(f"{site}search/?q={quote(asked)}")
    audit.page.locator(".dl-found-count").filter(has_text=re.compile(r"\w")).wait_for()

    assert audit.faults() == []


def test_no_card_of_a_mark_has_them(project, site, audit):
    articles = [path for path in pages(project / "mkdocs") if path.startswith("articles/2021")]
    shown = 0
    every = max(1, 25 // STEP)
    for path in articles[::every]:
        faults = audit.look(site + quote(path))
        for mark in audit.page.locator(".dl-text [data-why]").all()[:6]:
            mark.evaluate("mark => mark.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))")
            shown += audit.page.locator(".dl-card").count()
            assert audit.faults() == faults == [], path

    assert shown > len(articles) / every


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("<img src=x onerror=alert(1)>", {"handler", "policy", "console"}),
        ("<script>alert(1)</script>", {"element", "script", "policy", "console"}),
        ("<script src=https://evil.example/x.js></script>", {"element", "script", "address", "policy", "console"}),
        ("<a href=javascript:alert(1)>x</a>", {"address"}),
        ("<iframe srcdoc='<p>x</p>'></iframe>", {"element", "frame", "attribute srcdoc"}),
        ("<iframe src=https://evil.example></iframe>", {"element", "frame", "address", "policy", "console"}),
        ("<img src=https://evil.example/p.png>", {"address", "policy", "console"}),
        ("<style>p { display: none }</style>", {"element", "policy", "console"}),
        ("<p style='background: url(https://evil.example/p.png)'>x</p>", {"style", "policy", "console"}),
        ("<form action=https://evil.example></form>", {"address", "element"}),
        ("<base href=https://evil.example>", {"element", "frame", "address", "policy", "console"}),
        ("<meta http-equiv=refresh content='99;url=https://evil.example'>", {"element", "attribute content"}),
        ("<xss x=1></xss>", {"element", "attribute x"}),
        ("<p markdown=1>x</p>", {"attribute markdown"}),
    ],
)
def test_what_a_hole_would_let_through_is_seen_and_the_policy_stops_what_runs(project, site, audit, planted, found):
    """A payload planted as it stands into a built page: the audit can fail, and no dialog opens."""
    page = (project / "mkdocs" / "articles" / "2021-01-01-orphans" / "index.html").read_text("utf-8")
    assert page.count("<h1") == 1
    (project / "mkdocs" / "articles" / "planted.html").write_text(page.replace("<h1", f"{planted}<h1"), "utf-8")
    try:
        faults = audit.look(f"{site}articles/planted.html")
    finally:
        (project / "mkdocs" / "articles" / "planted.html").unlink()

    kinds = {fault.split(": ")[0] for fault in faults} - {"request", "frame"}
    assert found - {"frame"} <= kinds
    assert not [fault for fault in faults if fault.startswith("dialog")]
