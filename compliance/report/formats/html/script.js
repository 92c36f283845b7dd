// Adds to a page that can be read without it: folds, a choice of parts, a choice of language, and ways into what is folded.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const folds = all("details.part, details.legend");

  // --- folds ---

  const openTo = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
  };
  for (const button of all("[data-fold]")) {
    button.addEventListener("click", () => {
      for (const fold of folds) fold.open = button.dataset.fold === "open";
    });
  }

  // --- ways in: what a link leads to is shown, opened and given the focus ---

  const wanted = (hash) => {
    // Identifiers hold nothing that an address would write otherwise.
    const name = hash.slice(1);
    // A page in two languages has most places once; of the others that of the first language shown is meant.
    const shown = root.dataset.show === "ar" ? ["-ar", "-en"] : ["-en", "-ar"];
    return ["", ...shown].map((end) => document.getElementById(name + end)).find(Boolean);
  };
  const goTo = (hash) => {
    const target = hash.length > 1 ? wanted(hash) : null;
    if (!target) return;
    if (target.closest(".off")) choose({ status: "", item: "" });
    openTo(target);
    const place = target.localName === "details" ? target.querySelector("summary") : target;
    if (place.localName !== "summary" && !place.hasAttribute("tabindex") && place.localName !== "a") place.tabIndex = -1;
    place.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  addEventListener("hashchange", () => goTo(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    // A second press of the same link changes no address, and leads there all the same.
    if (!link || link.hash !== location.hash) return;
    event.preventDefault();
    goTo(link.hash);
  });

  // --- a choice of parts: the innermost are counted, a part around them is shown if one of them is ---

  const parts = all("[data-status], [data-items]");
  const inner = parts.filter((part) => !part.querySelector("[data-status], [data-items]"));
  const selects = all("select[data-filter]");
  const chosen = { status: "", item: "" };
  const fits = (part) => {
    const { status, items } = part.dataset;
    const byStatus = !chosen.status || status === chosen.status;
    return byStatus && (!chosen.item || !items || items.split(" ").includes(chosen.item));
  };
  const choose = (choice) => {
    Object.assign(chosen, choice);
    for (const select of selects) mark(select);
    const kept = inner.filter(fits);
    const shown = new Set(kept);
    for (const part of parts) part.classList.toggle("off", !shown.has(part) && !kept.some((one) => part.contains(one)));
    for (const line of all("[data-shown]")) {
      const told = line.dataset.shown.replace("{n}", kept.length).replace("{all}", inner.length);
      line.textContent = kept.length ? told : `${told} ${line.dataset.none}`;
    }
  };
  const mark = (select) => {
    const value = chosen[select.dataset.filter];
    const now = select.selectedOptions[0];
    if (!now || now.value !== value) select.value = value;
  };
  for (const select of selects) {
    select.addEventListener("change", () => choose({ [select.dataset.filter]: select.value }));
  }

  // --- languages ---

  const groups = new Map(selects.map((select) => [select, all("optgroup", select)]));
  const show = (code) => {
    root.dataset.show = code;
    root.lang = code === "ar" ? "ar" : "en";
    root.dir = code === "ar" ? "rtl" : "ltr";
    for (const button of all("[data-show]")) {
      if (button !== root) button.setAttribute("aria-pressed", String(button.dataset.show === code));
    }
    for (const [select, both] of groups) {
      select.replaceChildren(...both.filter((group) => code === "both" || group.dataset.group === code));
      mark(select);
    }
  };
  if (root.dataset.show) {
    for (const button of all("button[data-show]")) button.addEventListener("click", () => show(button.dataset.show));
  }

  // --- paper: whoever prints gets every part, and finds the page afterwards as it was ---

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds.filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
    closed = [];
  });
  for (const button of all("[data-print]")) button.addEventListener("click", () => print());

  // A region that has nothing to scroll needs no stop of the keyboard.
  const regions = all(".scroll");
  const stops = () => {
    for (const region of regions) {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", stops);
  stops();

  // Where the contents stand above the text, they would keep a reader from it.
  for (const fold of all("nav details")) fold.open = matchMedia("(min-width: 75rem)").matches;

  choose({});
  document.querySelector(".bar").hidden = false;
  goTo(location.hash);
})();
