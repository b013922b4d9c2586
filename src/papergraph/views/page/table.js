// What is shown, as text: the same nodes and relations in rows.
const ROWS = 1000;
const table = { what: "nodes", sort: null, down: false };
const columns = {
  nodes: [
    ["Name", (node) => node.name, (node) => thing(node)], ["Type", (node) => (node.type === "Concept" ? node.properties.kind : node.type)],
    ["Year", (node) => node.year ?? "", null, "number"], ["Relations", (node) => edgesOf.get(node.id).filter((edge) => state.shownEdges.has(edge.id)).length, null, "number"],
    ["Id", (node) => node.id],
  ],
  edges: [
    ["From", (edge) => nodeById.get(edge.from).name, (edge) => thing(nodeById.get(edge.from))], ["Relation", (edge) => about.relations[edge.type].line],
    ["To", (edge) => nodeById.get(edge.to).name, (edge) => thing(nodeById.get(edge.to))], ["Confidence", (edge) => edge.confidence?.toFixed(2) ?? "", null, "number"],
    ["Sentence", (edge) => edge.quotes[0]?.text ?? "", null, "sentence"],
  ],
};

function rowsOf(what) {
  const all = what === "nodes" ? nodes.filter((node) => state.shownNodes.has(node.id)) : edges.filter((edge) => state.shownEdges.has(edge.id));
  if (table.sort === null) return what === "nodes" ? all.sort((a, b) => b.importance - a.importance) : all;
  const value = columns[what][table.sort][1], turn = table.down ? -1 : 1, collator = new Intl.Collator("en", { numeric: true });
  return all.sort((a, b) => turn * collator.compare(String(value(a)), String(value(b))));
}

function showTable() {
  const { what } = table, all = rowsOf(what), tab = (key, words) => el("button", { type: "button", "aria-pressed": String(what === key),
    onclick: () => { Object.assign(table, { what: key, sort: null, down: false }); showTable(); } }, words);
  const head = columns[what].map(([name], at) => el("th", { scope: "col", "aria-sort": table.sort === at ? (table.down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", onclick: () => { Object.assign(table, { down: table.sort === at && !table.down, sort: at }); showTable(); } }, name)));
  const body = all.slice(0, ROWS).map((one) => el("tr", {}, columns[what].map(([, value, cell, look]) =>
    el("td", { class: look }, cell ? cell(one) : bdi(String(value(one)))))));
  $("table").replaceChildren(
    el("nav", { "aria-label": "What to list" }, tab("nodes", `${numbers.format(state.shownNodes.size)} things`), tab("edges", `${numbers.format(state.shownEdges.size)} relations`)),
    el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)),
    all.length > ROWS ? el("p", {}, `The first ${numbers.format(ROWS)} of ${numbers.format(all.length)}; filters make it fewer.`) : "");
}

function toggleTable() {
  const on = $("table").hidden;
  $("table").hidden = !on;
  $("zoom").hidden = on;
  $("show-table").setAttribute("aria-pressed", String(on));
  if (on) showTable();
}
