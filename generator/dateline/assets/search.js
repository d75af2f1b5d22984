/* Search, what every page needs: the key "/", the highlighting of searched words on arrival, links that work in a
   folder without a server. On the search page it loads `question.js`, `find.js` and `search-page.js`, which do the
   searching. */
"use strict";

(() => {
  const ASSETS = new URL(".", document.currentScript.src);
  const FROM_FOLDER = location.protocol === "file:";

  // --- terms: the same rules as dateline/search/terms.py -----------------------------------------------------------

  const PART = "[\\p{L}\\p{N}\\u0300-\\u036f]";
  const WORD = new RegExp(
    `\\p{L}(?:\\.\\p{L})+(?!${PART})|\\p{Nd}+(?:,\\p{Nd}{3})+(?!\\p{Nd})|${PART}+(?:['’ʼ]${PART}+)*`,
    "gu",
  );
  const PLAIN = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

  const fold = (word) =>
    word
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[łøđıßæœ]/g, (letter) => PLAIN[letter])
      .replace(/[^\p{L}\p{N}]/gu, "");

  function stem(word) {
    if (word.length < 4) return word;
    if (/ies$/.test(word) && !/[ea]ies$/.test(word)) return `${word.slice(0, -3)}y`;
    if (/es$/.test(word) && !/[aeo]es$/.test(word)) return word.slice(0, -1);
    if (/s$/.test(word) && !/[us]s$/.test(word)) return word.slice(0, -1);
    return word;
  }

  /* Each word of a text with its position. */
  const words = (text) =>
    [...text.matchAll(WORD)]
      .map(({ 0: word, index }) => ({ at: index, end: index + word.length, folded: fold(word) }))
      .filter((word) => word.folded);

  /* A reader's query: each word as typed, its term, and whether it is also meant as a prefix. */
  function asked(query) {
    const found = words(query).map(({ folded, at, end }) => ({
      word: query.slice(at, end),
      term: stem(folded),
      start: end === query.length ? folded : stem(folded),
      open: end === query.length ? folded.length > 1 : folded.length > 4,
    }));
    return found.filter((one, n) => found.findIndex((other) => other.term === one.term) === n);
  }

  const meets = (folded, { term, start, open }) => stem(folded) === term || (open && folded.startsWith(start));

  // --- words highlighted on arrival -----------------------------------------------------------------------------------

  /* A server opens a folder's index, but for local files a browser lists the folder. */
  const inFolder = (address) => {
    if (FROM_FOLDER && address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address;
  };

  /* Highlighted by the browser alone: the page's text and elements are unchanged. */
  function light(query) {
    if (!globalThis.Highlight) return;
    const wanted = asked(`${query} `);
    const content = document.querySelector(".md-content") ?? document.body;
    const walk = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const lit = new Highlight();
    while (walk.nextNode()) {
      const text = walk.currentNode;
      for (const { at, end, folded } of words(text.data)) {
        if (!wanted.some((one) => meets(folded, one))) continue;
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, end);
        lit.add(range);
      }
    }
    CSS.highlights.set("dl-found", lit);
  }

  const here = new URL(location.href);
  const lit = here.searchParams.get("h");
  if (lit) {
    light(lit);
    // Keep the search out of the address that a reader copies.
    here.searchParams.delete("h");
    history.replaceState(history.state, "", here);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") CSS.highlights?.delete("dl-found");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    const field = document.getElementById("dl-q");
    if (field) field.select();
    else document.querySelector(".dl-find-link")?.click();
  });

  if (FROM_FOLDER) for (const link of document.querySelectorAll("a[href]")) inFolder(link);

  if (document.getElementById("dl-search")) {
    globalThis.dateline = { words, asked, meets, stem, inFolder };
    for (const name of ["question.js", "find.js", "search-page.js"]) {
      const script = document.createElement("script");
      script.src = new URL(name, ASSETS);
      script.async = false; // in this order
      document.head.append(script);
    }
  }
})();
