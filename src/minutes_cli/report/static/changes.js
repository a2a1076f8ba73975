// Corrections in a document: marks in the text, rows in the list, and the card about one of them.

class Changes {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.list = data.changes.map(([line, start, end, before, proposal, reason, confidence, alternative, kept, key, left, right]) => ({
      line, start, end, before, proposal, reason, confidence, alternative, kept: Boolean(kept),
      place: { before, after: proposal, line: data.digests[line - 1], start: key, left, right, document: data.name, sha256: data.sha256, reason },
    }));
    this.marks = new Map($$(".fix[data-c]", root).map((mark) => [Number(mark.dataset.c), mark]));
    this.rows = new Map($$(".change[data-c]", root).map((row) => [Number(row.dataset.c), row]));
    this.order = [...this.rows.keys()];
    this.rowOf = new Map(this.rows); // a row may stand for several alike
    for (const row of this.rows.values()) {
      for (const other of (row.dataset.more ?? "").split(" ").filter(Boolean)) this.rowOf.set(Number(other), row);
    }
    this.alike = new Map();
    this.onLine = new Map(); // the last first, so that offsets stay good while a line is put together
    this.list.forEach((one, index) => this.onLine.set(one.line, [index, ...(this.onLine.get(one.line) ?? [])]));
    this.list.forEach((one, index) => {
      const key = JSON.stringify([one.before, one.proposal, one.kept]);
      this.alike.set(key, [...(this.alike.get(key) ?? []), index]);
    });
    for (const mark of this.marks.values()) {
      mark.setAttribute("role", "button"); // a span, because a button element cannot wrap as text does
      mark.tabIndex = -1;
    }
    const first = this.marks.values().next().value;
    if (first) first.tabIndex = 0;
    this.numbers = new Map();
    data.digests.forEach((digest, index) => { if (digest) this.numbers.set(digest, [...(this.numbers.get(digest) ?? []), index + 1]); });
    this.listen();
    this.refresh();
  }

  alikeOf(index) {
    const one = this.list[index];
    return this.alike.get(JSON.stringify([one.before, one.proposal, one.kept]));
  }

  level(index) {
    const { confidence } = this.list[index];
    return confidence >= 0.9 ? "high" : confidence >= 0.7 ? "medium" : "low";
  }

  verdict(index) {
    return decisions.get(this.list[index].place);
  }

  // What the text shows at a place once the person's decision is taken in.
  reading(index) {
    const one = this.list[index];
    const decided = this.verdict(index);
    return decided ? decided.text : one.kept ? one.before : one.proposal;
  }

  decide(index, verdict, text, everywhere = false) {
    for (const each of everywhere ? this.alikeOf(index) : [index]) {
      const one = this.list[each];
      const wanted = verdict === "accept" ? one.proposal : verdict === "reject" ? one.before : text;
      if (verdict === "undo") decisions.remove(one.place);
      else decisions.set(one.place, verdict === "edit" && wanted === one.before ? "reject" : verdict, wanted);
    }
    const decided = this.verdict(index);
    announce(`${this.list[index].before} → ${this.reading(index)}: ${say(decided ? { accept: "accepted", reject: "rejected", edit: "edited" }[decided.decision] : "undecided")}`);
  }

  refresh() {
    let done = 0;
    this.list.forEach((one, index) => {
      const decided = this.verdict(index);
      if (decided) done += 1;
      const mark = this.marks.get(index);
      if (mark) this.setState(mark, decided);
      const wanted = decided ? decided.text : one.kept ? one.before : one.proposal;
      if (mark && (mark.dataset.shows ?? (one.kept ? one.before : one.proposal)) !== wanted) {
        show(mark, wanted);
        mark.dataset.shows = wanted;
      }
    });
    for (const [index, row] of this.rows) {
      const [first, ...others] = this.groupOf(row).map((each) => this.verdict(each));
      const decided = first && others.every((other) => other?.text === first.text) ? first : undefined;
      this.setState(row, decided);
      const wanted = decided?.decision === "edit" ? decided.text : this.list[index].proposal;
      if ((row.dataset.shows ?? this.list[index].proposal) !== wanted) {
        show($("ins bdi", row), wanted);
        row.dataset.shows = wanted;
      }
    }
    $$("[data-show=progress]", this.root).forEach((element) => { element.textContent = say("decided", { done, all: this.list.length }); });
    this.showRewritten();
    this.showEmpty();
  }

  // Lines that a person rewrote as a whole, by the digest of what the scan reads there.
  showRewritten() {
    const wanted = new Map();
    for (const one of decisions.all.values()) {
      if (one.after !== null || one.start !== 0) continue;
      for (const number of this.numbers.get(one.line) ?? []) {
        if (this.coreOf(number) === one.before && this.contextOf(number).join() === [one.left, one.right].join()) wanted.set(number, one.text);
      }
    }
    for (const row of $$("tr.rewritten", this.root)) {
      if (wanted.has(Number(row.id.slice(1)))) continue;
      $(".done", row).replaceChildren(...row.original);
      row.classList.remove("rewritten");
    }
    for (const [number, text] of wanted) {
      const row = $(`#L${number}`, this.root);
      const done = $(".done", row);
      if (!row.classList.contains("rewritten")) row.original = [...done.childNodes];
      row.classList.add("rewritten");
      show(done, text);
    }
  }

  // A scan line without page break and trailing space.
  coreOf(number) {
    return this.data.lines[number - 1].replace(/^\f+/, "").trimEnd();
  }

  // What stands before and after a whole line, as the keys of decisions have it.
  contextOf(number) {
    const filled = this.filled ??= this.data.digests.map((digest, index) => (digest ? index : -1)).filter((index) => index >= 0);
    const at = filled.indexOf(number - 1);
    const around = (from, to) => filled.slice(Math.max(0, from), to).map((index) => this.data.lines[index]).join(" ");
    const left = (at > 0 ? `${around(at - 33, at)} ` : "").replace(/\s+/g, " ").trimStart();
    const right = (at + 1 < filled.length ? ` ${around(at + 1, at + 34)}` : "").replace(/\s+/g, " ").trimEnd();
    return [[...left].slice(-32).join(""), [...right].slice(0, 32).join("")];
  }

  setState(element, decided) {
    if (element.dataset.state === decided?.decision) return;
    if (decided) element.dataset.state = decided.decision;
    else delete element.dataset.state;
  }

  // The changes that a row of the list stands for.
  groupOf(row) {
    return [row.dataset.c, ...(row.dataset.more ?? "").split(" ").filter(Boolean)].map(Number);
  }

  showEmpty() {
    const empty = $(".help.empty", this.root);
    if (empty) empty.hidden = this.visibleRows().length > 0 || $(".changes", this.root).dataset.filter !== "unsure";
  }

  visibleRows() {
    return this.order.map((index) => this.rows.get(index)).filter((row) => {
      const filter = row.parentElement.dataset.filter;
      return filter === "all" || (filter === "unsure" ? !row.classList.contains("high") : !row.dataset.state);
    });
  }

  listen() {
    decisions.listeners.clear();
    decisions.listeners.add(() => this.refresh());
    this.card = new Card(this);
    const list = $(".changes", this.root);
    const filter = $("[data-do=filter]", this.root);
    if (filter) {
      filter.addEventListener("change", () => {
        list.dataset.filter = filter.value;
        this.showEmpty();
        this.settle();
      });
      this.settle();
    }
    this.root.addEventListener("click", (event) => {
      const target = event.target.closest("[data-c]");
      if (!target || event.target.closest(".at")) return;
      const index = Number(target.dataset.c);
      if (target.classList.contains("change") && !isNarrow()) goToLine(this.root, this.list[index].line);
      this.card.open(index, target.classList.contains("change") ? $(".what", target) : this.marks.get(index) ?? target, true);
    });
    this.root.addEventListener("mouseover", (event) => {
      const mark = event.target.closest(".fix[data-c]");
      if (mark) this.card.peek(Number(mark.dataset.c), mark);
    });
    this.root.addEventListener("mouseout", (event) => {
      if (event.target.closest(".fix[data-c]")) this.card.unpeek();
    });
    this.root.addEventListener("focusin", (event) => {
      const mark = event.target.closest(".fix[data-c]");
      if (mark) {
        this.rove([...this.marks.values()], mark);
        if (!this.silent && mark.matches(":focus-visible")) this.card.open(Number(mark.dataset.c), mark, false);
      }
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  // One row of the list is in the tab order: the first one seen, or the one last used.
  settle() {
    const rows = this.visibleRows();
    const current = rows.find((row) => $(".what", row).tabIndex === 0) ?? rows[0];
    this.order.forEach((index) => { $(".what", this.rows.get(index)).tabIndex = this.rows.get(index) === current ? 0 : -1; });
  }

  rove(group, current) {
    for (const element of group) element.tabIndex = element === current ? 0 : -1;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest(".change");
    const mark = event.target.closest(".fix[data-c]");
    if (!row && !mark || event.target.closest(".at")) return;
    const index = Number((row ?? mark).dataset.c);
    const step = { ArrowDown: 1, ArrowRight: 1, n: 1, ArrowUp: -1, ArrowLeft: -1, p: -1 }[event.key];
    const verdict = { a: "accept", r: "reject", u: "undo" }[event.key.toLowerCase()];
    if (step) {
      const group = row ? this.visibleRows().map((each) => $(".what", each)) : [...this.marks.values()];
      const next = group[group.indexOf(row ? $(".what", row) : mark) + step];
      if (next) {
        this.rove(row ? this.order.map((each) => $(".what", this.rows.get(each))) : group, next);
        next.focus();
      }
    } else if (verdict) {
      const after = this.visibleRows();
      const at = after.indexOf(row);
      this.decide(index, verdict, undefined, Boolean(row?.dataset.more));
      if (row && verdict !== "undo") {
        const next = after[at + 1] ?? row;
        this.rove(this.order.map((each) => $(".what", this.rows.get(each))), $(".what", next));
        $(".what", next).focus();
      }
    } else if (event.key.toLowerCase() === "e") {
      this.card.open(index, row ? $(".what", row) : mark, true);
      this.card.edit();
    } else if (mark && (event.key === "Enter" || event.key === " ")) {
      this.card.open(index, mark, true);
    } else if (event.key === "Escape") {
      this.card.close(false);
    } else {
      return;
    }
    event.preventDefault();
  }

  // The whole line as it reads with the person's decisions.
  lineReading(number) {
    const points = [...this.data.lines[number - 1]];
    for (const index of this.onLine.get(number) ?? []) {
      const { start, end } = this.list[index];
      points.splice(start, end - start, this.reading(index));
    }
    return points.join("");
  }
}
