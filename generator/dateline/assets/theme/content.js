/* The theme's partial `javascripts/content.html`, as a file: opens the tab that the reader used last, and the one that
   the address names. */
"use strict";

(() => {
  const last = "linked" in document.currentScript.dataset ? globalThis.__md_get("__tabs") : [];
  for (const set of Array.isArray(last) ? document.querySelectorAll(".tabbed-set") : []) {
    const labels = [...set.querySelectorAll(".tabbed-labels label")];
    const label = last.map((tab) => labels.find((one) => one.innerText.trim() === tab)).find(Boolean);
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target?.name) target.checked = target.name.startsWith("__tabbed_");
})();
