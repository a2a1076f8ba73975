// Begin: find out what the page holds and bring it to life.

document.documentElement.classList.add("script");
setUpTheme();
if ($("#index-data")) {
  decisions.restore(document.title);
  setUpDecisions("minutes.decisions.jsonl");
  new Folder($("#folder"));
  window.addEventListener("hashchange", follow);
  follow();
  decisions.tell();
} else {
  const root = $(".doc");
  const { sha256, name } = JSON.parse($(".doc-data", root).textContent);
  decisions.restore(sha256 || name);
  mountDocument(root);
  setUpDecisions(`${name}.decisions.jsonl`);
  const at = /^#L(\d+)$/.exec(location.hash);
  if (at) goToLine(root, Number(at[1]));
}
