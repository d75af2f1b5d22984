/* The switches of an article's marks. The browser stores the reader's choice; overrides/dateline.html applies it before the
   page is drawn. */
"use strict";

(() => {
  const KEPT = "dateline-off"; // read by overrides/dateline.html
  const KIND = /\bdl-(quote|person|organisation|place|time|figure|event)\b/;
  const root = document.documentElement;

  /* Run once the page has loaded, and again if the theme replaces its content without a reload. */
  function ready(run) {
    if (globalThis.document$) globalThis.document$.subscribe(run);
    else run();
  }

  const off = () => new Set((root.dataset.dlOff ?? "").split(" ").filter(Boolean));
  const isShown = (mark) => !off().has("all") && !off().has(mark.className.match(KIND)?.[1]);

  function set(kinds) {
    root.dataset.dlOff = [...kinds].join(" ");
    for (const box of document.querySelectorAll(".dl-switch-box")) {
      box.checked = kinds.has(box.value) === (box.value === "all");
    }
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches(".dl-switch-box")) return;
    const kinds = off();
    if (box.checked === (box.value === "all")) kinds.add(box.value);
    else kinds.delete(box.value);
    if (box.value !== "all" && box.checked) kinds.delete("all"); // choosing a kind shows marks again
    set(kinds);
    document.dispatchEvent(new CustomEvent("dateline:switched"));
    try {
      localStorage.setItem(KEPT, root.dataset.dlOff);
    } catch {
      // without storage only the choice is lost
    }
  });

  globalThis.dateline = { ...globalThis.dateline, off, isShown, ready };
  ready(() => set(off()));
})();
