// Search inside one document: over the scan and the repaired text, with hits shown in place.

class Search {
  constructor(root, changes) {
    this.root = root;
    this.changes = changes;
    this.hits = [];
    this.at = -1;
    this.form = $("form.search", root);
    this.input = $("input", this.form);
    this.shown = $(".hits", this.form);
    this.buttons = $$("button", this.form);
    this.input.addEventListener("input", () => this.find());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) { this.step(-1); event.preventDefault(); }
      if (event.key === "Escape" && this.input.value) { this.input.value = ""; this.find(); event.preventDefault(); }
    });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.step(1); });
    $("[data-do=previous-hit]", this.form).addEventListener("click", () => this.step(-1));
  }

  find() {
    const wanted = fold(this.input.value.trim());
    this.mark(wanted);
    this.at = -1;
    this.folded ??= this.changes.data.lines.map(fold);
    this.hits = wanted.length < 2 ? [] : this.folded
      .map((read, index) => [index + 1, read])
      .filter(([number, read]) => read.includes(wanted) || fold(this.changes.lineReading(number)).includes(wanted))
      .map(([number]) => number);
    this.buttons.forEach((button) => { button.disabled = this.hits.length === 0; });
    if (this.hits.length) this.step(1, false);
    else this.shown.textContent = wanted.length < 2 ? "" : say("no_hits");
  }

  step(by, enter = true) {
    if (!this.hits.length) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.shown.textContent = say("hits", { at: this.at + 1, all: this.hits.length });
    goToLine(this.root, this.hits[this.at], null, enter);
  }

  // Colour the hits where the browser can do so without touching the text.
  mark(wanted) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (wanted.length < 2) return;
    const ranges = [];
    const walker = document.createTreeWalker($(".pane.text", this.root), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 2000) {
      const node = walker.currentNode;
      const text = fold(node.data);
      if (text.length !== node.data.length) continue;
      for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
        const range = new Range();
        range.setStart(node, from);
        range.setEnd(node, from + wanted.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }
}
