// What the person decided: one object a place, keyed to content, kept in the browser until downloaded.
// The format is that of minutes_cli.repair.decisions.

const FIELDS = ["decision", "before", "text", "line", "start", "after", "left", "right", "document", "sha256", "reason", "at"];
const SHELF = "minutes-decisions";

const decisions = {
  all: new Map(),
  unsaved: false,
  listeners: new Set(),

  key(one) {
    return JSON.stringify([one.sha256 || one.document, one.line, one.start, one.before, one.left, one.right]);
  },

  get(one) {
    return this.all.get(this.key(one));
  },

  set(one, verdict, text) {
    this.all.set(this.key(one), { ...one, decision: verdict, text, at: new Date().toISOString().slice(0, 19) + "Z" });
    this.changed();
  },

  remove(one) {
    this.all.delete(this.key(one));
    this.changed();
  },

  // Take in decisions from elsewhere; the later one of two about the same place stands.
  merge(list) {
    for (const one of list) {
      const earlier = this.all.get(this.key(one));
      if (!earlier || !one.at || !earlier.at || one.at >= earlier.at) this.all.set(this.key(one), one);
    }
    this.tell();
  },

  changed() {
    this.unsaved = true;
    memory.set(this.shelf, this.write());
    this.tell();
  },

  tell() {
    for (const listener of this.listeners) listener();
    $$("[data-show=decided]").forEach((badge) => {
      badge.textContent = this.all.size;
      badge.classList.toggle("on", this.all.size > 0);
    });
  },

  write() {
    return [...this.all.values()].map((one) => JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, one[name] ?? (name === "after" ? null : "")]))) + "\n").join("");
  },

  // Read JSON lines; throws the number of the first line that is no decision.
  read(text) {
    const list = [];
    text.replace(/^\ufeff/, "").split("\n").forEach((line, index) => {
      if (!line.trim() || line.trim().startsWith("#")) return;
      let one = null;
      try { one = JSON.parse(line); } catch { throw index + 1; }
      const fits = one && ["accept", "reject", "edit"].includes(one.decision) && typeof one.before === "string"
        && typeof one.text === "string" && typeof one.line === "string" && Number.isInteger(one.start);
      if (!fits) throw index + 1;
      list.push(one);
    });
    return list;
  },

  shelf: SHELF,

  restore(name) {
    this.shelf = `${SHELF}:${name}`;
    const kept = memory.get(this.shelf);
    if (kept) {
      try { this.merge(this.read(kept)); } catch { /* written by another version: leave it where it is */ }
    }
  },
};

function download(name) {
  if (!decisions.all.size) return announce(say("nothing_to_download"));
  const link = make("a", { href: URL.createObjectURL(new Blob([decisions.write()], { type: "text/plain" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  decisions.unsaved = false;
  announce(say("downloaded", { n: decisions.all.size }));
}

function load(input) {
  const [file] = input.files;
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    try {
      const list = decisions.read(reader.result);
      decisions.merge(list);
      announce(say("loaded", { n: list.length }));
    } catch (line) {
      announce(say("not_loaded", { n: line }));
    }
    input.value = "";
  });
  reader.readAsText(file);
}

function setUpDecisions(name) {
  document.addEventListener("click", (event) => { if (event.target.closest("[data-do=download]")) download(name); });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-do=load]")) load(event.target); });
}

window.addEventListener("beforeunload", (event) => {
  if (decisions.unsaved && !memory.get(decisions.shelf)) event.preventDefault();
});
