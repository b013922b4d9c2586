// Buttons, keys, sheets, downloads; then the page is put together.
function openSheet(name, open) {
  $(name).classList.toggle("open", open);
  if (open) $(name === "filters" ? "details" : "filters").classList.remove("open");
  $("show-filters").setAttribute("aria-expanded", String($("filters").classList.contains("open")));
}

function save(name, blob) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
const fileName = (suffix) => `${about.title.replace(/[^\p{L}\p{N}.-]+/gu, "-").replace(/^[-.]+|-+$/g, "").slice(0, 60) || "papergraph"}.${suffix}`;

function savePicture() {
  const drawn = $("canvas").querySelector("canvas"), picture = el("canvas", { width: drawn.width, height: drawn.height }), context = picture.getContext("2d");
  context.fillStyle = css("--paper");
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, 0, 0);
  picture.toBlob((blob) => save(fileName("png"), blob), "image/png");
}

function saveData() {
  const data = {
    nodes: nodes.filter((node) => state.shownNodes.has(node.id)).map((node) => ({ id: node.id, label: node.type, properties: node.properties })),
    edges: edges.filter((edge) => state.shownEdges.has(edge.id)).map((edge) => ({ type: edge.type, source: edge.from, target: edge.to, properties: edge.properties })),
  };
  save(fileName("json"), new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)), animation: motion(true) });
}

function step(x, y) {
  // To the nearest shown thing in that direction.
  const from = state.selected?.node ?? about.focus ?? nodes.find((node) => state.shownNodes.has(node.id))?.id;
  if (!from) return;
  const places = network.getPositions([...state.shownNodes]), here = places[from];
  let best = null;
  for (const [id, place] of Object.entries(places)) {
    const ahead = (place.x - here.x) * x + (place.y - here.y) * y, aside = Math.abs((place.x - here.x) * y) + Math.abs((place.y - here.y) * x);
    const cost = ahead + 2 * aside;
    if (id !== from && ahead > 0 && (!best || cost < best.cost)) best = { id, cost };
  }
  if (!best) return;
  select({ node: best.id });
  bringIntoView(best.id);
}

function keys(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if ($("filters").classList.contains("open")) openSheet("filters", false);
    else select(null);
  } else if (event.key === "/" && !typing) { event.preventDefault(); $("search").focus(); $("search").select(); }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function canvasKeys(event) {
  if (ARROWS[event.key]) { event.preventDefault(); step(...ARROWS[event.key]); }
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit(true);
}

function toggleMotion() {
  const on = $("relax").getAttribute("aria-pressed") !== "true";
  $("relax").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: on ? { enabled: true, solver: "forceAtlas2Based", stabilization: false,
    forceAtlas2Based: { gravitationalConstant: -60, springLength: 90, springConstant: 0.05, avoidOverlap: 0.4 }, maxVelocity: 25 } : false });
}

draw();
fillLegend();
confidenceFilter();
yearsFilter();
repaint();
combobox("search", (node) => { select({ node: node.id }); bringIntoView(node.id); });
combobox("path-from", tryPath);
combobox("path-to", tryPath);
$("alone").addEventListener("change", () => { state.hideAlone = $("alone").checked; filtersChanged(); });
$("show-table").addEventListener("click", toggleTable);
$("save-png").addEventListener("click", savePicture);
$("save-json").addEventListener("click", saveData);
$("relax").addEventListener("click", toggleMotion);
$("zoom-in").addEventListener("click", () => zoom(1.4));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
$("zoom-fit").addEventListener("click", () => fit(true));
$("show-filters").addEventListener("click", () => openSheet("filters", !$("filters").classList.contains("open")));
document.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => openSheet(button.dataset.close, false)));
document.addEventListener("keydown", keys);
$("canvas").addEventListener("keydown", canvasKeys);
darkMode.addEventListener("change", () => { fillLegend(); repaint(); showPanel(); });
if (about.focus) select({ node: about.focus, calm: true });
else showPanel();
fit(false);
// For scripts around the page: where on the screen a thing or the middle of a line is, and choosing it.
globalThis.papergraph = {
  select: (id) => select(nodeById.has(id) ? { node: id } : edgeById.has(id) ? { edge: id } : null),
  place: (id) => {
    const edge = edgeById.get(id), frame = $("canvas").getBoundingClientRect(), at = (one) => network.canvasToDOM(network.getPosition(one));
    const place = edge ? middleOf(edge, at(edge.from), at(edge.to)) : at(id);
    return { x: place.x + frame.x, y: place.y + frame.y };
  },
};
document.documentElement.dataset.ready = "true";
