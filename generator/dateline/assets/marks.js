/* An article's page: cards for its marks on hover, focus and tap, from the list "Marks and reasons" of the same page;
   the switches of the marks; notes in the margin; and what is to be copied. Without this script the list itself is what
   a reader opens, and the notes stand below their paragraphs. */
"use strict";

(() => {
  const KEPT = "dateline-off"; // overrides/main.html reads it before the page is drawn
  const WIDE = matchMedia("(min-width: 76.25em)");
  const APART = 12; // pixels between two notes
  const SOON = 200; // milliseconds in which the pointer may cross from a mark to its card
  let card = null;
  let current = null; // the mark that the card tells of
  let spot = null; // the mark that the reader is at: the same, or one that lies on the same words
  let closing = 0;
  let returning = false;

  const reasonOf = (mark) => document.getElementById(`why-${mark.dataset.why}`);
  const root = document.documentElement;
  const off = () => new Set((root.dataset.dlOff ?? "").split(" ").filter(Boolean));
  const KIND = /\bdl-(quote|person|organisation|place|time|figure|event)\b/;
  const shown = (mark) => !off().has("all") && !off().has(mark.className.match(KIND)?.[1]);
  const pieces = (mark) => document.querySelectorAll(`[data-why="${mark.dataset.why}"]`);

  function close() {
    clearTimeout(closing);
    if (!card) return;
    card.remove();
    pieces(current).forEach((piece) => piece.classList.remove("dl-open"));
    spot.removeAttribute("aria-describedby");
    card = current = spot = null;
  }

  /* Open the card of a mark where the reader is, at the mark itself or at another on the same words. */
  function open(mark, at = mark) {
    clearTimeout(closing);
    const reason = reasonOf(mark);
    if (!reason || !shown(mark) || (mark === current && at === spot)) return;
    close();
    current = mark;
    spot = at;
    card = document.createElement("div");
    card.className = "dl-card";
    card.id = "dl-card";
    card.setAttribute("role", "group");
    for (const part of reason.children) if (!part.matches(".dl-why-words")) card.append(part.cloneNode(true));
    const way = document.getElementById(reason.dataset.report);
    if (way) card.append(report(way));
    card.append(...others());
    spot.closest(".md-content__inner").append(card);
    spot.setAttribute("aria-describedby", "dl-card");
    pieces(mark).forEach((piece) => piece.classList.add("dl-open"));
    place();
  }

  const said = (what) => document.getElementById("reasons").dataset[what];

  function line(name, words) {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = words;
    return made;
  }

  /* The other marks on the words where the reader is: those around them, and of short ones those inside. */
  function others() {
    const found = [spot];
    for (let at = spot; (at = at.parentElement.closest("[data-why]")); ) found.push(at);
    if (!spot.matches(".dl-quote, .dl-event")) found.push(...spot.querySelectorAll("[data-why]"));
    const more = found.filter((mark) => mark.dataset.why !== current.dataset.why && shown(mark) && reasonOf(mark));
    if (!more.length) return [];
    return [line("dl-card-also", said("also")), ...more.map(leading)];
  }

  function leading(mark) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dl-also";
    const reason = reasonOf(mark);
    const words = document.createElement("span");
    words.className = "dl-also-words";
    for (const part of reason.querySelector(".dl-why-words a").childNodes) words.append(part.cloneNode(true));
    button.append(words);
    for (const part of reason.querySelector(".dl-why-what").childNodes) button.append(part.cloneNode(true));
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // the card that it stands in goes
      open(mark, spot);
      enter();
    });
    return button;
  }

  const ways = () => [...card.querySelectorAll("a, button")];
  const enter = () => ways()[0]?.focus();

  /* The way to report the sentence that a mark stands in, named in full, for a card. */
  function report(way) {
    const shown = line("dl-why-links", "");
    const link = way.cloneNode();
    link.removeAttribute("id");
    link.removeAttribute("class");
    link.removeAttribute("title");
    link.removeAttribute("aria-label");
    link.textContent = said("report");
    shown.append(link);
    return shown;
  }

  function place() {
    const line = spot.getClientRects()[0];
    const origin = card.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 12;
    const below = spot.getBoundingClientRect().bottom + 6;
    const above = line.top - card.offsetHeight - 6;
    const top = below + card.offsetHeight > innerHeight && above > 60 ? above : below;
    card.style.left = `${Math.max(12, Math.min(line.left, room)) - origin.left - card.offsetParent.clientLeft}px`;
    card.style.top = `${top - origin.top}px`;
  }

  const later = () => {
    clearTimeout(closing);
    closing = setTimeout(close, SOON);
  };

  const markAt = (node) => node instanceof Element && node.closest("[data-why]");

  /* What can't be reached by the keyboard gets a way: a time or figure itself, a quote or event a button before it. */
  function reachable() {
    for (const mark of document.querySelectorAll("[data-why][id]:not(a)")) {
      if (mark.querySelector("a, [data-why]") || mark.closest("a") || mark.matches(".dl-quote, .dl-event")) {
        if (!mark.matches(".dl-quote, .dl-event") || mark.closest("a")) continue;
        const button = document.createElement("button");
        const what = reasonOf(mark)?.querySelector(".dl-why-what")?.textContent ?? "";
        button.className = "dl-reach";
        button.type = "button";
        button.setAttribute("aria-label", what);
        mark.prepend(button);
      } else {
        mark.tabIndex = 0;
        mark.setAttribute("role", "button");
      }
    }
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = markAt(event.target);
    if (mark) open(mark);
    else if (card && event.target instanceof Node && card.contains(event.target)) clearTimeout(closing);
    else if (card) later();
  });

  document.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (returning) return;
    if (mark && event.target.matches(":focus-visible")) {
      open(mark);
      if (card && ways().length && !card.querySelector(".dl-card-into")) {
        card.append(line("dl-card-into", said("into")));
        place();
      }
    } else if (card && !card.contains(event.target)) close();
  });

  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark) {
      if (card && !card.contains(event.target)) close();
      return;
    }
    const touch = event.pointerType === "touch";
    if (touch && mark !== spot && shown(mark)) {
      event.preventDefault(); // the first tap shows the card, which holds the link
      open(mark);
    } else if (!touch && event.detail === 0 && !mark.matches("a")) {
      open(mark);
      if (card) enter();
    }
  });

  const home = () => (spot.matches("a, [tabindex]") ? spot : spot.querySelector(".dl-reach"));

  document.addEventListener("keydown", (event) => {
    const inside = card?.contains(document.activeElement);
    const atMark = event.target.matches?.("[data-why][role=button]");
    if (event.key === "Escape" && card) {
      const back = home();
      close();
      returning = true; // and does not open the card again
      if (inside) back?.focus();
      returning = false;
    } else if (event.key === "ArrowDown" && card && document.activeElement === home()) {
      event.preventDefault();
      enter();
    } else if (event.key === "Tab" && inside) {
      const last = event.shiftKey ? ways()[0] : ways().at(-1);
      if (document.activeElement !== last) return;
      if (event.shiftKey) event.preventDefault();
      home()?.focus(); // from where Tab goes on, in the order of the text
    } else if ((event.key === "Enter" || event.key === " ") && atMark) {
      event.preventDefault();
      open(event.target);
      if (card) enter();
    }
  });

  // --- switches -------------------------------------------------------------------------------------------------------

  function set(kinds) {
    root.dataset.dlOff = [...kinds].join(" ");
    for (const box of document.querySelectorAll(".dl-switch-box")) {
      box.checked = kinds.has(box.value) === (box.value === "all");
    }
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches(".dl-switch-box")) return;
    close();
    const kinds = off();
    if (box.checked === (box.value === "all")) kinds.add(box.value);
    else kinds.delete(box.value);
    if (box.value !== "all" && box.checked) kinds.delete("all"); // who asks for a kind wants to see it
    set(kinds);
    arrange();
    try {
      localStorage.setItem(KEPT, root.dataset.dlOff);
    } catch {
      // a browser that keeps nothing forgets the choice, and no more
    }
  });

  // --- notes ----------------------------------------------------------------------------------------------------------

  /* Each note beside the line of its words, or below the note before it where there is no room. */
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
    if (WIDE.matches) event.preventDefault(); // in the margin a note stands open
    else if (summary.parentElement.open) delete summary.parentElement.dataset.asked;
    else summary.parentElement.dataset.asked = "";
  });

  /* A click on words that a note is about leads to the note, but not where they are a link or a mark of their own. */
  document.addEventListener("click", (event) => {
    const words = event.target instanceof Element && event.target.closest("[data-note], [data-why], a");
    if (!words?.matches("[data-note]") || getSelection().toString()) return;
    const note = document.querySelector(`[data-of="${words.id}"]`);
    if (!note) return;
    note.open = true;
    note.dataset.asked = "";
    document.querySelectorAll(".dl-note.dl-lit").forEach((other) => other.classList.remove("dl-lit"));
    note.classList.add("dl-lit");
    note.scrollIntoView({ block: "nearest" });
  });

  // --- reports --------------------------------------------------------------------------------------------------------

  /* A list of the sentences to report goes as a card does: with Esc, or where a reader goes elsewhere. */
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

  // --- references -----------------------------------------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest(".dl-copy");
    if (!button) return;
    const reference = button.closest(".dl-copied").querySelector(".dl-reference");
    try {
      await navigator.clipboard.writeText(reference.textContent);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(reference); // where no clipboard is given, a reader's own command copies
    }
  });

  // --- a page is there ------------------------------------------------------------------------------------------------

  function begin() {
    set(off());
    reachable();
    arrange();
    for (const button of document.querySelectorAll(".dl-copy")) button.hidden = false;
    const body = document.querySelector(".dl-body");
    if (body) new ResizeObserver(arrange).observe(body);
  }

  // The theme tells of each page, the first one too, also where it exchanges pages without loading them anew.
  if (globalThis.document$) globalThis.document$.subscribe(begin);
  else begin();
})();
