// Small things that everything else uses.  Nothing here touches the network.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const STRINGS = JSON.parse($("#strings").textContent);

function say(key, values = {}) {
  return STRINGS[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// Characters that cannot be seen, or that turn the line around, are shown by name, as on the server.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function show(element, text) {
  element.textContent = "";
  let done = 0;
  for (const match of text.matchAll(UNSEEN)) {
    element.append(text.slice(done, match.index));
    element.append(make("span", { class: "ctl", text: "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0") }));
    done = match.index + 1;
  }
  element.append(text.slice(done));
  return element;
}

// An element with attributes and children; ``text`` is put in as text, never as markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name === "shown") show(element, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// For search: case and accents aside, so that what OCR lost is still found.
function fold(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}

let statusTimer = 0;
function announce(message) {
  const status = $("#status");
  status.textContent = message;
  status.classList.add("on");
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => status.classList.remove("on"), 4000);
}

// The browser may forbid storage (a page from a memory stick, private windows): do without it then.
const memory = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); } catch { /* kept in the page until it is closed */ }
  },
};

function setUpTheme() {
  const root = document.documentElement;
  const kept = memory.get("minutes-theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-do=theme]")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    memory.set("minutes-theme", root.dataset.theme);
  });
}
