/* What must be known before the page is drawn, so that nothing moves. */
"use strict";

// The reader's switches (switches.js).
try {
  document.documentElement.dataset.dlOff = localStorage.getItem("dateline-off") ?? "";
} catch {
  // The browser stores nothing for this page: all marks show.
}
// If the address holds filters, the timeline shows its rows once these are applied (timeline.js).
if (location.search) {
  document.documentElement.classList.add("dl-asked");
  addEventListener("load", () => setTimeout(() => document.documentElement.classList.remove("dl-asked"), 2000));
}
