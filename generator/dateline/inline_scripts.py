"""The inline scripts of somebody else's templates, which our policy allows by their hashes.

They are read from the templates, never from a page: an article's words could be on that, and would then be allowed too.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from dateline.theme import SCRIPTS_BY_DEPTH

_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_JINJA = re.compile(r"\{[{%#]")


class InlineScripts:
    """The inline scripts of all templates: those that are the same on every page, and the theme's that are not."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._fixed: set[str] = set()
        self._varying: set[str] = set()
        for name in env.list_templates(filter_func=lambda name: name.endswith(".html")):
            assert env.loader, "MkDocs gives its environment a loader"
            source, _, _ = env.loader.get_source(env, name)
            scripts = {found for found in _SCRIPT.findall(source) if found.strip()}
            self._fixed |= {script for script in scripts if not _JINJA.search(script)}
            if name in SCRIPTS_BY_DEPTH:
                self._varying |= {script for script in scripts if _JINJA.search(script)}

    def hashes(self, context: Mapping[str, Any]) -> str:
        """Return the sources that allow the scripts on a page, for a policy: each with a blank before it."""
        varying = {self._env.from_string(script).render(context) for script in self._varying}
        return "".join(f" '{one}'" for one in sorted(map(source_of, self._fixed | varying)))


def source_of(script: str) -> str:
    """Return how a policy allows an inline script: by its hash."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
