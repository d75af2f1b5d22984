"""The MkDocs plugin: a site of our own, and a folder of somebody else's site, in which nothing else changes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import get_files, set_exclusions

from command_line import run
from dateline import mkdocs_plugin, settings, static
from dateline.inline_scripts import source_of
from dateline.mkdocs_plugin import DatelinePlugin
from dateline.pages.kinds import IN_SEARCH
from dateline.problems import Place

ROOT = Path(__file__).parent.parent
STORY = (
    " date 2021-01-04 ALDPORT, January 4. The harbour will stay closed until Friday, Mayor Ann Reed said.\n\n"
    '"We lost forty boats in one night," Reed said -- and left.\n'
)
THEIRS = """site_name: The guest house
site_url: https://example.org/house/
theme:
  name: material
  palette:
    primary: indigo
plugins:
  - search
extra_css:
  - mine.css
markdown_extensions:
  - admonition
  - smarty
  - toc:
      permalink: "#"
nav:
  - Home: index.md
  - Guide: guide/start.md
"""
"""A site of Material's as others have it: `smarty` would alter the words of articles; without `attr_list` braces are
words."""
HOME = """# The house

"Quotes" are curled here -- by the site's own extension. {: .braces }

!!! note "An admonition"
    With *words*.
"""


def guest(folder: Path, config: str) -> Path:
    (folder / "docs" / "guide").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    (folder / "docs" / "index.md").write_text(HOME, "utf-8")
    (folder / "docs" / "guide" / "start.md").write_text('# Start\n\nBegin "here".\n', "utf-8")
    (folder / "docs" / "mine.css").write_text("h1 { color: green }\n", "utf-8")
    (folder / "seeds" / "storm.txt").write_text(STORY, "utf-8")
    return folder


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    there = {"XDG_CACHE_HOME": str(project / ".cache"), "SOURCE_DATE_EPOCH": "1600000000"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env=os.environ | there,
        capture_output=True,
        text=True,
        check=False,
    )


def built(project: Path) -> Path:
    done = mkdocs(project, "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def article(page: bytes) -> str:
    found = re.search(r"<article.*</article>", page.decode(), re.DOTALL)
    assert found
    return found[0]


def head(page: bytes) -> str:
    """Return a page's head without the neighbours that it has by the navigation."""
    return re.sub(r'\s*<link rel="(?:next|prev)"[^>]*>\s*', "", page.decode().split("</head>")[0])


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> dict[str, bytes]:
    """The foreign site as it is without us."""
    return tree(built(guest(tmp_path_factory.mktemp("alone"), THEIRS)))


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> dict[str, bytes]:
    """The same site with our pages below news/, an introduction and a page by hand among them."""
    config = THEIRS.replace("  - search\n", "  - search\n  - dateline: {at: news/}\n")
    project = guest(tmp_path_factory.mktemp("together"), config)
    (project / "docs" / "news").mkdir()
    (project / "docs" / "news" / "introduction.md").write_text("# The news of the house\n\nWords of ours.\n", "utf-8")
    (project / "docs" / "news" / "about.md").write_text('# About\n\nThe "house" again. [Days](index.md)\n', "utf-8")
    site = tree(built(project))
    shown = {path for path in tree(project / "docs") if path.startswith("news/")}
    assert shown == {"news/introduction.md", "news/about.md"}, "nothing is written into the project"
    return site


OF_THE_WHOLE_SITE = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}


def test_in_a_foreign_site_nothing_of_ours_lies_outside_the_prefix(alone, together):
    outside = {path for path in together if not path.startswith("news/")}

    assert outside == set(alone)
    assert {path for path in outside if not path.endswith(".html")} >= {"mine.css", *OF_THE_WHOLE_SITE}
    same = {path for path in outside if together[path] == alone[path]}
    assert outside - same <= {*OF_THE_WHOLE_SITE, "index.html", "guide/start/index.html", "404.html"}


@pytest.mark.parametrize("page", ["index.html", "guide/start/index.html"])
def test_a_foreign_page_is_the_same_but_for_the_navigation(alone, together, page):
    assert article(together[page]) == article(alone[page])
    assert head(together[page]) == head(alone[page])
    assert "assets/cards.js" not in together[page].decode()
    assert "Content-Security-Policy" not in together[page].decode()


