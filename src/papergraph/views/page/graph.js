// The drawing: what vis-network is told, what is shown, what is lit. Labels are drawn in labels.js.
const drawnNodes = new vis.DataSet(), drawnEdges = new vis.DataSet();
const told = new Map(); // what vis-network knows of each item, so that it hears of changes only
let network = null;

function bends() {
  // Lines between the same two nodes bend apart; a line alone stays straight.
  const pairs = new Map();
  for (const edge of edges) {
    const key = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
    pairs.set(key, [...(pairs.get(key) || []), edge]);
  }
  for (const group of pairs.values()) {
    group.forEach((edge, at) => {
      const side = at - (group.length - 1) / 2;
      const turned = edge.from > edge.to ? -side : side;
      edge.smooth = Math.abs(side) < 0.1 || edge.from === edge.to ? false
        : { enabled: true, type: turned > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.45, Math.abs(side) * 0.2) };
    });
  }
}

function passes(node) {
  if (node.id === about.focus || state.selected?.node === node.id || state.selected?.path?.nodes.includes(node.id)) return true;
  if (state.hiddenKinds.has(node.kind)) return false;
  return !state.years || node.year === null || (node.year >= state.years[0] && node.year <= state.years[1]);
}

function decide() {
  // The sets of what is shown, from the filters.
  const possible = new Set(nodes.filter(passes).map((node) => node.id));
  state.shownEdges = new Set(edges.filter((edge) =>
    possible.has(edge.from) && possible.has(edge.to) && !state.hiddenGroups.has(edge.group) &&
    (edge.confidence === null || edge.confidence >= state.confidence)).map((edge) => edge.id));
  const alone = (id) => edgesOf.get(id).length > 0 && !edgesOf.get(id).some((edge) => state.shownEdges.has(edge.id));
  const wanted = (id) => id === about.focus || id === state.selected?.node;
  state.shownNodes = state.hideAlone ? new Set([...possible].filter((id) => wanted(id) || !alone(id))) : possible;
}

function light() {
  // What stays bright beside the selection.
  const chosen = state.selected;
  state.lit = null;
  if (!chosen || chosen.calm) return;
  if (chosen.path) state.lit = new Set([...chosen.path.nodes, ...chosen.path.edges]);
  else if (chosen.edge) state.lit = new Set([chosen.edge, edgeById.get(chosen.edge).from, edgeById.get(chosen.edge).to]);
  else {
    const near = edgesOf.get(chosen.node).filter((edge) => state.shownEdges.has(edge.id));
    state.lit = new Set([chosen.node, ...near.flatMap((edge) => [edge.id, edge.from, edge.to])]);
  }
}

function nodeLook(node) {
  const style = kindStyle.get(node.kind), dim = state.lit && !state.lit.has(node.id);
  return {
    id: node.id, hidden: !state.shownNodes.has(node.id), opacity: dim ? 0.14 : 1,
    color: { background: tone(style), border: css("--paper") },
  };
}

// Many lines are drawn finer, so that the nodes stay to be seen.
const calm = Math.max(0.4, Math.min(1, Math.sqrt(350 / (edges.length + 1))));

function edgeLook(edge) {
  const style = groupStyle.get(edge.group), dim = state.lit && !state.lit.has(edge.id);
  const sure = edge.confidence === null ? 1 : 0.45 + 0.55 * edge.confidence;
  const emphasis = state.lit && !dim ? 1.35 : calm, thin = state.lit || ["derivation", "comparison"].includes(edge.group) ? 1 : calm;
  return {
    id: edge.id, hidden: !state.shownEdges.has(edge.id), width: style.width * emphasis,
    color: { color: tone(style), opacity: dim ? 0.07 : sure * thin, inherit: false },
  };
}

function tell(dataset, looks) {
  const changed = looks.filter((look) => {
    const text = JSON.stringify(look), same = told.get(look.id) === text;
    told.set(look.id, text);
    return !same;
  });
  if (changed.length) dataset.update(changed);
}

function repaint() {
  decide();
  light();
  tell(drawnNodes, nodes.map(nodeLook));
  tell(drawnEdges, edges.map(edgeLook));
  network.redraw();
  showCounts();
}

function draw() {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  if (height > 1.15 * width && !about.axis.length) for (const node of nodes) [node.x, node.y] = [-node.y, node.x]; // upright
  bends();
  drawnNodes.add(nodes.map((node) => ({
    id: node.id, x: node.x, y: node.y, size: node.size, shape: kindStyle.get(node.kind).shape, borderWidth: 1.5, chosen: false,
  })));
  drawnEdges.add(edges.map((edge) => {
    const style = groupStyle.get(edge.group);
    return {
      id: edge.id, from: edge.from, to: edge.to, smooth: edge.smooth, dashes: style.dashes.length ? style.dashes : false, chosen: false,
      arrows: style.arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : undefined, selectionWidth: 0, hoverWidth: 0,
    };
  }));
  network = new vis.Network($("canvas"), { nodes: drawnNodes, edges: drawnEdges }, {
    autoResize: true, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: true, selectable: false, keyboard: false, tooltipDelay: 1e6, hideEdgesOnZoom: edges.length > 4000 },
    nodes: { font: { size: 0 }, shapeProperties: { interpolation: false } },
    edges: { smooth: false, endPointOffset: { to: 2 }, arrowStrikethrough: false },
  });
  network.on("click", clicked);
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", () => { $("canvas").style.cursor = "pointer"; });
  network.on("blurEdge", () => { $("canvas").style.cursor = ""; });
  network.on("beforeDrawing", drawAxis);
  network.on("afterDrawing", drawLabels);
}

function clicked({ pointer }) {
  const node = network.getNodeAt(pointer.DOM) ?? labelAt(pointer.DOM), edge = network.getEdgeAt(pointer.DOM);
  if (node !== undefined && state.shownNodes.has(node)) select({ node });
  else if (edge !== undefined && state.shownEdges.has(edge)) select({ edge });
  else select(null);
}

function hover(id) {
  state.hovered = id;
  $("canvas").style.cursor = id ? "pointer" : "";
  network.redraw();
}

function fit(animate) {
  const ids = [...state.shownNodes];
  if (!ids.length) return;
  const places = network.getPositions(ids), xs = ids.map((id) => places[id].x), ys = ids.map((id) => places[id].y);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const room = { x: Math.max(60, width - Math.min(150, width * 0.22)), y: Math.max(60, height - 90) };
  const scale = Math.min(1.5, room.x / (right - left + 1), room.y / (bottom - top + 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: motion(animate) });
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const motion = (wanted) => (wanted && !stillness.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false);

function bringIntoView(id) {
  const place = network.canvasToDOM(network.getPosition(id)), { clientWidth: width, clientHeight: height } = $("canvas");
  const covered = $("details").classList.contains("open") && innerWidth <= 820 ? innerHeight * 0.5 : 0;
  const inside = place.x > 60 && place.x < width - 60 && place.y > 40 && place.y < height - covered - 40;
  if (inside && network.getScale() > 0.45) return;
  network.focus(id, { scale: Math.max(0.8, network.getScale()), offset: { x: 0, y: -covered / 2 }, animation: motion(true) });
}
