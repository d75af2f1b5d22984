/* The lists of sentences that readers can report, and the references that they can copy. */
"use strict";

(() => {
  /* The list of sentences to report closes like a card: with Esc, or when the reader goes elsewhere. */
  const lists = () => document.querySelectorAll(".dl-reports[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const list of lists()) {
      const inside = list.contains(document.activeElement);
      list.open = false;
      if (inside) list.querySelector("summary").focus();
    }
  });

  for (const left of ["click", "focusin"]) {
    document.addEventListener(left, (event) => {
      for (const list of lists()) if (!list.contains(event.target)) list.open = false;
    });
  }

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest(".dl-copy");
    if (!button) return;
    const reference = button.closest(".dl-copied").querySelector(".dl-reference");
    try {
      await navigator.clipboard.writeText(reference.textContent);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(reference); // without clipboard access, select it for the reader to copy
    }
  });

  globalThis.dateline.ready(() => {
    for (const button of document.querySelectorAll(".dl-copy")) button.hidden = false;
  });
})();
