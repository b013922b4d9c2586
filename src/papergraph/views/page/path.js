// The shortest way between two things along what is shown; lineage counts as nearer than being named together.
function findPath(start, goal) {
  const far = new Map([[start, 0]]), came = new Map(), open = new Set([start]);
  while (open.size) {
    const here = [...open].reduce((best, id) => (far.get(id) < far.get(best) ? id : best));
    if (here === goal) break;
    open.delete(here);
    for (const edge of edgesOf.get(here)) {
      if (!state.shownEdges.has(edge.id)) continue;
      const next = other(edge, here).id, length = far.get(here) + weight[edge.group];
      if (length < (far.get(next) ?? Infinity)) { far.set(next, length); came.set(next, edge); open.add(next); }
    }
  }
  if (!came.has(goal)) return null;
  const path = { nodes: [goal], edges: [] };
  for (let at = goal; at !== start;) {
    const edge = came.get(at);
    at = other(edge, at).id;
    path.edges.unshift(edge.id);
    path.nodes.unshift(at);
  }
  return path;
}

function tryPath() {
  const start = $("path-from").dataset.node, goal = $("path-to").dataset.node;
  if (!start || !goal || start === goal) return;
  select({ path: findPath(start, goal) || { nodes: [start, goal], edges: [], none: true } });
  fitPath(state.selected.path.nodes);
}

function fitPath(ids) {
  network.fit({ nodes: ids.filter((id) => state.shownNodes.has(id)), maxZoomLevel: 1.1, animation: motion(true) });
}

function startPath(node) {
  $("path-from").value = node.name;
  $("path-from").dataset.node = node.id;
  if (innerWidth <= 820) openSheet("filters", true);
  $("path-to").focus();
  tryPath();
}

function pathPanel(path) {
  const [start, goal] = [nodeById.get(path.nodes[0]), nodeById.get(path.nodes.at(-1))];
  const steps = path.nodes.flatMap((id, at) => {
    const edge = edgeById.get(path.edges[at]);
    const words = edge && `${edge.from === id ? "" : "← "}${about.relations[edge.type].line}${edge.from === id ? " →" : ""}`;
    return [el("li", {}, thing(nodeById.get(id))),
      edge ? el("li", {}, el("button", { type: "button", class: "verb", onclick: () => select({ edge: edge.id }) }, words)) : null];
  });
  return [
    shutButton(), el("p", { class: "kicker" }, "Path"),
    el("h2", { class: "long" }, bdi(start.name), " → ", bdi(goal.name)),
    path.none ? el("p", { class: "hint" }, "Nothing that is shown leads from the one to the other.")
      : el("ol", { class: "steps" }, steps.filter(Boolean)),
  ];
}
