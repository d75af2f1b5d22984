"""What a page in a browser must not have, whatever words it shows: the checks of `test_payloads.py`."""

WATCH = """
  window.faults = [];
  addEventListener("securitypolicyviolation", (event) =>
    window.faults.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
"""Runs before anything of a page."""
ELEMENTS = (
    "a abbr article aside b blockquote br button circle cite code data dd del details div dl dt em "
    "fieldset figcaption figure form g h1 h2 h3 hr i image img input ins kbd label legend li line main "
    "mark nav ol option output p path pre q rect s select small span strong sub summary sup svg table "
    "tbody td text th thead time title tr ul use"
)
"""The elements that may be within a page's content: those of our pages and of a note's Markdown."""
ATTRIBUTES = (
    "alt aria-busy aria-current aria-describedby aria-hidden aria-keyshortcuts aria-label aria-labelledby aria-live "
    "aria-pressed autocomplete checked class cx cy d data-* datetime dir enterkeyhint fill for height "
    "hidden href id lang max min name open placeholder preserveAspectRatio r rel role selected spellcheck "
    "src start step style tabindex title transform type value viewBox width x x1 x2 y y1 y2"
)
"""The attributes that these may have."""
INSPECT = """([elements, attributes]) => {
  const faults = [...window.faults];
  const local = (url) => url.protocol === location.protocol && url.host === location.host;
  const report = (element, why) => faults.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName, inside = element.closest("article");
    if (inside && !elements.includes(tag)) report(element, "element");
    if (/^(iframe|frame|frameset|object|embed|applet|portal|base|template|math|plaintext)$/.test(tag))
      report(element, "frame");
    if (tag === "script" && element.id !== "__config") {
      const ours = element.src && local(new URL(element.src)) && /\\/(assets|search)\\/[^?#]+\\.js/.test(element.src);
      if (inside || !ours) report(element, "script");
    }
    if (/^(style|form)$/.test(tag) && !element.matches(".dl-search, .dl-filter form, [data-md-component=palette]"))
      report(element, "element");
    if (tag === "meta" && /refresh|cookie/i.test(element.httpEquiv)) report(element, "element");
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) report(element, "handler");
      const known = attributes.includes(name) || (name.startsWith("data-") && attributes.includes("data-*"));
      if (inside && !known) report(element, `attribute ${name}`);
      if (name === "style" && /url|expression|fixed/i.test(value)) report(element, "style");
      if (!/^(src|href|action|formaction|data|xlink:href)$/.test(name)) continue;
      const url = new URL(value, location.href);
      const out = tag === "a" && /^(https?|mailto):$/.test(url.protocol) && element.rel.includes("external");
      if (!local(url) && !out && element.rel !== "canonical") report(element, "address");
    }
  }
  return faults;
}"""
"""Returns what is wrong with a page; takes `ELEMENTS` and `ATTRIBUTES`."""


class Audit:
    """One page of a browser, on which others are opened and looked at."""

    def __init__(self, chromium, **options):
        self.context = chromium.new_context(viewport={"width": 1440, "height": 900}, **options)
        self.page = self.context.new_page()
        self.page.add_init_script(WATCH)
        self.heard: list[str] = []
        self.page.on("dialog", lambda dialog: (self.heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        self.page.on("console", lambda said: self.heard.append(f"console: {said.text}") if is_bad(said) else None)
        self.page.on("request", lambda asked: self.heard.append(f"request: {asked.url}") if leaves(asked.url) else None)
        self.page.on("framenavigated", lambda frame: self.heard.append("frame") if frame.parent_frame else None)
        self.page.on("popup", lambda _: self.heard.append("popup"))

    def look(self, url: str) -> list[str]:
        """Open a page and return what is wrong with it."""
        self.heard.clear()
        self.page.goto(url)
        return self.faults()

    def faults(self) -> list[str]:
        """Return what is wrong with the page as it is now."""
        return [*self.page.evaluate(INSPECT, [ELEMENTS.split(), ATTRIBUTES.split()]), *self.heard]


def is_bad(said) -> bool:
    return said.type in {"error", "warning"}


def leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file:", "data:image/svg"))
