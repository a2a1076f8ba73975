// One document: two panes, and the way from a field of the record to its lines.

const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

function showPane(root, name) {
  const panes = $(".panes", root);
  panes.dataset.view = name;
  $$(".switch button", root).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === name)));
}

function goToLine(root, first, last = null, turn = true) {
  const row = $(`#L${first}`, root);
  if (!row) return;
  $$("tr.aim", root).forEach((each) => each.classList.remove("aim"));
  for (let number = first; number <= Math.min(last ?? first, first + 400); number += 1) $(`#L${number}`, root)?.classList.add("aim");
  if (turn && isNarrow()) showPane(root, "text");
  row.scrollIntoView({ block: isNarrow() ? "start" : "center", behavior: "instant" });
  givePencil(root, row);
}

// The pencil stands beside the line that is looked at; one for all lines keeps the page light.
function givePencil(root, row) {
  const pencil = root.pencil;
  const cell = $("th[scope=row]", row);
  if (!pencil || !cell || cell === pencil.parentElement) return;
  pencil.setAttribute("aria-label", say("edit_line", { n: row.id.slice(1) }));
  pencil.title = pencil.getAttribute("aria-label");
  cell.append(pencil);
}

function mountDocument(root) {
  const data = JSON.parse($(".doc-data", root).textContent);
  decisions.merge(data.decisions);
  const changes = new Changes(root, data);
  new Search(root, changes);
  const lines = $(".lines", root);
  if (lines) {
    root.pencil = make("button", { type: "button", class: "pencil", text: "✎", onclick: (event) => changes.card.rewrite(event.target.closest("tr"), event.target) });
    const follow = (event) => {
      const row = event.target.closest("tr[id]");
      if (row && changes.card.element.hidden) givePencil(root, row);
    };
    lines.addEventListener("mouseover", follow);
    lines.addEventListener("click", follow);
    lines.addEventListener("focusin", follow);
  }
  $$(".switch button", root).forEach((button) => button.addEventListener("click", () => showPane(root, button.dataset.view)));
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#L']");
    if (link) {
      event.preventDefault();
      goToLine(root, Number(link.getAttribute("href").slice(2)), Number(link.dataset.to));
      if (isNarrow() || link.matches(":focus-visible")) $(".pane.text", root).focus({ preventScroll: true });
      return;
    }
    const part = event.target.closest(".parts a");
    if (part) {
      event.preventDefault();
      const target = $(part.getAttribute("href"), root);
      target.scrollIntoView();
      $("h2", target).tabIndex = -1;
      $("h2", target).focus({ preventScroll: true });
      return;
    }
    const area = event.target.closest("[data-from]");
    if (area && !event.target.closest("a, button, summary, input") && !String(getSelection())) {
      goToLine(root, Number(area.dataset.from), Number(area.dataset.to));
    }
  });
  const fit = () => {
    const bar = $(".bar", root);
    $(".panes", root).style.setProperty("--top", `${bar.offsetHeight}px`);
  };
  fit();
  new ResizeObserver(fit).observe($(".bar", root));
  decisions.tell();
  return changes;
}

window.addEventListener("beforeprint", () => $$("details").forEach((each) => { each.open = true; }));
