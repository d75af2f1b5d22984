/* Search, the query: days, quoted phrases, and Cyrillic words, which the articles spell in Latin letters. The rest is
   words (`search.js`). */
"use strict";

(() => {
  const { words, asked, stem } = globalThis.dateline;
  const MONTHS = JSON.parse(document.getElementById("dl-search").dataset.words).months.map((forms) =>
    forms.map((form) => words(form)[0].folded),
  );

  // --- days -----------------------------------------------------------------------------------------------------------

  const dayOf = ({ folded }) =>
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(folded) && parseInt(folded, 10) < 32 ? parseInt(folded, 10) : 0;
  const yearOf = ({ folded }) => (/^[12]\d{3}$/.test(folded) ? Number(folded) : 0);
  const figureOf = ({ folded }) => (/^\d{1,2}$/.test(folded) && Number(folded) < 13 ? Number(folded) : 0);

  /* A month by any of its forms or by a prefix of the long one, ignoring its last letter: Sept, ноября. */
  const monthOf = ({ folded }) =>
    1 +
    MONTHS.findIndex(
      (forms) => forms.includes(folded) || (folded.length > 3 && forms.at(-1).startsWith(folded.slice(0, -1))),
    );

  /* The year, month and day that the words begin with, and how many words they take; a month has no day. */
  function dayAt(query, [one, two, three]) {
    const joined = (sign) => query.slice(one.end, two.at) === sign && query.slice(two.end, three.at) === sign;
    if (!two) return null;
    if (three && dayOf(one) && monthOf(two) && yearOf(three)) return [3, yearOf(three), monthOf(two), dayOf(one)];
    if (three && monthOf(one) && dayOf(two) && yearOf(three)) return [3, yearOf(three), monthOf(one), dayOf(two)];
    if (three && yearOf(one) && figureOf(two) && dayOf(three) && joined("-"))
      return [3, yearOf(one), figureOf(two), dayOf(three)];
    if (three && dayOf(one) && figureOf(two) && yearOf(three) && joined("."))
      return [3, yearOf(three), figureOf(two), dayOf(one)];
    return monthOf(one) && yearOf(two) ? [2, yearOf(two), monthOf(one)] : null;
  }

  /* The query, with each day in the form of the index, 20201126 (a month is the prefix of its days), and as typed. */
  function dated(query) {
    const met = words(query);
    const typed = new Map();
    let [said, from] = ["", 0];
    for (let n = 0; n < met.length; n += 1) {
      const found = dayAt(query, met.slice(n, n + 3));
      if (!found) continue;
      const [long, year, ...rest] = found;
      const stamp = [year, ...rest.map((number) => String(number).padStart(2, "0"))].join("");
      const end = met[n + long - 1].end;
      typed.set(stamp, query.slice(met[n].at, end));
      said += query.slice(from, met[n].at) + stamp;
      [n, from] = [n + long - 1, end];
    }
    return { said: said + query.slice(from), typed };
  }

  // --- words between quotation marks ----------------------------------------------------------------------------------

  const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/gu;
  const terms = (text) => words(text).map(({ folded }) => stem(folded));
  const phrases = (query) =>
    [...query.matchAll(QUOTED)].map(([, inside]) => terms(inside)).filter((phrase) => phrase.length > 1);

  /* True if one of the texts contains the words of a phrase in sequence. */
  const says = (texts, phrase) =>
    texts.some((text) => {
      const met = terms(text);
      return met.some((_, n) => phrase.every((term, m) => met[n + m] === term));
    });

  // --- Cyrillic letters -----------------------------------------------------------------------------------------------

  // As the English-language press writes names: the system of the BGN and PCGN, -y for -iy and -yy.
  const LATIN = {
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    ґ: "g",
    д: "d",
    е: "e",
    ё: "e",
    є: "ye",
    ж: "zh",
    з: "z",
    и: "i",
    і: "i",
    ї: "yi",
    й: "y",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ў: "u",
    ф: "f",
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
    щ: "shch",
    ъ: "",
    ы: "y",
    ь: "",
    э: "e",
    ю: "yu",
    я: "ya",
  };
  const latin = (word) =>
    word
      .normalize("NFC")
      .toLowerCase()
      .replace(/[иы]й$/u, "y")
      .replace(/(^|[аеёиоуыэюяъь])е/gu, "$1ye")
      .replace(/./gu, (letter) => LATIN[letter] ?? letter);

  /* The word in Latin letters; null if it has no Cyrillic letter. */
  function romanised({ word, open }) {
    if (!/\p{Script=Cyrillic}/u.test(word)) return null;
    const [read] = words(latin(word));
    return read ? { word: read.folded, term: stem(read.folded), start: read.folded, open } : null;
  }

  /* Everything that a query asks for. Quoted phrases are never read as days. */
  function question(query) {
    const inside = query.match(QUOTED) ?? [];
    const outside = query
      .split(QUOTED)
      .filter((_, n) => n % 2 === 0)
      .map(dated);
    const said = outside.map((part, n) => part.said + (inside[n] ?? "")).join("");
    const typed = new Map(outside.flatMap((part) => [...part.typed]));
    const wanted = asked(said).map((one) => ({
      ...one,
      word: typed.get(one.term) ?? one.word,
      day: typed.has(one.term),
    }));
    return { wanted, phrases: phrases(query) };
  }

  Object.assign(globalThis.dateline, { question, romanised, says });
})();
