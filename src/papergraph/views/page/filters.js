// Filters, which are the legend as well.
function checkRow(key, picture, words, count, hidden) {
  const box = el("input", { type: "checkbox", onchange: () => { box.checked ? hidden.delete(key) : hidden.add(key); filtersChanged(); } });
  box.checked = !hidden.has(key);
  box.dataset.key = key;
  return el("li", {}, el("label", { class: "check" }, box, picture, el("span", { class: "words" }, words), el("span", { class: "count" }, numbers.format(count))));
}

function fillLegend() {
  const count = (list, name) => list.reduce((all, one) => all.set(one[name], (all.get(one[name]) || 0) + 1), new Map());
  const kinds = count(nodes, "kind"), groups = count(edges, "group");
  $("kinds").replaceChildren(...about.kinds.filter((kind) => kinds.has(kind.key))
    .map((kind) => checkRow(kind.key, symbol(kind.key), kind.words, kinds.get(kind.key), state.hiddenKinds)));
  $("groups").replaceChildren(...about.groups.filter((group) => groups.has(group.key))
    .map((group) => checkRow(group.key, stroke(group.key), group.words, groups.get(group.key), state.hiddenGroups)));
}

function filtersChanged() {
  repaint();
  if (!state.selected) showPanel();
  if (!$("table").hidden) showTable();
}

function showCounts() {
  const shown = state.shownNodes.size;
  $("showing").textContent = `showing ${numbers.format(shown)} of ${numbers.format(Math.max(about.total, nodes.length))}`;
  $("nothing").hidden = shown > 0;
  $("canvas").setAttribute("aria-label", `Graph of ${shown} things and ${state.shownEdges.size} relations`);
}

function confidenceFilter() {
  const slider = $("confidence");
  $("confidence-section").hidden = edges.every((edge) => edge.confidence === null);
  slider.addEventListener("input", () => {
    state.confidence = Number(slider.value);
    $("confidence-value").textContent = state.confidence ? `at least ${state.confidence.toFixed(2)}` : "any";
    filtersChanged();
  });
}

function yearsFilter() {
  const years = nodes.map((node) => node.year).filter((year) => year !== null);
  // A few old years would squeeze the others: what is older than nine in ten counts as that year, but eight years stay.
  const sorted = [...years].sort((a, b) => a - b), last = sorted.at(-1);
  const first = Math.max(sorted[0], Math.min(sorted[Math.floor(sorted.length * 0.1)], last - 8));
  $("years-section").hidden = years.length === 0 || first === last;
  if (years.length === 0 || first === last) return;
  const bars = [];
  for (let year = first; year <= last; year++) bars.push(years.filter((one) => Math.max(one, first) === year).length);
  const most = Math.max(...bars);
  $("histogram").replaceChildren(...bars.map((count) => el("i", { style: `height: ${Math.round((100 * count) / most)}%` })));
  const from = $("year-from"), to = $("year-to");
  for (const slider of [from, to]) Object.assign(slider, { min: first, max: last, step: 1 });
  from.value = first;
  to.value = last;
  const changed = () => {
    const low = Math.min(from.value, to.value), high = Math.max(from.value, to.value);
    state.years = low === first && high === last ? null : [low === first ? -Infinity : low, high];
    $("years-value").textContent = low === high ? `${low}` : `${low} – ${high}`;
    [...$("histogram").children].forEach((bar, at) => bar.classList.toggle("out", first + at < low || first + at > high));
  };
  for (const slider of [from, to]) slider.addEventListener("input", () => { changed(); filtersChanged(); });
  changed();
}