def test_below_the_prefix_lies_all_that_our_pages_need(together):
    ours = {path.removeprefix("news/") for path in together if path.startswith("news/")}

    assert {asset.path for asset in static.assets()} - ours == {static.HEADERS}, "a host reads it at the root only"
    assert {"index.html", "timeline/index.html", "articles/2021-01-04-storm/index.html", "search/index.html"} <= ours
    assert "introduction/index.html" not in ours
    assert any(re.fullmatch(r"search/[\w-]+\.js", path) for path in ours)


def test_our_pages_in_a_foreign_site_bring_our_policy_and_styles_in_the_sites_own_frame(together):
    page = together["news/articles/2021-01-04-storm/index.html"].decode()

    assert "Content-Security-Policy" in page
    assert f'<script src="../../{static.EARLY}"></script>' in page
    for path in static.STYLES:
        assert f'<link rel="stylesheet" href="../../{path}">' in page
    for path in static.SCRIPTS:
        assert f'<script src="../../{path}"></script>' in page
    assert 'data-md-color-primary="indigo"' in page
    assert "fonts.googleapis.com" not in page
    assert "md-search" in page
    assert "dl-find-link" not in page
    assert page.count("<title>") == 1


INLINE = re.compile(r'<script(?! src=| id="__config")[^>]*>(.*?)</script>', re.DOTALL)


def allowed(page: str) -> set[str]:
    """Return the hashes of the inline scripts that a page's policy allows."""
    (policy,) = re.findall(r'"Content-Security-Policy" content="(.*?)">', page)
    (scripts,) = re.findall(r"script-src ([^;]*)", policy)
    assert scripts.split()[0] == "'self'"
    return set(scripts.split()[1:])


@pytest.mark.parametrize("path", ["index.html", "articles/2021-01-04-storm/index.html", "about/index.html"])
def test_in_a_foreign_site_our_pages_allow_the_inline_scripts_of_its_templates(together, path):
    page = together[f"news/{path}"].decode()
    there = {source_of(script) for script in INLINE.findall(page)}

    assert len(there) >= 2
    assert {f"'{one}'" for one in there} <= allowed(page)
    assert "'unsafe-inline'" not in allowed(page)


def test_an_inline_script_that_is_in_no_template_is_not_allowed(tmp_path):
    """A foreign site's own template may have scripts; a page's words may not, though the site lets HTML pass."""
    config = THEIRS.replace("  - search\n", "  - search\n  - dateline: {at: news/}\n")
    project = guest(tmp_path, config.replace("  name: material\n", "  name: material\n  custom_dir: mine\n"))
    (project / "mine").mkdir()
    script = "{% block extrahead %}{{ super() }}<script>theirs()</script>{% endblock %}"
    (project / "mine" / "main.html").write_text(f'{{% extends "base.html" %}}{script}', "utf-8")
    (project / "docs" / "news").mkdir()
    (project / "docs" / "news" / "about.md").write_text("# About\n\n<script>words()</script>\n", "utf-8")
    page = (built(project) / "news" / "about" / "index.html").read_text("utf-8")

    assert {"theirs()", "words()"} <= set(INLINE.findall(page))
    assert f"'{source_of('theirs()')}'" in allowed(page)
    assert f"'{source_of('words()')}'" not in allowed(page)


def test_the_words_of_an_article_are_not_altered_by_the_sites_extensions(together):
    page = together["news/articles/2021-01-04-storm/index.html"].decode()

    assert "&quot;We lost" in page or '"We lost' in page.replace("&#34;", '"')
    assert "and left" in page
    assert "–" not in re.sub(r"<[^>]+>", "", article(page.encode())).split("and left")[0][-30:]
    assert "“house”" in together["news/about/index.html"].decode().replace("&ldquo;", "“").replace("&rdquo;", "”")


def test_addresses_name_the_prefix(together):
    page = together["news/articles/2021-01-04-storm/index.html"].decode()

    assert '<link rel="canonical" href="https://example.org/house/news/articles/2021-01-04-storm/">' in page
    assert "https://example.org/house/articles/" not in page


def test_the_introduction_below_the_prefix_heads_our_front_page(together):
    assert "The news of the house" in article(together["news/index.html"])


def navigation(config: str, folder: Path) -> list[object]:
    """Return the navigation after the plugin has added ours, without building anything."""
    project = guest(folder, config)
    loaded = load_config(str(project / "mkdocs.yml"))
    plugin = loaded.plugins["dateline"]
    assert isinstance(plugin, DatelinePlugin)
    plugin.on_config(loaded)
    files = get_files(loaded)
    set_exclusions(files, loaded)
    plugin._add_navigation(loaded, list(files))
    nav = loaded.nav
    assert isinstance(nav, list)
    return nav


