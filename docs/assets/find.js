/* Search, the index: what has the words asked for, from the pieces of `generator/search`, each fetched when needed. */
"use strict";

(() => {
  const INDEX = new URL("../search/", document.currentScript.src);
  const REACH = 4; // pieces of terms read for one beginning of a word
  const SPELLED = new Set(["person", "place"]); // kinds whose names differ by spelling alone
  const BEARERS = 3; // of a word at most
  const { asked } = globalThis.dateline;

  const pieces = new Map();
  const arrived = {};
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

  /* What lies where; kinds and years are ranges of numbers. */
  async function opened() {
    const head = await piece("index", "");
    head.firsts ??= head.kinds.map(([, first]) => first);
    head.years ??= head.kinds.map(([, , years]) => years.map(([, first]) => first));
    return head;
  }

  const kindOf = (head, number) => head.kinds[last(head.firsts, number)][0];

  /* The year of a find, 0 of what has no day. */
  function yearOf(head, number) {
    const kind = last(head.firsts, number);
    return head.kinds[kind][2][last(head.years[kind], number)][0] ?? 0;
  }

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
    const bearers = lists.flatMap(({ scores }) => [...scores].filter(([number]) => SPELLED.has(kindOf(head, number)))
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

  Object.assign(globalThis.dateline, { opened, search, shown, kindOf, yearOf });
})();
