// A field that finds nodes by name, alias or id while one types; arrow keys, Enter and Escape as anywhere.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}.:/]+/gu, " ").trim();

const haystack = nodes.map((node) => {
  const p = node.properties, spelled = [node.name, p.full_name, ...(p.aliases || []), node.id, ...(p.ids || []), p.arxiv_id, p.doi, p.orcid];
  return { node, spelled: spelled.filter(Boolean).map((text) => ({ text: String(text), plain: plain(String(text)) })) };
});

function scoreOf(found, wanted) {
  if (found === wanted || found.replaceAll(" ", "") === wanted.replaceAll(" ", "")) return 0;
  if (found.startsWith(wanted)) return 1;
  if (found.includes(` ${wanted}`)) return 2;
  return found.includes(wanted) ? 3 : 9;
}

function findNodes(text) {
  const wanted = plain(text), results = [];
  if (!wanted) return [];
  for (const { node, spelled } of haystack) {
    let best = { score: 9, at: 0 };
    spelled.forEach((one, at) => {
      const score = scoreOf(one.plain, wanted) + (at ? 0.4 : 0);
      if (score < best.score) best = { score, at };
    });
    if (best.score < 9) results.push({ node, score: best.score - node.importance * 0.5, by: best.at ? spelled[best.at].text : "" });
  }
  return results.sort((a, b) => a.score - b.score).slice(0, 12);
}

function combobox(id, choose) {
  const input = $(id), list = $(`${id}-list`);
  let found = [], at = 0;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const point = (to) => {
    at = (to + found.length) % found.length;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  const take = (n) => {
    input.value = found[n].node.name;
    input.dataset.node = found[n].node.id;
    close();
    choose(found[n].node);
  };
  const show = () => {
    delete input.dataset.node;
    found = findNodes(input.value);
    list.replaceChildren(...found.map(({ node, by }, n) => el("li", { id: `${id}-${n}`, role: "option", onmousedown: (event) => { event.preventDefault(); take(n); } },
      symbol(node.kind), bdi(node.name, { class: "name" }), el("small", {}, bdi(by || (node.year ? String(node.year) : ""))))));
    if (!found.length && input.value.trim()) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing of that name here"));
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length) point(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value && !input.dataset.node) show(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); close(); return; }
    if (list.hidden || !found.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); point(at + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Enter") { event.preventDefault(); take(at); }
  });
}
