/* The theme's partial `javascripts/palette.html`, as a file: the colours that the reader chose, before the page shows. */
"use strict";

(() => {
  const NAMES = {
    media: "data-md-color-media",
    scheme: "data-md-color-scheme",
    primary: "data-md-color-primary",
    accent: "data-md-color-accent",
  };
  const palette = globalThis.__md_get("__palette");
  if (!palette?.color) return;
  if (palette.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const media = `(prefers-color-scheme: ${light ? "light" : "dark"})`;
    const input = document.querySelector(`[data-md-color-media='${media}']`);
    for (const [name, attribute] of Object.entries(NAMES)) palette.color[name] = input.getAttribute(attribute);
  }
  for (const [name, value] of Object.entries(palette.color)) document.body.setAttribute(NAMES[name], value);
})();
