// What the page was given, indexed; and the one way in which elements are made: text is text, never markup.
const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const nodes = read("nodes"), edges = read("edges"), about = read("about");
const nodeById = new Map(nodes.map((node) => [node.id, node]));
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
const edgesOf = new Map(nodes.map((node) => [node.id, []]));
for (const edge of edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}
const kindStyle = new Map(about.kinds.map((kind) => [kind.key, kind]));
const groupStyle = new Map(about.groups.map((group) => [group.key, group]));
const numbers = new Intl.NumberFormat("en");

const state = {
  hiddenKinds: new Set(about.kinds.filter((kind) => kind.quiet).map((kind) => kind.key)),
  hiddenGroups: new Set(about.groups.filter((group) => group.quiet).map((group) => group.key)),
  confidence: 0, years: null, hideAlone: true,
  selected: null, // {node} or {edge} or {path: {nodes, edges}}
  lit: null, // ids that stay bright, or null for all
  shownNodes: new Set(), shownEdges: new Set(),
};

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}
const bdi = (text, attributes) => el("bdi", { dir: "auto", ...attributes }, text);
const other = (edge, id) => nodeById.get(edge.from === id ? edge.to : edge.from);
const weight = { derivation: 1, taxonomy: 1.3, comparison: 1.4, usage: 1.4, concept: 2, list: 3, bibliographic: 2.2, statistics: 3 };

// A small drawing of a node's shape or an edge's line, for legends and lists.
function svg(width, height, shape, attributes) {
  const space = "http://www.w3.org/2000/svg";
  const root = document.createElementNS(space, "svg"), inner = document.createElementNS(space, shape);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" })) root.setAttribute(name, value);
  for (const [name, value] of Object.entries(attributes)) inner.setAttribute(name, value);
  root.append(inner);
  return root;
}
const OUTLINES = {
  square: "M2 2h8v8h-8z", diamond: "M6 .5 11.5 6 6 11.5.5 6z", triangle: "M6 1 11.5 10.5H.5z", hexagon: "M3.2 1.2h5.6L11.6 6 8.8 10.8H3.2L.4 6z",
};
function symbol(kind) {
  const style = kindStyle.get(kind);
  if (style.shape === "dot") return svg(12, 12, "circle", { cx: 6, cy: 6, r: 5, fill: tone(style) });
  return svg(12, 12, "path", { d: OUTLINES[style.shape], fill: tone(style) });
}
function stroke(group) {
  const style = groupStyle.get(group);
  return svg(22, 12, "path", {
    d: style.arrow ? "M0 6H20M15.5 2.5 20 6l-4.5 3.5" : "M0 6H22", fill: "none", stroke: tone(style),
    "stroke-width": Math.max(1.2, style.width), "stroke-dasharray": style.arrow ? "none" : style.dashes.join(" ") || "none",
  });
}
const darkMode = matchMedia("(prefers-color-scheme: dark)");
const tone = (style) => (darkMode.matches ? style.dark : style.light);
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
