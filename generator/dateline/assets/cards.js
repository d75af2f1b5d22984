/* The card of a mark, on hover, focus and tap: the mark's line in the list "Every mark and its reason" on the same page.
   Without this script, readers open that list. */
"use strict";

(() => {
  const SOON = 200; // milliseconds allowed for moving the pointer from a mark to its card
  const { isShown: shown, ready } = globalThis.dateline;
  let card = null;
  let current = null; // the mark that the card describes
  let spot = null; // the mark that the reader is at: the same one, or another on the same words
  let closing = 0;
  let returning = false;

  const reasonOf = (mark) => document.getElementById(`why-${mark.dataset.why}`);
  const pieces = (mark) => document.querySelectorAll(`[data-why="${mark.dataset.why}"]`);

  function close() {
    clearTimeout(closing);
    if (!card) return;
    card.remove();
    for (const piece of pieces(current)) piece.classList.remove("dl-open");
    spot.removeAttribute("aria-describedby");
    card = current = spot = null;
  }

  /* Open the card of a mark where the reader is: at the mark itself or at another on the same words. */
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
    for (const piece of pieces(mark)) piece.classList.add("dl-open");
    place();
  }

  const said = (what) => document.getElementById("reasons").dataset[what];

  function line(name, words) {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = words;
    return made;
  }

  /* The other marks on the words where the reader is: those around it and, if it is short, those inside it. */
  function others() {
    const found = [spot];
    let around = spot.parentElement.closest("[data-why]");
    while (around) {
      found.push(around);
      around = around.parentElement.closest("[data-why]");
    }
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
      event.stopPropagation(); // its card closes
      open(mark, spot);
      enter();
    });
    return button;
  }

  const ways = () => [...card.querySelectorAll("a, button")];
  const enter = () => ways()[0]?.focus();

  /* For a card: the link to report the sentence that contains a mark, with its full label. */
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

  /* Make marks reachable by keyboard: a time or figure itself; a quote or event by a button before it. */
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
      event.preventDefault(); // the first tap shows the card, which contains the link
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
      returning = true; // don't open the card again
      if (inside) back?.focus();
      returning = false;
    } else if (event.key === "ArrowDown" && card && document.activeElement === home()) {
      event.preventDefault();
      enter();
    } else if (event.key === "Tab" && inside) {
      const last = event.shiftKey ? ways()[0] : ways().at(-1);
      if (document.activeElement !== last) return;
      if (event.shiftKey) event.preventDefault();
      home()?.focus(); // Tab continues from here, in text order
    } else if ((event.key === "Enter" || event.key === " ") && atMark) {
      event.preventDefault();
      open(event.target);
      if (card) enter();
    }
  });

  document.addEventListener("dateline:switched", close);
  ready(reachable);
})();
