// Many documents: search and filter the index, sort its table, and open one document inside the page.

const SHOWN_ITEMS = 5; // agenda items named under a document that matches
const SHOWN_LINES = 2; // or, where no item does, lines of its text
const DOCUMENTS_WITH_ITEMS = 40; // more than one reads; keeps each key stroke quick

class Folder {
  constructor(root) {
    this.root = root;
    this.index = JSON.parse($("#index-data").textContent).map(([number, text, items]) => ({
      number, text, items, folded: null, foldedItems: null,
    }));
    this.rows = new Map($$(".documents tbody tr", root).map((row) => [Number(row.dataset.d), row]));
    this.dots = $$(".dot", root);
    this.input = $("#find", root);
    this.found = $(".found", root);
    this.timer = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), 60);
    });
    this.texts = null;
    this.input.addEventListener("input", () => this.fetchTexts(), { once: true });
    $("form.find", root).addEventListener("submit", (event) => { event.preventDefault(); this.find(); });
    $$("[data-by]", root).forEach((select) => select.addEventListener("change", () => this.find()));
    $$("[data-sort]", root).forEach((button) => button.addEventListener("click", () => this.sort(button)));
    this.dots.forEach((dot) => dot.addEventListener("click", () => { location.hash = `d${dot.dataset.d}`; }));
  }

  fold(entry) {
    if (entry.folded === null) {
      entry.foldedItems = entry.items.map(([number, title, , , text]) => fold(`${number} ${title} ${text}`));
      entry.folded = `${fold(entry.text)} ${entry.foldedItems.join(" ")}`;
    }
    return entry.folded;
  }

  // The full texts are unpacked at the first key stroke and searched from then on.
  async fetchTexts() {
    if (this.texts !== null || !("DecompressionStream" in window)) return;
    this.texts = JSON.parse(await unpack("texts"));
    this.foldedTexts = this.texts.map(() => null);
    this.find();
  }

  foldText(number) {
    if (!this.foldedTexts) return "";
    this.foldedTexts[number] ??= fold(this.texts[number]);
    return this.foldedTexts[number];
  }

  find() {
    const words = fold(this.input.value).split(/\s+/).filter(Boolean);
    const by = Object.fromEntries($$("[data-by]", this.root).map((select) => [select.dataset.by, select.value]));
    const isFiltered = words.length > 0 || Object.values(by).some(Boolean);
    const seen = new Set();
    let named = 0;
    for (const entry of this.index) {
      const row = this.rows.get(entry.number);
      const fits = Object.entries(by).every(([name, value]) => !value || row.dataset[name] === value)
        && (!words.length || words.every((word) => this.fold(entry).includes(word) || this.foldText(entry.number).includes(word)));
      row.hidden = !fits;
      $(".inside", row)?.remove();
      if (fits) seen.add(entry.number);
      if (fits && words.length && named < DOCUMENTS_WITH_ITEMS) named += this.name(entry, row, words);
    }
    for (const dot of this.dots) dot.classList.toggle("away", !seen.has(Number(dot.dataset.d)));
    $(".index", this.root).classList.toggle("searching", isFiltered);
    this.found.textContent = isFiltered ? (seen.size ? say("found", { n: seen.size }) : say("no_hits")) : "";
  }

  // Under a document that matches, name the agenda items that do.
  name(entry, row, words) {
    const hits = entry.items.filter((item, index) => words.every((word) => entry.foldedItems[index].includes(word)));
    const lines = this.linesOf(entry.number, words);
    if (!hits.length && !lines.length) return 0;
    const list = make("span", { class: "inside" });
    for (const [number, title, , line] of hits.slice(0, SHOWN_ITEMS)) {
      list.append(make("a", { href: line ? `#d${entry.number}/L${line}` : `#d${entry.number}` },
        make("span", { class: "number", shown: number ? `${number} ` : "" }), make("bdi", { shown: title })));
    }
    if (hits.length > SHOWN_ITEMS) list.append(make("span", { class: "number", text: say("more_hits", { n: hits.length - SHOWN_ITEMS }) }));
    if (!hits.length) {
      for (const [number, text] of lines) {
        list.append(make("a", { href: `#d${entry.number}/L${number}` }, make("span", { class: "number", text: `${say("line", { n: number })} ` }), make("bdi", { shown: text })));
      }
    }
    $("th", row).append(list);
    return 1;
  }

  // The first lines of a text that hold a word, those with all of them before others.
  linesOf(number, words) {
    if (!this.foldedTexts) return [];
    const lines = this.texts[number].split("\n");
    const folded = this.foldText(number).split("\n");
    const found = [];
    folded.forEach((line, index) => {
      const count = words.filter((word) => line.includes(word)).length;
      if (count) found.push([count, index + 1, lines[index].trim()]);
    });
    return found.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, SHOWN_LINES).map(([, at, text]) => [at, text]);
  }

  sort(button) {
    const head = button.closest("th");
    const column = Number(button.dataset.sort);
    const before = head.getAttribute("aria-sort");
    const descending = before === null ? column > 1 : before === "ascending"; // figures: the most first
    $$("[aria-sort]", this.root).forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const value = (row) => (column === 0 ? fold(row.cells[0].textContent) : row.cells[column].dataset.v);
    const compare = column < 2 ? (a, b) => value(a).localeCompare(value(b)) : (a, b) => value(a) - value(b);
    const rows = [...this.rows.values()].sort((a, b) => (descending ? -1 : 1) * compare(a, b));
    $(".documents tbody", this.root).append(...rows);
  }
}

async function unpack(number) {
  const packed = $(`#doc-${number}`).textContent;
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

// The address after # says what is shown: nothing the index, d12 a document, d12/L40 a line in it.
async function follow() {
  const [, number, line] = /^#d(\d+)(?:\/L(\d+))?$/.exec(location.hash) ?? [];
  const [index, view] = [$("#folder"), $("#view")];
  if (number === undefined || !$(`#doc-${number}`)) {
    const last = view.dataset.open;
    if (!view.hidden) {
      view.replaceChildren();
      delete view.dataset.open;
      view.hidden = true;
      index.hidden = false;
      scrollTo(0, follow.scroll ?? 0);
      (last && $(`tr[data-d="${last}"] a`)?.focus({ preventScroll: true }));
    }
    return;
  }
  if (view.dataset.open !== number) {
    if (!("DecompressionStream" in window)) return announce(say("old_browser"));
    if (view.hidden) follow.scroll = scrollY;
    // Our own markup, escaped when it was made; the page's policy runs no script but this one.
    view.innerHTML = await unpack(number);
    view.dataset.open = number;
    index.hidden = true;
    view.hidden = false;
    mountDocument($(".doc", view));
    $("[data-do=back]", view).addEventListener("click", (event) => { event.preventDefault(); history.replaceState(null, "", location.pathname + location.search + "#"); follow(); });
    scrollTo(0, 0);
    $("h1", view).focus({ preventScroll: true });
  }
  if (line) goToLine($(".doc", view), Number(line));
}
