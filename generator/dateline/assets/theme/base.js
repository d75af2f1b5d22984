/* The theme's partial `javascripts/base.html`, as a file: where the site begins, and what the theme stores for it.
   The theme's other scripts call these four. */
"use strict";

(() => {
  const script = document.currentScript;
  const root = new URL("../../", script.src);
  globalThis.__md_scope = script.dataset.scope ? new URL(script.dataset.scope, location.href) : root;
  globalThis.__md_hash = (words) => [...words].reduce((hash, one) => (hash << 5) - hash + one.charCodeAt(0), 0);
  globalThis.__md_get = (key, store = localStorage, scope = globalThis.__md_scope) =>
    JSON.parse(store.getItem(`${scope.pathname}.${key}`));
  globalThis.__md_set = (key, value, store = localStorage, scope = globalThis.__md_scope) => {
    try {
      store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // The browser stores nothing for this page.
    }
  };
  document.documentElement.setAttribute("data-platform", navigator.platform);
})();