LISTS = [
    {"Key dates": "news/index.md"},
    *(f"news/{folder}/index.md" for folder in (*IN_SEARCH, "search", "corrections", "review")),
]
PLUGIN = THEIRS.replace("  - search\n", "  - search\n  - dateline: {at: news/}\n")


def test_a_section_is_appended_to_a_navigation_that_does_not_name_us(tmp_path):
    assert navigation(PLUGIN, tmp_path) == [{"Home": "index.md"}, {"Guide": "guide/start.md"}, {"News": LISTS}]


def test_a_navigation_may_place_and_name_our_section(tmp_path):
    config = PLUGIN.replace("  - Home", "  - The press: news/\n  - Home")

    assert navigation(config, tmp_path)[0] == {"The press": LISTS}


def test_a_navigation_that_names_our_pages_is_left_alone(tmp_path):
    config = PLUGIN.replace("  - Home", "  - Days: news/timeline/index.md\n  - Home")

    assert navigation(config, tmp_path)[0] == {"Days": "news/timeline/index.md"}
    assert len(navigation(config, tmp_path / "again")) == 3


def test_without_a_navigation_the_sites_pages_come_first(tmp_path):
    config = PLUGIN.split("nav:")[0]

    assert navigation(config, tmp_path) == ["index.md", {"Guide": ["guide/start.md"]}, {"News": LISTS}]


def test_a_site_of_our_own_needs_no_more_than_the_plugin(tmp_path):
    config = "site_name: Storms\ntheme: material\nplugins:\n  - search\n  - dateline\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "docs" / "more.md").write_text("# More\n\nWords of mine.\n", "utf-8")
    (tmp_path / "seeds" / "storm.txt").write_text(STORY, "utf-8")
    site = tree(built(tmp_path))
    page = site["articles/2021-01-04-storm/index.html"].decode()

    assert "search/search_index.json" not in site
    assert "md-search__form" not in page
    assert "dl-find-link" in page
    for path in (*static.STYLES, *static.SCRIPTS):
        assert f'"../../{path}"' in page
    assert (
        page.count("Content-Security-Policy") == site["more/index.html"].decode().count("Content-Security-Policy") == 1
    )
    assert site["_headers"].decode().count(static.POLICY) == 1
    for path in ("404.html", "index.html", "more/index.html", "articles/2021-01-04-storm/index.html"):
        assert INLINE.findall(site[path].decode()) == []
        assert site[path].decode().index("Content-Security-Policy") < site[path].decode().index("<title>")
        assert allowed(site[path].decode()) == set()
        assert "fonts.googleapis.com" not in site[path].decode()
    assert "Page not found" in site["404.html"].decode()
    assert "Words of mine" in site["more/index.html"].decode()


