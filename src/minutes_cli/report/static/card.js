// The card: hover or focus shows it, Enter or a click moves into it, Escape leaves it.
class Card {
  constructor(changes) {
    this.changes = changes;
    this.element = make("div", { class: "about", role: "dialog", "aria-labelledby": "about-title", hidden: true });
    changes.root.append(this.element);
    this.element.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.element.addEventListener("mouseleave", () => this.unpeek());
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { this.close(true); event.preventDefault(); }
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.element.hidden && !this.element.contains(event.target) && !event.target.closest?.("[data-c]")) this.close(false);
    });
    changes.root.addEventListener("focusout", () => setTimeout(() => {
      const active = document.activeElement;
      if (!this.element.hidden && !this.hovered && active !== document.body && active !== this.anchor && !this.element.contains(active)) this.close(false);
    }));
  }

  peek(index, anchor) {
    clearTimeout(this.timer);
    if (this.element.contains(document.activeElement)) return;
    this.timer = setTimeout(() => { this.open(index, anchor, false); this.hovered = true; }, 180);
  }

  unpeek() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.hovered && !this.element.contains(document.activeElement)) this.close(false);
    }, 350);
  }

  open(index, anchor, enter) {
    clearTimeout(this.timer); // a hover that was waiting must not draw over what was opened
    this.hovered = false;
    this.index = index;
    this.anchor = anchor;
    this.draw();
    this.element.hidden = false;
    this.put();
    if (enter) $("button", $(".actions", this.element)).focus();
  }

  close(back) {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.hovered = false;
    if (back && this.anchor?.isConnected) {
      this.changes.silent = true; // coming back to a mark does not open its card anew
      this.anchor.focus();
      this.changes.silent = false;
    }
  }

  put() {
    const place = this.anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.max(8, Math.min(place.left, innerWidth - width - 8));
    const below = place.bottom + 8;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${below + height < innerHeight ? below : Math.max(8, place.top - height - 8)}px`;
  }

  draw() {
    const one = this.changes.list[this.index];
    const decided = this.changes.verdict(this.index);
    const alike = this.changes.alikeOf(this.index).length;
    const level = this.changes.level(this.index);
    const fact = (name, ...value) => make("div", { class: "fact" }, make("dt", { text: say(name) }), make("dd", {}, ...value));
    const percent = `${Math.round(one.confidence * 100)} %`;
    const meter = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    meter.setAttribute("class", `meter ${level}`);
    meter.setAttribute("aria-hidden", "true");
    bar.setAttribute("width", `${Math.round(one.confidence * 100)}%`);
    bar.setAttribute("height", "100%");
    meter.append(bar);
    const facts = make("dl", {}, fact("confidence", percent, meter), fact("reason", one.kept ? say("kept_word") : STRINGS.reasons[one.reason] ?? one.reason));
    if (one.alternative !== null && one.alternative !== undefined) {
      facts.append(fact("runner_up", make("bdi", { shown: one.alternative || say("removed") }),
        make("button", { type: "button", class: "use", text: say("use"), onclick: () => this.act("edit", one.alternative) })));
    }
    const isGroup = Boolean(this.anchor.closest?.(".change")?.dataset.more);
    const state = decided ? { accept: "accepted", reject: "rejected", edit: "edited" }[decided.decision] : "undecided";
    const action = (name, label, key) => make("button", { type: "button", class: "button", "data-act": name, onclick: () => (name === "edit" ? this.edit() : this.act(name)) }, label, " ", make("kbd", { text: key, "aria-hidden": "true" }));
    const actions = make("div", { class: "actions" },
      action("accept", say(one.kept ? "use_suggestion" : "accept"), "A"),
      action("reject", say(one.kept ? "keep" : "reject"), "R"),
      action("edit", say("edit"), "E"));
    if (decided) actions.append(action("undo", say("undo"), "U"));
    this.element.replaceChildren(
      make("h2", { id: "about-title" }, make("del", {}, make("bdi", { shown: one.before || "·" })), one.kept ? " ? " : " → ", make("ins", {}, make("bdi", { shown: one.proposal || say("removed") }))),
      make("button", { type: "button", class: "close", text: "×", "aria-label": say("close"), onclick: () => this.close(true) }),
      make("p", { class: "help", text: `${say("line", { n: one.line })} · ${say(state)}` }),
      facts,
      ...(alike > 1 ? [make("label", {}, make("input", { type: "checkbox", class: "everywhere", checked: isGroup }), " ", say("all_alike", { n: alike }))] : []),
      actions,
    );
  }

  act(verdict, text) {
    const everywhere = $(".everywhere", this.element)?.checked ?? false;
    this.changes.decide(this.index, verdict, text, everywhere);
    this.close(true);
  }

  edit() {
    const input = make("input", { type: "text", spellcheck: "false", autocomplete: "off" });
    input.value = this.changes.reading(this.index);
    this.form(input, say("new_reading"), () => this.act("edit", input.value), () => { this.draw(); this.put(); $("[data-act=edit]", this.element).focus(); });
  }

  form(input, label, save, cancel) {
    const form = make("form", { onsubmit: (event) => { event.preventDefault(); save(); } },
      make("label", {}, label, input),
      make("div", { class: "actions" },
        make("button", { type: "submit", class: "button", text: say("save") }),
        make("button", { type: "button", class: "button", text: say("cancel"), onclick: cancel })));
    $(".actions", this.element)?.replaceWith(form);
    if (!form.isConnected) this.element.append(form);
    this.put();
    input.focus();
    input.select();
  }

  // Rewrite a whole line: for what the tool did not see.
  rewrite(row, anchor) {
    const { data } = this.changes;
    const number = Number(row.id.slice(1));
    const before = this.changes.coreOf(number);
    const [left, right] = this.changes.contextOf(number);
    const place = { before, after: null, line: data.digests[number - 1], start: 0, left, right, document: data.name, sha256: data.sha256, reason: "" };
    const earlier = decisions.get(place);
    const input = make("input", { type: "text", spellcheck: "false", autocomplete: "off" });
    input.value = earlier ? earlier.text : this.changes.lineReading(number).replace(/^\f+/, "").trimEnd();
    clearTimeout(this.timer);
    this.hovered = false;
    this.anchor = anchor;
    this.element.replaceChildren(
      make("h2", { id: "about-title", text: say("edit_line", { n: number }) }),
      make("button", { type: "button", class: "close", text: "×", "aria-label": say("close"), onclick: () => this.close(true) }),
      make("p", { class: "help" }, make("bdi", { shown: before })));
    this.element.hidden = false;
    this.form(input, say("new_reading"), () => {
      if (input.value === before && !earlier) return this.close(true);
      decisions.set(place, "edit", input.value);
      announce(`${say("line", { n: number })}: ${say("edited")}`);
      this.close(true);
    }, () => this.close(true));
    if (earlier) {
      $(".actions", this.element).append(make("button", { type: "button", class: "button", text: say("undo"), onclick: () => {
        decisions.remove(place);
        this.close(true);
      } }));
    }
  }
}
