// Names on the drawing, as on a map: always readable, the important ones first, none over another.
const LABEL_SIZE = 12.5, PAPER_SIZE = 11, HEAD_SIZE = 15;
let placedLabels = []; // rectangles on the screen, for clicks on a name
const widths = new Map();

function textWidth(context, font, text) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

function labelOrder() {
  const rank = (node) => {
    let value = node.importance + (node.large ? 1 : 0);
    if (state.lit && state.lit.has(node.id)) value += 5;
    if (node.id === about.focus) value += 3;
    if (node.id === state.selected?.node) value += 20;
    if (node.id === state.hovered) value += 30;
    return value;
  };
  return nodes.filter((node) => state.shownNodes.has(node.id) && (!state.lit || state.lit.has(node.id) || node.id === state.hovered))
    .map((node) => [rank(node), node]).sort((a, b) => b[0] - a[0]).map((pair) => pair[1]);
}

class Room {
  // Rectangles that are taken, in a coarse grid.
  constructor() { this.cells = new Map(); }
  *keys(box) {
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x++)
      for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y++) yield `${x},${y}`;
  }
  take(box) {
    for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]);
  }
  free(box, but, importance = 0) {
    // A name may lie over what matters much less than what it names, or nothing in a crowd would be named.
    for (const key of this.keys(box))
      for (const taken of this.cells.get(key) || [])
        if ((but === undefined || taken.id !== but) && !(taken.disc < 0.85 * importance) && taken.left < box.right && taken.right > box.left && taken.top < box.bottom && taken.bottom > box.top) return false;
    return true;
  }
}

function candidates(at, radius, width, height) {
  const box = (x, y) => ({ left: x - 2, right: x + width + 2, top: y, bottom: y + height, x, y });
  return [
    box(at.x - width / 2, at.y + radius + 3), box(at.x + radius + 5, at.y - height / 2),
    box(at.x - width / 2, at.y - radius - height - 2), box(at.x - radius - width - 5, at.y - height / 2),
  ];
}

function drawLabels(context) {
  const scale = network.getScale(), { clientWidth, clientHeight } = $("canvas"), family = css("--sans");
  const ink = css("--ink"), muted = css("--muted"), halo = css("--paper"), accent = css("--accent");
  const ids = [...state.shownNodes], places = network.getPositions(ids), room = new Room(), screen = new Map();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  for (const id of ids) {
    const at = { x: places[id].x * scale + origin.x, y: places[id].y * scale + origin.y }, radius = nodeById.get(id).size * scale;
    if (at.x < -200 || at.y < -60 || at.x > clientWidth + 200 || at.y > clientHeight + 60) continue;
    screen.set(id, { at, radius });
    const taken = id === about.focus || id === state.selected?.node ? radius + 5 : radius * 0.85;
    if (!state.lit || state.lit.has(id)) room.take({ id, disc: nodeById.get(id).importance, left: at.x - taken, right: at.x + taken, top: at.y - taken, bottom: at.y + taken });
  }
  context.save();
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  ring(context, screen, accent);
  placedLabels = [];
  for (const node of labelOrder()) {
    if (!screen.has(node.id)) continue;
    const special = node.id === about.focus || node.id === state.selected?.node, hovered = node.id === state.hovered;
    const concept = node.large;
    const size = special ? HEAD_SIZE : concept ? LABEL_SIZE + 2.5 * Math.max(0, node.importance - 0.6) : PAPER_SIZE;
    const font = `${special || hovered ? "650" : concept ? "550" : "400"} ${size}px ${family}`;
    const text = hovered || special ? (node.name.length > 70 ? `${node.name.slice(0, 69)}…` : node.name) : node.label;
    const { at, radius } = screen.get(node.id), width = textWidth(context, font, text), height = size * 1.3;
    const places = candidates(at, radius, width, height);
    const whole = (place) => (place.left > 0 && place.right < clientWidth) || at.x < 0 || at.x > clientWidth;
    const fits = (importance) => places.find((place) => whole(place) && room.free(place, node.id, importance));
    const box = fits(0) || fits(node.importance) || (hovered || special ? places[0] : null);
    if (!box) continue;
    room.take(box);
    placedLabels.push({ ...box, node: node.id });
    write(context, font, text, box, height, concept || special || hovered ? ink : muted, halo);
  }
  if (state.lit) edgeWords(context, room, screen, family, muted, halo);
  context.restore();
}

function write(context, font, text, box, height, colour, halo) {
  context.font = font;
  context.textAlign = "left";
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, box.x, box.y + height / 2);
  context.fillStyle = colour;
  context.fillText(text, box.x, box.y + height / 2);
}

function ring(context, screen, colour) {
  for (const id of new Set([about.focus, state.selected?.node])) {
    const seen = screen.get(id);
    if (!seen || (state.lit && !state.lit.has(id))) continue;
    context.beginPath();
    context.arc(seen.at.x, seen.at.y, seen.radius * (kindStyle.get(nodeById.get(id).kind).shape === "dot" ? 1 : 1.3) + 4, 0, 2 * Math.PI);
    context.lineWidth = id === state.selected?.node ? 2 : 1;
    context.strokeStyle = colour;
    context.stroke();
  }
}

// Beside a selection, the lines say what they mean.
function edgeWords(context, room, screen, family, colour, halo) {
  const font = `italic 400 11px ${family}`;
  for (const edge of [...edges].filter((one) => state.lit.has(one.id)).sort((one, two) => weight[one.group] - weight[two.group])) {
    if (!state.shownEdges.has(edge.id) || ["concept", "bibliographic", "list"].includes(edge.group)) continue;
    const a = screen.get(edge.from)?.at, b = screen.get(edge.to)?.at;
    if (!a || !b) continue;
    const text = about.relations[edge.type]?.line || edge.type, width = textWidth(context, font, text);
    if (Math.hypot(a.x - b.x, a.y - b.y) < width + 40) continue;
    const middle = middleOf(edge, a, b), x = middle.x - width / 2, y = middle.y - 7;
    const box = { left: x - 2, right: x + width + 2, top: y, bottom: y + 14, x, y };
    if (!room.free(box)) continue;
    room.take(box);
    write(context, font, text, box, 14, colour, halo);
  }
}

// Where the middle of a line is drawn: vis-network bends it through a point that it computes like this.
function middleOf(edge, a, b) {
  const straight = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (!edge.smooth) return straight;
  const reach = (edge.smooth.roundness + 1) / 2, turn = edge.smooth.type === "curvedCW" ? reach : -reach;
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + turn * Math.PI, length = reach * Math.hypot(a.x - b.x, a.y - b.y);
  return { x: (straight.x + a.x + length * Math.sin(angle)) / 2, y: (straight.y + a.y + length * Math.cos(angle)) / 2 };
}

function labelAt(point) {
  return placedLabels.find((box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom)?.node;
}

function drawAxis(context) {
  if (!about.axis.length) return;
  const { clientHeight } = $("canvas");
  context.save();
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.font = `400 12px ${css("--sans")}`;
  context.textBaseline = "top";
  context.fillStyle = css("--faint");
  context.strokeStyle = css("--line");
  let last = -Infinity;
  for (const mark of about.axis) {
    const { x } = network.canvasToDOM({ x: mark.x, y: 0 });
    context.beginPath();
    context.moveTo(Math.round(x) + 0.5, 0);
    context.lineTo(Math.round(x) + 0.5, clientHeight);
    context.stroke();
    if (x - last > 44) {
      context.fillText(String(mark.year), x + 6, 10);
      last = x;
    }
  }
  context.restore();
}
