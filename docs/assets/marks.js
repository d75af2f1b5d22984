/* Cards for the marks of an article: on hover, focus and tap, from the list "Marks and reasons" of the same page.
   Without this script the list itself is what a reader opens. */
"use strict";

(() => {
  const KEPT = "dateline-marks";
  const SOON = 200; // milliseconds in which the pointer may cross from a mark to its card
  let card = null;
  let current = null;
  let closing = 0;

  const reasonOf = (mark) => document.getElementById(`why-${mark.dataset.why}`);
  const shown = () => document.querySelector(".dl-switch-box")?.checked !== false;
  const pieces = (mark) => document.querySelectorAll(`[data-why="${mark.dataset.why}"]`);

  function close() {
    clearTimeout(closing);
    if (!card) return;
    card.remove();
    pieces(current).forEach((piece) => piece.classList.remove("dl-open"));
    current.removeAttribute("aria-describedby");
    card = current = null;
  }

  function open(mark) {
    clearTimeout(closing);
    const reason = reasonOf(mark);
    if (mark === current || !reason || !shown()) return;
    close();
    current = mark;
    card = document.createElement("div");
    card.className = "dl-card";
    card.id = "dl-card";
    card.setAttribute("role", "group");
    for (const part of reason.children) card.append(part.cloneNode(true));
    mark.closest(".md-content__inner").append(card);
    mark.setAttribute("aria-describedby", "dl-card");
    pieces(mark).forEach((piece) => piece.classList.add("dl-open"));
    place(mark);
  }

  function place(mark) {
    const line = mark.getClientRects()[0];
    const origin = card.offsetParent.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 12;
    const below = mark.getBoundingClientRect().bottom + 6;
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
    if (mark && event.target.matches(":focus-visible")) open(mark);
    else if (card && !card.contains(event.target)) close();
  });

  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark) {
      if (card && !card.contains(event.target)) close();
      return;
    }
    const touch = event.pointerType === "touch";
    if (touch && mark !== current && shown()) {
      event.preventDefault(); // the first tap shows the card, which holds the link
      open(mark);
    } else if (!touch && event.detail === 0 && !mark.matches("a")) {
      open(mark);
      card?.querySelector("a")?.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card) {
      const back = current.matches("a, [tabindex]") ? current : current.querySelector(".dl-reach");
      const inside = card.contains(document.activeElement);
      close();
      if (inside) back?.focus();
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("[data-why][role=button]")) {
      event.preventDefault();
      open(event.target);
      card?.querySelector("a")?.focus();
    }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches(".dl-switch-box")) return;
    close();
    try {
      localStorage.setItem(KEPT, event.target.checked ? "on" : "off");
    } catch {
      // a browser that keeps nothing forgets the choice, and no more
    }
  });

  const box = document.querySelector(".dl-switch-box");
  try {
    if (box && localStorage.getItem(KEPT) === "off") box.checked = false;
  } catch {
    // as above
  }
  reachable();
})();