def test_a_sites_own_words_in_mkdocs_yml_are_words(tmp_path):
    """The theme inserts them as HTML; an ampersand is right already, and shown as one in either case."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    words = "<img src=x onerror=alert(1)> & {0}"
    keys = "".join(f"{key}: '{words.format(key)}'\n" for key in ("site_name", "site_description", "site_author"))
    (tmp_path / "mkdocs.yml").write_text(f"{keys}theme: material\nplugins:\n  - dateline\n", "utf-8")
    (tmp_path / "seeds" / "storm.txt").write_text(STORY, "utf-8")
    site = tree(built(tmp_path))
    pages = {path: page.decode() for path, page in site.items() if path.endswith(".html")}

    assert [path for path, page in pages.items() if "<img src=x" in page] == []
    assert all("&lt;img src=x onerror=alert(1)&gt; &amp; site_name" in page for page in pages.values())
    assert all("&amp;lt;" not in page and "&amp;amp;" not in page for page in pages.values())


def test_response_headers_of_the_projects_own_are_kept_by_both_commands(tmp_path):
    config = "site_name: Storms\ntheme: material\nplugins:\n  - dateline\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "seeds" / "storm.txt").write_text(STORY, "utf-8")
    (tmp_path / "docs" / "_headers").write_text("/*\n  X-Mine: 1\n", "utf-8")
    assert run("build", "--config", str(tmp_path / "mkdocs.yml")).exit_code == 0
    site = tree(built(tmp_path))

    assert site["_headers"] == (tmp_path / "docs" / "_headers").read_bytes() == b"/*\n  X-Mine: 1\n"


def test_response_headers_that_were_edited_are_the_projects_own(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Storms\ntheme: material\nplugins:\n  - dateline\n", "utf-8")
    (tmp_path / "seeds" / "storm.txt").write_text(STORY, "utf-8")
    assert run("build", "--config", str(tmp_path / "mkdocs.yml")).exit_code == 0
    made = tmp_path / "docs" / "_headers"
    assert static.POLICY in made.read_text("utf-8")
    made.write_text(made.read_text("utf-8") + "/feed\n  X-Mine: 1\n", "utf-8")
    before_build = tree(built(tmp_path))["_headers"]
    assert run("build", "--config", str(tmp_path / "mkdocs.yml")).exit_code == 0

    assert made.read_bytes() == before_build == tree(built(tmp_path))["_headers"]
    assert b"X-Mine" in before_build


def test_what_mkdocs_yml_gives_already_is_not_added_again():
    config = load_config(str(ROOT / "mkdocs.yml"))
    before = [str(one) for one in (*config.extra_css, *config.extra_javascript)]
    nav = config.nav
    config.plugins["dateline"].on_config(config)

    assert [str(one) for one in (*config.extra_css, *config.extra_javascript)] == before
    assert before == [*static.STYLES, *static.SCRIPTS]
    assert config.nav == nav


def test_faults_of_the_settings_and_of_seeds_are_named_in_one_run_with_line_and_column(tmp_path):
    config = THEIRS.replace("  - search\n", "  - dateline:\n      seds: x\n      language: eng\n")
    project = guest(tmp_path, config)
    (project / "seeds" / "bad.txt").write_text(" date 2020-02-30 MINSK. Words.\n", "utf-8")
    done = mkdocs(project)

    assert done.returncode == 1
    assert re.findall(r"^[\w/]+\.\w+:\d+:\d+: .*\]$", done.stdout + done.stderr, re.MULTILINE) == [
        "mkdocs.yml:9:7: unknown key 'seds'; did you mean 'seeds'? [DL203]",
        "mkdocs.yml:10:17: language: 'eng' is not one of 'en', 'ru'; did you mean 'en'? [DL209]",
        "seeds/bad.txt:1:7: there is no such day: '2020-02-30'; correct it [DL102]",
    ]
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_another_theme_is_refused_in_words(tmp_path):
    project = guest(tmp_path, "site_name: A\ntheme: readthedocs\nplugins:\n  - dateline: {at: news/}\n")
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(Abort) as refused:
        config.plugins["dateline"].on_config(config)

    assert str(refused.value).split("\n")[1] == (
        "mkdocs.yml:2:1: theme: the pages need the theme Material, not 'readthedocs'; write `name: material` [DL305]"
    )


def test_the_options_that_mkdocs_knows_are_those_that_the_command_reads():
    block = settings.PluginOptions()
    known = {name: option.default for name, option in mkdocs_plugin.Options._schema}

    assert known | {"enabled": True} == {
        name: getattr(block, name) for name in settings.PluginOptions.__dataclass_fields__
    }


class Watched(LiveReloadServer):
    """A preview that serves nothing and remembers what it watches."""

    def __init__(self):
        self.paths = []

    def watch(self, path):
        self.paths.append(path)


def test_the_preview_goes_on_with_a_bad_seed_and_watches_the_seeds(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    project = guest(tmp_path, PLUGIN)
    (project / "seeds" / "bad.txt").write_text(" date 2020-02-30 MINSK. Words.\n", "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["dateline"]
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    plugin.on_pre_build(config=config)
    server = Watched()
    plugin.on_serve(server, config=config, builder=None)

    assert [(problem.place, problem.code) for problem in plugin.site.problems] == [
        (Place("seeds/bad.txt"), "DL411"),
        (Place("seeds/bad.txt", 1, 7), "DL102"),
    ]
    assert "articles/2021-01-04-storm.md" in {page.path for page in plugin.site.pages}
    assert server.paths[0] == str(project / "seeds")


def test_dateline_build_writes_below_the_prefix_too(tmp_path):
    project = guest(tmp_path, PLUGIN)
    before = set(tree(project / "docs"))
    done = subprocess.run(
        [str(Path(sys.executable).parent / "dateline"), "build"],
        cwd=project,
        env=os.environ | {"XDG_CACHE_HOME": str(project / ".cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = set(tree(project / "docs")) - before

    assert {path for path in made if not path.startswith("news/")} == set()
    assert {"news/index.md", "news/.dateline", "news/.addresses.json", f"news/{static.STYLES[0]}"} <= made
