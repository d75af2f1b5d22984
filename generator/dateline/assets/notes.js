/* Editors' notes: in the margin, each beside its words, if the window has one. Without this script they are below their
   paragraphs. */
"use strict";

(() => {
  const WIDE = matchMedia("(min-width: 76.25em)");
  const APART = 12; // pixels between two notes
  const { off, ready } = globalThis.dateline;

  /* Place each note beside the line of its words, or below the previous note if there is no room. */
  function arrange() {
    const body = document.querySelector(".dl-body");
    const notes = body?.querySelectorAll(".dl-note") ?? [];
    if (!notes.length) return;
    let free = -Infinity;
    for (const note of notes) {
      note.open = WIDE.matches || "asked" in note.dataset;
      note.style.top = "";
    }
    if (WIDE.matches && !off().has("all") && !off().has("note")) {
      for (const note of notes) {
        const from = note.parentElement.getBoundingClientRect().top + scrollY;
        const line = document.getElementById(note.dataset.of)?.getClientRects()[0];
        const wanted = Math.max(line ? line.top + scrollY : from, body.getBoundingClientRect().top + scrollY);
        const top = Math.max(wanted, free);
        note.style.top = `${top - from}px`;
        free = top + note.offsetHeight + APART;
      }
    }
    const page = body.closest(".md-content__inner");
    const foot = free - page.getBoundingClientRect().top - scrollY;
    page.style.minHeight = foot > page.offsetHeight ? `${foot}px` : "";
    body.classList.add("dl-placed");
  }

  WIDE.addEventListener("change", () => arrange());

  document.addEventListener("click", (event) => {
    const summary = event.target instanceof Element && event.target.closest(".dl-note > summary");
    if (!summary) return;
    if (WIDE.matches)
      event.preventDefault(); // in the margin notes are always open
    else if (summary.parentElement.open) delete summary.parentElement.dataset.asked;
    else summary.parentElement.dataset.asked = "";
  });

  /* A click on a note's words leads to the note, unless the words are also a link or a mark. */
  document.addEventListener("click", (event) => {
    const words = event.target instanceof Element && event.target.closest("[data-note], [data-why], a");
    if (!words?.matches("[data-note]") || getSelection().toString()) return;
    const note = document.querySelector(`[data-of="${words.id}"]`);
    if (!note) return;
    note.open = true;
    note.dataset.asked = "";
    for (const other of document.querySelectorAll(".dl-note.dl-lit")) other.classList.remove("dl-lit");
    note.classList.add("dl-lit");
    note.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("dateline:switched", arrange);
  ready(() => {
    arrange();
    const body = document.querySelector(".dl-body");
    if (body) new ResizeObserver(arrange).observe(body);
  });
})();
