/* Search. On every page: the key "/", words of a search lit on arrival, and links that work in a folder without a
   server. On the search page: the form and its results, from the pieces of `generator/search`, fetched when needed. */
"use strict";

(() => {
  const INDEX = new URL("../search/", document.currentScript.src);
  const FROM_FOLDER = location.protocol === "file:";
  const PAGE = 10; // results at a time
  const REACH = 4; // pieces of terms read for one beginning of a word
  const EXCERPT = 230; // characters
  const SPELLED = new Set(["person", "place"]); // kinds whose names differ by spelling alone
  const BEARERS = 3; // of a word at most
  const WAIT = 120; // milliseconds of rest in which a reader types on

  // --- terms: the same rules as generator/search/terms.py -----------------------------------------------------------

  const PART = "[\\p{L}\\p{N}\\u0300-\\u036f]";
  const WORD = new RegExp(
    `\\p{L}(?:\\.\\p{L})+(?!${PART})|\\p{Nd}+(?:,\\p{Nd}{3})+(?!\\p{Nd})|${PART}+(?:['’ʼ]${PART}+)*`,
    "gu",
  );
  const PLAIN = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

  const fold = (word) =>
    word.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[łøđıßæœ]/g, (letter) => PLAIN[letter]).replace(/[^\p{L}\p{N}]/gu, "");

  function stem(word) {
    if (word.length < 4) return word;
    if (/ies$/.test(word) && !/[ea]ies$/.test(word)) return `${word.slice(0, -3)}y`;
    if (/es$/.test(word) && !/[aeo]es$/.test(word)) return word.slice(0, -1);
    if (/s$/.test(word) && !/[us]s$/.test(word)) return word.slice(0, -1);
    return word;
  }

  /* Each word of a text with where it stands. */
  const words = (text) =>
    [...text.matchAll(WORD)].map((found) => ({ at: found.index, end: found.index + found[0].length, folded: fold(found[0]) }))
      .filter((word) => word.folded);

  /* What a reader asks for: each term, and whether words that only begin so are meant too. */
  function asked(query) {
    const found = words(query).map(({ folded, end }) => ({
      term: stem(folded),
      start: end === query.length ? folded : stem(folded),
      open: end === query.length ? folded.length > 1 : folded.length > 4,
    }));
    return found.filter((one, n) => found.findIndex((other) => other.term === one.term) === n);
  }

  const meets = (folded, { term, start, open }) => stem(folded) === term || (open && folded.startsWith(start));

  // --- pieces ---------------------------------------------------------------------------------------------------------

  const pieces = new Map();
  let arrived = {};
  globalThis.datelineSearch = (name, content) => {
    arrived[name] = content;
  };

  /* A piece is a script: a browser runs one from a folder, where it refuses to fetch a file. */
  function piece(name, build) {
    if (!pieces.has(name)) {
      pieces.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js${build ? `?${build}` : ""}`, INDEX);
        script.onload = () => (name in arrived ? done(arrived[name]) : failed(new Error(name)));
        script.onerror = () => {
          pieces.delete(name);
          failed(new Error(name));
        };
        document.head.append(script);
        script.addEventListener("load", () => script.remove());
      }));
    }
    return pieces.get(name);
  }

  /* The last place in a sorted list whose value is not above. */
  function last(list, value) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  const kindOf = (head, number) => head.kinds[last(head.kinds.map(([, first]) => first), number)];

  /* Code points, as the index is sorted; JavaScript's own order differs for letters beyond the first 65,536 only. */
  async function postings(head, { term, start, open }) {
    const first = Math.max(0, last(head.terms, start < term ? start : term));
    const end = open ? last(head.terms, `${start}\uffff`) : last(head.terms, term);
    const numbers = new Set([Math.max(0, last(head.terms, term))]);
    for (let n = first; n <= end && numbers.size < REACH; n += 1) numbers.add(n);
    const read = await Promise.all([...numbers].map((n) => piece(`t${n}`, head.build)));
    const scores = new Map();
    let cut = false;
    for (const [found, many, ...flat] of read.flat()) {
      if (found !== term && !(open && found.startsWith(start))) continue;
      const rare = Math.log(1 + (head.finds - many + 0.5) / (many + 0.5)) * (found === term ? 1 : 0.5);
      cut ||= many > flat.length / 2;
      for (let n = 0, number = 0; n < flat.length; n += 2) {
        number += flat[n];
        scores.set(number, Math.max(scores.get(number) ?? 0, rare * flat[n + 1]));
      }
    }
    return { scores, cut };
  }

  /* All that has every word, the best first. A word that nothing has is left out and named; one that nearly everything
     has (its list is cut) only helps to rank. */
  async function search(head, query) {
    const wanted = asked(query);
    const lists = await Promise.all(wanted.map((one) => postings(head, one)));
    const missing = wanted.filter((_, n) => !lists[n].scores.size).map((one) => one.start);
    const there = lists.filter((list) => list.scores.size);
    const strict = there.some((list) => !list.cut) ? there.filter((list) => !list.cut) : there;
    // Who may be meant by a word, to know the word's other spellings.
    const bearers = lists.flatMap(({ scores }) => [...scores].filter(([number]) => SPELLED.has(kindOf(head, number)[0]))
      .sort((one, other) => other[1] - one[1]).slice(0, BEARERS).map(([number]) => number));
    strict.sort((one, other) => one.scores.size - other.scores.size);
    const found = [];
    for (const number of strict[0]?.scores.keys() ?? []) {
      if (!strict.every((list) => list.scores.has(number))) continue;
      found.push([number, there.reduce((sum, list) => sum + (list.scores.get(number) ?? 0), 0)]);
    }
    found.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const more = there.length > 0 && there.every((list) => list.cut);
    return { numbers: found.map(([number]) => number), missing, more, bearers: [...new Set(bearers)] };
  }

  async function shown(head, number) {
    const n = last(head.starts, number);
    const [address, title, about, texts, names, language] = (await piece(`f${n}`, head.build))[number - head.starts[n]];
    return { number, address, title, about, texts, names, language };
  }

  // --- words lit on arrival -------------------------------------------------------------------------------------------

  const inFolder = (address) => {
    if (FROM_FOLDER && address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address;
  };

  /* Lit by the browser alone: the page's words and their elements stay as they are. */
  function light(query) {
    if (!globalThis.Highlight) return;
    const wanted = asked(`${query} `);
    const walk = document.createTreeWalker(document.querySelector(".md-content") ?? document.body, NodeFilter.SHOW_TEXT);
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
    // The address that a reader copies is the page's own.
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

  // --- the search page ------------------------------------------------------------------------------------------------

  const root = document.getElementById("dl-search");
  if (!root) return;

  const say = JSON.parse(root.dataset.words);
  const language = document.documentElement.lang || "en";
  const plural = new Intl.PluralRules(language);
  const counted = (number) =>
    (say.results[plural.select(number)] ?? say.results.other).replace("{n}", number.toLocaleString(language));

  function made(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  const field = made("input", { type: "search", id: "dl-q", name: "q", autocomplete: "off", spellcheck: "false" });
  field.setAttribute("enterkeyhint", "search");
  const kinds = made("fieldset", { class: "dl-kinds" }, made("legend", {}, say.kinds));
  const year = made("select", { name: "year", id: "dl-year" });
  const order = made(
    "select", { name: "order", id: "dl-order" },
    made("option", { value: "" }, say.best), made("option", { value: "newest" }, say.newest),
  );
  const narrow = made(
    "div", { class: "dl-narrow", hidden: "" }, kinds,
    made("label", {}, `${say.years} `, year), made("label", {}, `${say.order} `, order),
  );
  const status = made("p", { class: "dl-found-count", role: "status" });
  const results = made("ol", { class: "dl-results" });
  const more = made("button", { type: "button", class: "md-button dl-more", hidden: "" }, say.next);
  const form = made(
    "form", { role: "search", class: "dl-search" },
    made("label", { for: "dl-q" }, say.field), field, narrow,
  );
  root.replaceChildren(form, status, results, more);

  let asking = 0; // the newest question: answers to older ones are dropped
  let found = { query: "", numbers: [], missing: [], more: false, bearers: [] };
  let list = [];
  let done = 0;
  const chosen = { kind: here.searchParams.get("kind") ?? "", year: here.searchParams.get("year") ?? "" };

  const yearOf = (head, number) => {
    const [, , years] = kindOf(head, number);
    return String(years[last(years.map(([, first]) => first), number)][0] ?? "none");
  };

  /* Radio buttons and years with counts; what would leave nothing is not offered, but for what is chosen. */
  function narrowed(head) {
    const ofKind = Map.groupBy
      ? Map.groupBy(found.numbers, (number) => kindOf(head, number)[0])
      : found.numbers.reduce((all, n) => all.set(kindOf(head, n)[0], [...(all.get(kindOf(head, n)[0]) ?? []), n]), new Map());
    if (chosen.kind && !ofKind.has(chosen.kind)) chosen.kind = "";
    const left = chosen.kind ? ofKind.get(chosen.kind) : found.numbers;
    const byYear = new Map();
    for (const number of left) byYear.set(yearOf(head, number), (byYear.get(yearOf(head, number)) ?? 0) + 1);
    if (chosen.year && !byYear.has(chosen.year)) chosen.year = "";
    const radios = [["", say.all, found.numbers.length], ...head.kinds.map(([kind]) => [kind, say[kind], ofKind.get(kind)?.length ?? 0])];
    const focused = document.activeElement?.name === "kind";
    kinds.replaceChildren(kinds.firstElementChild, ...radios.filter(([, , many]) => many).map(([kind, name, many]) => {
      const radio = made("input", { type: "radio", name: "kind", value: kind });
      radio.checked = kind === chosen.kind;
      return made("label", {}, radio, made("span", {}, `${name} `, made("small", {}, many.toLocaleString(language))));
    }));
    if (focused) kinds.querySelector("input:checked")?.focus();
    const years = [...byYear].sort(([one], [other]) => (one === "none" ? 1 : other === "none" ? -1 : other - one));
    year.replaceChildren(made("option", { value: "" }, say["all-years"]), ...years.map(([value, many]) =>
      made("option", { value }, `${value === "none" ? say.undated : value} (${many.toLocaleString(language)})`)));
    year.value = chosen.year;
    list = chosen.year ? left.filter((number) => yearOf(head, number) === chosen.year) : [...left];
    if (order.value === "newest") list.sort((one, other) => age(head, one) - age(head, other) || one - other);
  }

  /* Smaller is newer; the years of all kinds side by side, and in a year and kind the index's own order. */
  const age = (head, number) => -(Number(yearOf(head, number)) || 0);

  function marked(text, wanted, from, end) {
    const pieces_ = [];
    let at = from;
    for (const word of words(text)) {
      if (word.at < from || word.end > end || !wanted.some((one) => meets(word.folded, one))) continue;
      pieces_.push(text.slice(at, word.at), made("mark", {}, text.slice(word.at, word.end)));
      at = word.end;
    }
    return [...pieces_, text.slice(at, end)];
  }

  /* The paragraph that has most of the words, cut around the first of them. */
  function excerpt(texts, wanted) {
    const scored = texts.map((text, n) => {
      const met = words(text).filter((word) => wanted.some((one) => meets(word.folded, one)));
      return { text, n, first: met[0]?.at ?? 0, many: new Set(met.map((word) => stem(word.folded))).size };
    });
    const best = scored.reduce((one, other) => (other.many > one.many ? other : one));
    const blank = (at, step) => {
      let n = at;
      while (n > 0 && n < best.text.length && !/\s/.test(best.text[n])) n += step;
      return n;
    };
    const from = best.first > EXCERPT / 2 ? blank(best.first - Math.round(EXCERPT / 4), 1) : 0;
    const end = from + EXCERPT < best.text.length ? blank(from + EXCERPT, -1) : best.text.length;
    return { ...best, from, end };
  }

  function row(head, find, wanted) {
    const [kind] = kindOf(head, find.number);
    const lang = find.language ? { lang: find.language } : {};
    const cut = find.texts.length ? excerpt(find.texts, wanted) : null;
    const address = new URL(find.address, new URL("../", INDEX));
    address.searchParams.set("h", found.lit);
    if (kind === "article" && cut?.many) address.hash = `p${cut.n + 1}`;
    const item = made("li", { class: `dl-result dl-result-${kind}` });
    const heading = made("a", { href: inFolder(address).href, ...lang }, ...marked(find.title, wanted, 0, find.title.length));
    item.append(made("p", { class: "dl-result-kind" }, say.kind[kind]), made("h2", {}, heading));
    if (cut) {
      const inside = marked(cut.text, wanted, cut.from, cut.end);
      const words_ = made("span", lang, cut.from ? "… " : "", ...inside, cut.end < cut.text.length ? " …" : "");
      item.append(made("p", { class: "dl-result-words" }, words_));
    }
    const others = find.names.slice(1);
    if (others.length) {
      const said = say.names.replace("{names}", others.join(", "));
      item.append(made("p", { class: "dl-result-words" }, ...marked(said, wanted, 0, said.length)));
    }
    item.append(made("p", { class: "dl-result-about" }, find.about));
    return item;
  }

  /* Who is found under one spelling is lit under all, the word at the same place from the end of the name:
     Tsikhanouskaya in a text that writes Tikhanovskaya. */
  function alike(read, wanted) {
    const others = new Set();
    for (const find of read) {
      const names = find.names.map((name) => words(name).map((word) => word.folded).reverse());
      for (const name of names) {
        const places = name.flatMap((word, n) => (wanted.some((one) => meets(word, one)) ? [n] : []));
        for (const other of names) places.filter((n) => n < other.length).forEach((n) => others.add(stem(other[n])));
      }
    }
    return [...others].map((term) => ({ term, start: term, open: false }));
  }

  async function show(head, ask) {
    const next = list.slice(done, done + PAGE);
    const [read, bearers] = await Promise.all([next, found.bearers].map((some) => Promise.all(some.map((n) => shown(head, n)))));
    if (ask !== asking) return;
    const wanted = asked(found.query);
    const spelled = alike(bearers, wanted);
    found.lit = [found.query, ...spelled.map((one) => one.term)].join(" ");
    wanted.push(...spelled);
    results.append(...read.map((find) => row(head, find, wanted)));
    done += next.length;
    more.hidden = done >= list.length;
  }

  async function refresh(head, ask) {
    narrowed(head);
    const many = found.more && !chosen.year ? say["more-than"].replace("{n}", list.length.toLocaleString(language)) : counted(list.length);
    const lacking = found.missing.length && list.length ? say.missing.replace("{words}", found.missing.map((word) => `“${word}”`).join(", ")) : "";
    status.textContent = list.length ? [many, lacking].filter(Boolean).join(". ") : say.none;
    narrow.hidden = !found.numbers.length;
    done = 0;
    results.replaceChildren();
    keep();
    await show(head, ask);
  }

  /* The address holds the question, so that it can be sent on, and "back" leads to it. */
  function keep() {
    const address = new URL(location.href);
    const values = { q: field.value.trim(), kind: chosen.kind, year: chosen.year, order: order.value };
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  async function ask() {
    asking += 1;
    const mine = asking;
    const query = field.value.trim();
    try {
      const head = await piece("index", "");
      if (mine !== asking) return;
      if (!query) {
        found = { query, numbers: [], missing: [], more: false, bearers: [] };
        [narrow.hidden, more.hidden, status.textContent] = [true, true, ""];
        results.replaceChildren();
        keep();
        return;
      }
      if (!results.children.length) status.textContent = say.waiting;
      const answer = await search(head, field.value.replace(/^\s+/, ""));
      if (mine !== asking) return;
      found = { query, ...answer };
      await refresh(head, mine);
    } catch {
      if (mine === asking) status.textContent = say.failed;
    }
  }

  let resting = 0;
  field.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(ask, WAIT);
  });
  narrow.addEventListener("change", async () => {
    chosen.kind = kinds.querySelector("input:checked")?.value ?? "";
    chosen.year = year.value;
    asking += 1;
    await refresh(await piece("index", ""), asking);
  });
  more.addEventListener("click", async () => {
    const before = results.children.length;
    await show(await piece("index", ""), asking);
    results.children[before]?.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });
  form.addEventListener("reset", ask);

  /* Arrows walk from the field through the results and back; Escape leads back to the field. */
  root.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("h2 a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === field)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else return;
    event.preventDefault();
  });

  field.value = here.searchParams.get("q") ?? "";
  order.value = here.searchParams.get("order") ?? "";
  if (field.value) ask();
  else piece("index", "").catch(() => {
    status.textContent = say.failed;
  });
  field.focus({ preventScroll: true });
})();
