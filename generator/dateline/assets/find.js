/* Search, the index: looks up words in the pieces that `dateline/search` made, fetching each when needed. */
"use strict";

(() => {
  const INDEX = new URL("../search/", document.currentScript.src);
  const REACH = 4; // pieces of terms read per prefix
  const SPELLED = new Set(["person", "place"]); // kinds of finds with spelling variants
  const BEARERS = 3; // at most, per word
  const OFFERED = 3; // words that can be left out
  const LOOKED = 200; // best finds in which quoted phrases are looked for
  const { asked, question, romanised, says } = globalThis.dateline;

  const pieces = new Map();
  const arrived = {};
  globalThis.datelineSearch = (name, content) => {
    arrived[name] = content;
  };

  /* A piece is a script: from a folder, browsers run scripts but refuse to fetch files. */
  function piece(name, build) {
    if (!pieces.has(name)) {
      pieces.set(
        name,
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = new URL(`${name}.js${build ? `?${build}` : ""}`, INDEX);
          script.onload = () => (name in arrived ? done(arrived[name]) : failed(new Error(name)));
          script.onerror = () => {
            pieces.delete(name);
            failed(new Error(name));
          };
          document.head.append(script);
          script.addEventListener("load", () => script.remove());
        }),
      );
    }
    return pieces.get(name);
  }

  /* The last position in a sorted list whose value is not greater. */
  function last(list, value) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /* The index's directory; kinds and years are ranges of numbers. */
  async function opened() {
    const head = await piece("index", "");
    head.firsts ??= head.kinds.map(([, first]) => first);
    head.years ??= head.kinds.map(([, , years]) => years.map(([, first]) => first));
    return head;
  }

  const kindOf = (head, number) => head.kinds[last(head.firsts, number)][0];

  /* The year of a find, 0 if it has no day. */
  function yearOf(head, number) {
    const kind = last(head.firsts, number);
    return head.kinds[kind][2][last(head.years[kind], number)][0] ?? 0;
  }

  /* Compares code points, the order of the index; JavaScript's own order differs only beyond the first 65,536. */
  async function postings(head, { term, start, open }) {
    // biome-ignore lint/complexity/useMathMinMax: they are words, not numbers
    const first = Math.max(0, last(head.terms, start < term ? start : term));
    const end = open ? last(head.terms, `${start}\uffff`) : last(head.terms, term);
    const numbers = new Set([Math.max(0, last(head.terms, term))]);
    for (let n = first; n <= end && numbers.size < REACH; n += 1) numbers.add(n);
    const read = await Promise.all([...numbers].map((n) => piece(`t${n}`, head.build)));
    const scores = new Map();
    let cut = false;
    const rarity = (many) => Math.log(1 + (head.finds - many + 0.5) / (many + 0.5));
    const met = read.flat().filter(([found]) => found === term || (open && found.startsWith(start)));
    // A rarer word with this prefix is no better find than the word itself.
    const most = rarity(met.find(([found]) => found === term)?.[1] ?? 0);
    for (const [found, many, ...flat] of met) {
      const rare = found === term ? most : Math.min(rarity(many), most) / 2;
      cut ||= many > flat.length / 2;
      for (let n = 0, number = 0; n < flat.length; n += 2) {
        number += flat[n];
        scores.set(number, Math.max(scores.get(number) ?? 0, rare * flat[n + 1]));
      }
    }
    return { scores, cut };
  }

  /* Each word's terms, with its list. A Cyrillic word without finds is transliterated; a day without finds is read as
     words again. */
  async function understood(head, query) {
    const { wanted, phrases } = question(query);
    const lists = await Promise.all(
      wanted.map(async (one) => {
        const have = await postings(head, one);
        const read = have.scores.size ? null : romanised(one);
        const other = read && (await postings(head, read));
        return other?.scores.size ? { ...other, one: { ...read, typed: one.word } } : { ...have, one };
      }),
    );
    if (!lists.some(({ one, scores }) => one.day && !scores.size)) return { lists, phrases };
    const plain = await Promise.all(asked(query).map(async (one) => ({ ...(await postings(head, one)), one })));
    return { lists: plain, phrases };
  }

  /* The numbers that are in every list, best first; a truncated list only affects the ranking. */
  function common(lists) {
    const strict = lists.some((list) => !list.cut) ? lists.filter((list) => !list.cut) : [...lists];
    strict.sort((one, other) => one.scores.size - other.scores.size);
    const found = [];
    for (const number of strict[0]?.scores.keys() ?? []) {
      if (!strict.every((list) => list.scores.has(number))) continue;
      found.push([number, lists.reduce((sum, list) => sum + (list.scores.get(number) ?? 0), 0)]);
    }
    found.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return found.map(([number]) => number);
  }

  /* The best finds that contain each phrase; all of them if no find does. */
  async function together(head, numbers, phrases) {
    if (!phrases.length || !numbers.length) return { numbers, apart: false, more: false };
    const looked = await Promise.all(numbers.slice(0, LOOKED).map((number) => shown(head, number)));
    const saying = looked.filter(({ title, texts, names }) =>
      phrases.every((phrase) => says([title, ...texts, ...names], phrase)),
    );
    if (!saying.length) return { numbers, apart: true, more: false };
    return { numbers: saying.map(({ number }) => number), apart: false, more: numbers.length > LOOKED };
  }

  /* The finds that have every word. A word without finds is left out and reported; if nothing has all the others, report
     what leaving out one of them would find. */
  async function search(head, query) {
    const { lists, phrases } = await understood(head, query);
    const there = lists.filter((list) => list.scores.size);
    // Who a word may refer to, to learn its other spellings.
    const bearers = lists.flatMap(({ scores }) =>
      [...scores]
        .filter(([number]) => SPELLED.has(kindOf(head, number)))
        .sort((one, other) => other[1] - one[1])
        .slice(0, BEARERS)
        .map(([number]) => number),
    );
    const found = common(there);
    const without =
      found.length || there.length < 2
        ? []
        : there
            .map((list) => ({ word: list.one.word, many: common(there.filter((other) => other !== list)).length }))
            .filter(({ many }) => many)
            .sort((one, other) => other.many - one.many)
            .slice(0, OFFERED);
    const { numbers, apart, more } = await together(head, found, phrases);
    return {
      numbers,
      apart,
      without,
      wanted: lists.map(({ one }) => one).filter(({ day }) => !day),
      missing: lists.filter((list) => !list.scores.size).map(({ one }) => one.word),
      read: lists.map(({ one }) => one).filter(({ typed }) => typed),
      more: more || (there.length > 0 && there.every((list) => list.cut)),
      bearers: [...new Set(bearers)],
    };
  }

  async function shown(head, number) {
    const n = last(head.starts, number);
    const [address, title, about, texts, names, language] = (await piece(`f${n}`, head.build))[number - head.starts[n]];
    return { number, address, title, about, texts, names, language };
  }

  Object.assign(globalThis.dateline, { opened, search, shown, kindOf, yearOf });
})();
