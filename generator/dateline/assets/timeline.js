/* The timeline's filters, and the timeline as known on a given day. The address holds the reader's filters. All dates,
   statuses and counts are already in the page or in entries.json: this script only shows and hides.
   Without it, every entry is on its page, and readers reach it by the pages by year and by status. */
"use strict";

(() => {
  const NAMES = ["person", "organisation", "place", "source"];
  const DAYS = ["from", "to", "asof"];
  const HIGH = 40; // the height of the strip's tallest column, in its drawing's units
  const SOON = 150; // milliseconds after the last keystroke before searching

  let filter = null;
  let say = {};
  let records = null;
  let undated = new Set();
  let latest = null;
  let waiting = 0;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
  const box = (name) => filter.querySelector(`[name="${name}"]`);

  const readable = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    return `${day} ${filter.dataset.months.split(" ")[month - 1]} ${year}`;
  };

  /* --- the reader's filters, and the address ---------------------------------------------------------------------- */

  function chosen() {
    const given = new URLSearchParams(location.search);
    const choice = { status: given.getAll("status"), key: given.get("key") ? "key" : "", q: given.get("q") ?? "" };
    for (const name of NAMES) choice[name] = given.get(name) ?? "";
    for (const name of DAYS) choice[name] = /^\d{4}-\d\d-\d\d$/.test(given.get(name)) ? given.get(name) : "";
    return choice;
  }

  function inBoxes() {
    const choice = { status: all('[name="status"]:checked', filter).map((each) => each.value) };
    choice.key = box("key")?.checked ? "key" : "";
    for (const name of ["q", ...NAMES, ...DAYS]) choice[name] = box(name)?.value.trim() ?? "";
    return choice;
  }

  function fillBoxes(choice) {
    for (const each of all('[name="status"]', filter)) each.checked = choice.status.includes(each.value);
    if (box("key")) box("key").checked = Boolean(choice.key);
    for (const name of ["q", ...NAMES, ...DAYS]) {
      const field = box(name);
      if (!field) continue;
      if (field.matches("select") && choice[name] && !all("option", field).some((o) => o.value === choice[name])) {
        field.append(new Option(choice[name], choice[name]));
      }
      if (field.value !== choice[name]) field.value = choice[name];
    }
  }

  function query(choice) {
    const found = new URLSearchParams();
    for (const name of choice.status) found.append("status", name);
    for (const name of [...NAMES, "q", ...DAYS, "key"]) if (choice[name]) found.set(name, choice[name]);
    return String(found) ? `?${found}` : "";
  }

  /* --- the entries ------------------------------------------------------------------------------------------------ */

  const history = (words) => words.split(" ").map((each) => each.split("@"));

  function fromRow(row) {
    const told = all(".dl-headline, q, .dl-chip", row).map((each) => each.textContent);
    const { first = "", last = "", from = "", status, who = "", source = "", key = "" } = row.dataset;
    return {
      id: row.id,
      period: row.dataset.period ?? first,
      first,
      last,
      from,
      key,
      states: history(status),
      who: who.split(" "),
      source: source.split(" "),
      words: plain(told.join(" ")),
    };
  }

  function fromIndex({ undated: ids, names, sources, entries }) {
    undated = new Set(ids);
    return entries.map(([id, page, period, status, first, last, from, key, who, source]) => ({
      id,
      page,
      period,
      first,
      last,
      from,
      key,
      states: history(status),
      who: who.map((n) => names[n][0]),
      source: source.map((n) => sources[n]),
      named: who.map((n) => names[n][1]),
      words: null,
    }));
  }

  /** The entries: of this page, or of all pages if this one doesn't hold them all; their words only on request. */
  async function load(choice = {}) {
    const links = all(".dl-index a", filter);
    const mine = filter;
    if (!links.length) {
      records ??= all(".dl-row[data-status]").map(fromRow);
      return records;
    }
    const found = records ?? fromIndex(await fetched(links[0]));
    if (choice.q && found[0]?.words === null) {
      const words = await fetched(links[1]);
      for (const [n, record] of found.entries()) record.words = plain([words[n], ...record.named].join(" "));
    }
    if (mine === filter) records = found;
    return found;
  }

  async function fetched(link) {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status} ${link.href}`);
    return answer.json();
  }

  const statusOf = (record, asof) =>
    record.states.findLast(([, since]) => !asof || since <= asof)?.[0] ?? record.states[0][0];

  const TESTS = {
    status: (record, choice) => !choice.status.length || choice.status.includes(statusOf(record, choice.asof)),
    key: (record, choice) => !choice.key || Boolean(record.key),
    q: (record, choice) =>
      !choice.q ||
      plain(choice.q)
        .split(/\s+/)
        .every((word) => record.words.includes(word)),
    from: (record, choice) => !choice.from || record.last >= choice.from,
    to: (record, choice) => !choice.to || (record.first !== "" && record.first <= choice.to),
    asof: (record, choice) => !choice.asof || (record.from !== "" && record.from <= choice.asof),
  };
  for (const name of NAMES) {
    TESTS[name] = (record, choice) =>
      !choice[name] || (name === "source" ? record.source : record.who).includes(address(name, choice[name]));
  }

  const address = (name, value) => `${box(name)?.dataset.folder ?? ""}/${value}`;

  /** The entries that pass every filter but one. */
  const left = (choice, but = "") => {
    const scope = filter.dataset.scope ?? "";
    const tests = Object.entries(TESTS)
      .filter(([name]) => name !== but)
      .map(([, test]) => test);
    return records.filter((record) => record.period.startsWith(scope) && tests.every((test) => test(record, choice)));
  };

  /* --- showing ---------------------------------------------------------------------------------------------------- */

  function show(choice) {
    const found = left(choice);
    const ids = new Set(found.map((record) => record.id));
    const any = query(choice) !== "";
    for (const row of all(".dl-entries .dl-row")) {
      row.hidden = any && !ids.has(row.dataset.entry ?? row.id);
      if (!row.hidden) asKnown(row, choice.asof);
    }
    headings();
    counts(choice, found);
    strip(choice, found, any);
    outcome(choice, found, any);
  }

  /** Show a row as known on a day: its text and its status then. */
  function asKnown(row, asof) {
    for (const piece of all("[data-from], [data-until]", row)) {
      const { from, until } = piece.dataset;
      piece.hidden = asof ? from > asof || until <= asof : Boolean(until);
    }
    if (!row.dataset.status) return;
    row.dataset.was ??= row.className;
    const now = statusOf({ states: history(row.dataset.status) }, asof);
    row.className = asof ? `dl-row dl-${now}` : row.dataset.was;
  }

  /** Hide headings with no visible entries. */
  function headings() {
    for (const held of all(".dl-entries")) {
      const open = new Map();
      for (const part of held.children) {
        const level = /^H[2-6]$/.test(part.tagName) ? Number(part.tagName[1]) : 0;
        if (level) {
          for (const other of open.keys()) if (other >= level) open.delete(other);
          open.set(level, part);
          part.hidden = true;
        } else if (part.matches(".dl-rows")) {
          part.hidden = all(":scope > .dl-row", part).every((row) => row.hidden);
          if (!part.hidden) for (const heading of open.values()) heading.hidden = false;
        }
      }
      held.hidden = all(".dl-row", held).every((row) => row.hidden);
    }
  }

  /** Show beside each choice how many entries it would leave, given the others. */
  function counts(choice, found) {
    const among = choice.status.length ? left(choice, "status") : found;
    for (const each of all('[name="status"]', filter)) {
      const number = among.filter((record) => statusOf(record, choice.asof) === each.value).length;
      each.closest("label").querySelector(".dl-count").textContent = number;
    }
    const keys = (choice.key ? left(choice, "key") : found).filter((record) => record.key).length;
    if (box("key")) box("key").closest("label").querySelector(".dl-count").textContent = keys;
    for (const name of NAMES) {
      if (!box(name)) continue;
      const tally = new Map();
      for (const record of choice[name] ? left(choice, name) : found) {
        for (const each of name === "source" ? record.source : record.who) tally.set(each, (tally.get(each) ?? 0) + 1);
      }
      for (const option of all("option", box(name))) {
        if (!option.value) continue;
        option.dataset.name ??= option.textContent.replace(/ \(\d+\)$/, "");
        const number = tally.get(address(name, option.value)) ?? 0;
        option.textContent = `${option.dataset.name} (${number})`;
        option.hidden = option.disabled = number === 0 && !option.selected;
      }
    }
  }

  /** Update the strip's counts and columns to the filtered entries, and keep the filters in its links. */
  function strip(choice, found, any) {
    const cells = all(".dl-strip [data-period]");
    const left = (cell) => found.filter((record) => record.period.startsWith(cell.dataset.period)).length;
    const most = Math.max(1, ...cells.filter((cell) => cell.matches(".dl-cell:has(rect)")).map(left));
    for (const cell of cells) {
      const count = cell.querySelector(".dl-count");
      const column = cell.matches(".dl-cell") ? cell.querySelector("rect") : null;
      count.dataset.all ??= count.textContent;
      const number = any ? left(cell) : Number(count.dataset.all);
      count.textContent = number;
      cell.classList.toggle("dl-none", number === 0);
      if (!column) continue;
      column.dataset.all ??= column.getAttribute("height");
      const high = any ? Math.max(number && 1, (HIGH * number) / most) : Number(column.dataset.all);
      column.setAttribute("height", high);
      column.setAttribute("y", HIGH - high);
    }
    for (const link of all(".dl-strip a, .dl-neighbours a")) {
      const to = new URL(link.getAttribute("href"), location.href);
      to.search = query(choice);
      link.href = to;
    }
  }

  /** Show the number of entries and a button to drop each filter; if nothing is left, with what dropping it would show. */
  function outcome(choice, found, any) {
    const total = filter.dataset.all;
    const said = filter.querySelector(".dl-found");
    const none = any && found.length === 0;
    const template = none ? say.none : filter.querySelector(".dl-index") ? say.apart : say.found;
    const words = any ? fill(template, { n: found.length, all: total }) : total;
    if (said.textContent !== words) said.textContent = words;
    filter.classList.toggle("dl-choosing", any);
    const buttons = parts(choice).map(([, shown, without]) => {
      const number = none ? left(without).length : 0;
      const label = none && number ? fill(say.without, { choice: shown, n: number }) : shown;
      return button(label, fill(say.drop, { choice: label }), without, none && number > 0);
    });
    if (buttons.length > 1) buttons.push(button(say.all, say.all, nothing(), false));
    filter.querySelector(".dl-chosen").replaceChildren(...buttons);
  }

  const nothing = () => ({
    status: [],
    ...Object.fromEntries([...NAMES, ...DAYS, "q", "key"].map((name) => [name, ""])),
  });

  /** Each filter with its words, and the filters without it. */
  function parts(choice) {
    const found = [];
    for (const each of choice.status) {
      const word = box("status") && filter.querySelector(`[name="status"][value="${CSS.escape(each)}"]`);
      const shown = word ? word.closest("label").querySelector(".dl-check-name").textContent : each;
      found.push(["status", shown, { ...choice, status: choice.status.filter((other) => other !== each) }]);
    }
    for (const name of NAMES) {
      const option = choice[name] && box(name)?.selectedOptions[0];
      if (choice[name]) found.push([name, option?.dataset.name ?? choice[name], { ...choice, [name]: "" }]);
    }
    if (choice.q) found.push(["q", fill(say.words, { words: choice.q }), { ...choice, q: "" }]);
    for (const name of DAYS) {
      if (choice[name]) found.push([name, fill(say[name], { day: readable(choice[name]) }), { ...choice, [name]: "" }]);
    }
    if (choice.key) {
      found.push([
        "key",
        box("key").closest("label").querySelector(".dl-check-name").textContent,
        { ...choice, key: "" },
      ]);
    }
    return found;
  }

  function button(shown, name, choice, helps) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = helps ? "dl-drop dl-drop-helps" : "dl-drop";
    made.textContent = shown;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", async () => {
      fillBoxes(choice);
      await choose(choice);
      (filter.querySelector(".dl-drop") ?? filter.querySelector("summary")).focus();
    });
    return made;
  }

  /* --- what the reader does --------------------------------------------------------------------------------------- */

  async function choose(choice) {
    try {
      window.history.replaceState(window.history.state, "", `${location.pathname}${query(choice)}${location.hash}`);
    } catch {
      // a page opened from a folder can't change its address, but filters anyway
    }
    latest = choice;
    try {
      await load(choice);
      if (latest === choice) show(choice);
    } catch (fault) {
      filter.querySelector(".dl-found").textContent = say.unread;
      console.warn(fault);
    } finally {
      document.documentElement.classList.remove("dl-asked");
    }
  }

  /** If an entry has moved to another page, look it up and take the reader there. */
  async function follow() {
    const id = location.hash.slice(1);
    if (!/^e-[0-9a-f]+$/.test(id) || document.getElementById(id)) return;
    const up = document.querySelector("a.dl-up");
    let to = up?.href;
    if (filter?.querySelector(".dl-index")) {
      const page = (await load().catch(() => [])).find((record) => record.id === id)?.page;
      const cells = page ? all(".dl-strip [data-period]").filter((cell) => page.startsWith(cell.dataset.period)) : [];
      const nearest = cells.sort((a, b) => a.dataset.period.length - b.dataset.period.length).at(-1);
      to =
        (nearest?.querySelector("a") ?? (undated.has(id) ? document.querySelector("a.dl-undated") : null))?.href ?? to;
    }
    if (to) location.replace(Object.assign(new URL(to), { hash: id }));
  }

  function start() {
    const there = document.querySelector(".dl-filter");
    if (there && there !== filter) {
      filter = there;
      records = null;
      say = Object.fromEntries(
        Object.entries(filter.dataset)
          .filter(([name]) => name.startsWith("say"))
          .map(([name, words]) => [name.slice(3).toLowerCase(), words]),
      );
      filter.dataset.all = filter.querySelector(".dl-found").textContent;
      fillBoxes(chosen());
      if (query(chosen())) choose(chosen());
      else document.documentElement.classList.remove("dl-asked");
      filter.addEventListener("input", (event) => {
        clearTimeout(waiting);
        if (event.target.matches('[name="q"]')) waiting = setTimeout(() => choose(inBoxes()), SOON);
        else choose(inBoxes());
      });
    }
    follow();
  }

  start();
  window.addEventListener("hashchange", follow);
  window.addEventListener("pageshow", () => filter && fillBoxes(chosen()));
  if (typeof document$ !== "undefined") document$.subscribe(start);
})();
