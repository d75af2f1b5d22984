/* Search, the page: the form, the available kinds and years, and the results, each labelled with its kind. */
"use strict";

(() => {
  const SITE = new URL("../", document.currentScript.src);
  const PAGE = 10; // results at a time
  const EXCERPT = 230; // characters
  const WAIT = 120; // milliseconds to wait for the next keystroke
  const OURS = new Set(["claim", "figure", "page"]);
  const { words, meets, stem, inFolder, opened, search, shown, kindOf, yearOf } = globalThis.dateline;

  const root = document.getElementById("dl-search");
  const here = new URL(location.href);

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
    "select",
    { name: "order", id: "dl-order" },
    made("option", { value: "" }, say.best),
    made("option", { value: "newest" }, say.newest),
  );
  const narrow = made(
    "div",
    { class: "dl-narrow", hidden: "" },
    kinds,
    made("label", {}, `${say.years} `, year),
    made("label", {}, `${say.order} `, order),
  );
  const status = made("p", { class: "dl-found-count", role: "status" });
  const results = made("ol", { class: "dl-results" });
  const fewer = made("ul", { class: "dl-fewer" });
  const lists = root.querySelector(".dl-search-lists");
  lists.firstElementChild.textContent = say.lists;
  const more = made("button", { type: "button", class: "md-button dl-more", hidden: "" }, say.next);
  const form = made(
    "form",
    { role: "search", class: "dl-search" },
    made("label", { for: "dl-q" }, say.field),
    field,
    narrow,
  );
  root.replaceChildren(form, status, fewer, lists, results, more);

  let asking = 0; // the latest query: answers to older ones are dropped
  const NOTHING = {
    numbers: [],
    missing: [],
    without: [],
    wanted: [],
    read: [],
    apart: false,
    more: false,
    bearers: [],
  };
  let found = { query: "", ...NOTHING };
  let list = [];
  let done = 0;
  const chosen = { kind: here.searchParams.get("kind") ?? "", year: here.searchParams.get("year") ?? "" };

  /* Radio buttons and years with counts; choices without results are hidden unless selected. */
  function narrowed(head) {
    const ofKind = new Map();
    for (const number of found.numbers) {
      const kind = kindOf(head, number);
      if (!ofKind.has(kind)) ofKind.set(kind, []);
      ofKind.get(kind).push(number);
    }
    if (chosen.kind && !ofKind.has(chosen.kind)) chosen.kind = "";
    const left = chosen.kind ? ofKind.get(chosen.kind) : found.numbers;
    const byYear = new Map();
    for (const number of left) byYear.set(yearOf(head, number), (byYear.get(yearOf(head, number)) ?? 0) + 1);
    if (chosen.year && !byYear.has(Number(chosen.year))) chosen.year = "";
    const counts = head.kinds.map(([kind]) => [kind, say[kind], ofKind.get(kind)?.length ?? 0]);
    const radios = [["", say.all, found.numbers.length], ...counts];
    const focused = document.activeElement?.name === "kind";
    kinds.replaceChildren(
      kinds.firstElementChild,
      ...radios
        .filter(([, , many]) => many)
        .map(([kind, name, many]) => {
          const radio = made("input", { type: "radio", name: "kind", value: kind });
          radio.checked = kind === chosen.kind;
          return made(
            "label",
            {},
            radio,
            made("span", {}, `${name} `, made("small", {}, many.toLocaleString(language))),
          );
        }),
    );
    if (focused) kinds.querySelector("input:checked")?.focus();
    const years = [...byYear].sort(([one], [other]) => other - one);
    year.replaceChildren(
      made("option", { value: "" }, say["all-years"]),
      ...years.map(([value, many]) =>
        made("option", { value }, `${value || say.undated} (${many.toLocaleString(language)})`),
      ),
    );
    year.value = chosen.year;
    list = chosen.year ? left.filter((number) => yearOf(head, number) === Number(chosen.year)) : [...left];
    // Within a year and kind, the index has the newest first.
    if (order.value === "newest") list.sort((one, other) => yearOf(head, other) - yearOf(head, one) || one - other);
  }

  function marked(text, wanted, from, end) {
    const parts = [];
    let at = from;
    for (const word of words(text)) {
      if (word.at < from || word.end > end || !wanted.some((one) => meets(word.folded, one))) continue;
      parts.push(text.slice(at, word.at), made("mark", {}, text.slice(word.at, word.end)));
      at = word.end;
    }
    return [...parts, text.slice(at, end)];
  }

  /* The paragraph with most of the words, cut around the first of them. */
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
    const kind = kindOf(head, find.number);
    const lang = find.language ? { lang: find.language, dir: "auto" } : {};
    const cut = find.texts.length ? excerpt(find.texts, wanted) : null;
    const address = new URL(find.address, SITE);
    address.searchParams.set("h", found.lit);
    if (kind === "article" && cut?.many) address.hash = `p${cut.n + 1}`;
    const item = made("li", { class: `dl-result dl-result-${kind}` });
    const title = marked(find.title, wanted, 0, find.title.length);
    // Questions and measures are titled in our words; the sources' words follow below.
    const heading = made("a", { href: inFolder(address).href, ...(OURS.has(kind) ? {} : lang) }, ...title);
    item.append(made("p", { class: "dl-result-kind" }, say.kind[kind]), made("h2", {}, heading));
    if (cut) {
      const inside = marked(cut.text, wanted, cut.from, cut.end);
      const cutting = made("span", lang, cut.from ? "… " : "", ...inside, cut.end < cut.text.length ? " …" : "");
      item.append(made("p", { class: "dl-result-words" }, cutting));
    }
    const others = find.names.slice(1);
    if (others.length) {
      const said = say.names.replace("{names}", others.join(", "));
      item.append(made("p", { class: "dl-result-words" }, ...marked(said, wanted, 0, said.length)));
    }
    if (find.about) item.append(made("p", { class: "dl-result-about" }, find.about));
    return item;
  }

  /* A name found under one spelling is highlighted in all of them, by the word's position from the end of the name:
     Tikhanovskaya in a text, for a search for Tsikhanouskaya. */
  function alike(read, wanted) {
    const others = new Set();
    for (const find of read) {
      const names = find.names.map((name) =>
        words(name)
          .map((word) => word.folded)
          .reverse(),
      );
      for (const name of names) {
        const places = name.flatMap((word, n) => (wanted.some((one) => meets(word, one)) ? [n] : []));
        for (const other of names) {
          for (const n of places.filter((place) => place < other.length)) others.add(stem(other[n]));
        }
      }
    }
    return [...others].map((term) => ({ term, start: term, open: false }));
  }

  async function show(head, mine) {
    const next = list.slice(done, done + PAGE);
    const read = await Promise.all(next.map((number) => shown(head, number)));
    const bearers = await Promise.all(found.bearers.map((number) => shown(head, number)));
    if (mine !== asking) return;
    const wanted = [...found.wanted, ...alike(bearers, found.wanted)];
    found.lit = wanted.map((one) => one.word ?? one.term).join(" ");
    results.append(...read.map((find) => row(head, find, wanted)));
    done += next.length;
    more.hidden = done >= list.length;
  }

  /* How the query was relaxed: words left out, transliterated, or not found together. */
  function remarks() {
    const lacking = found.missing.map((word) => `“${word}”`).join(", ");
    const read = found.read.map(({ typed, word }) =>
      say.read.replace("{typed}", () => typed).replace("{read}", () => word),
    );
    return [
      ...(lacking ? [say.missing.replace("{words}", () => lacking)] : []),
      ...read,
      ...(found.apart ? [say.apart] : []),
    ];
  }

  const nothing = () => (found.without.length ? say["none-together"] : say.none);

  /* A button that repeats the search without one of the words. */
  function lesser({ word, many }) {
    const words = say.without.replace("{word}", () => word).replace("{results}", () => counted(many));
    const button = made("button", { type: "button", class: "md-button" }, words);
    button.addEventListener("click", () => {
      field.value = field.value
        .replace(word, () => "")
        .replace(/\s+/g, " ")
        .trim();
      field.focus();
      answer(ask);
    });
    return made("li", {}, button);
  }

  async function refresh(head, mine) {
    narrowed(head);
    const number = list.length.toLocaleString(language);
    const many = `${found.more && !chosen.year ? say["more-than"].replace("{n}", number) : counted(list.length)}.`;
    status.textContent = list.length ? [many, ...remarks()].join(" ") : nothing();
    narrow.hidden = !found.numbers.length;
    lists.hidden = !narrow.hidden;
    done = 0;
    results.replaceChildren();
    fewer.replaceChildren(...found.without.map(lesser));
    keep();
    await show(head, mine);
  }

  /* The address holds the query, so that it can be shared, and "back" returns to it. */
  function keep() {
    const address = new URL(location.href);
    const values = { q: field.value.trim(), kind: chosen.kind, year: chosen.year, order: order.value };
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  /* Answer only the latest query; until then, mark the list as busy. */
  async function answer(work) {
    asking += 1;
    const mine = asking;
    results.ariaBusy = "true";
    try {
      const head = await opened();
      if (mine === asking) await work(head, mine);
    } catch {
      if (mine === asking) [status.textContent, lists.hidden] = [say.failed, false];
    }
    if (mine === asking) results.ariaBusy = "false";
  }

  async function ask(head, mine) {
    const query = field.value.trim();
    if (!query) {
      found = { query, ...NOTHING };
      [narrow.hidden, more.hidden, lists.hidden, status.textContent] = [true, true, false, ""];
      results.replaceChildren();
      fewer.replaceChildren();
      keep();
      return;
    }
    if (!results.children.length) status.textContent = say.waiting;
    const have = await search(head, field.value.trimStart());
    if (mine !== asking) return;
    found = { query, ...have };
    await refresh(head, mine);
  }

  let resting = 0;
  field.addEventListener("input", () => {
    clearTimeout(resting);
    results.ariaBusy = "true";
    resting = setTimeout(answer, WAIT, ask);
  });
  narrow.addEventListener("change", () => {
    chosen.kind = kinds.querySelector("input:checked")?.value ?? "";
    chosen.year = year.value;
    answer(refresh);
  });
  more.addEventListener("click", async () => {
    const before = results.children.length;
    await answer(show);
    results.children[before]?.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });

  /* Arrow keys move from the field through the results and back; Escape returns to the field. */
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
  lists.hidden = Boolean(field.value.trim());
  answer(ask);
  field.focus({ preventScroll: true });
})();
