/* Paper has no links: before printing, show the address of each link to the words of an article. */
"use strict";

addEventListener("beforeprint", () => {
  const told = ".dl-tellings a, .dl-saying blockquote a, .dl-answer blockquote a, .dl-mentions a";
  for (const link of document.querySelectorAll(told)) {
    if (link.pathname !== location.pathname) link.dataset.address = link.href;
  }
});
