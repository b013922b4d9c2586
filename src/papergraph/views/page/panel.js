// The panel at the side: a thing with its relations and sentences, a line with its sentences, or where to begin.
const QUOTED = new Set(["derivation", "taxonomy", "comparison", "usage"]);
const FIRST = 8;

function thing(node, attributes) {
  return el("button", { type: "button", class: node.type === "Concept" ? "thing" : "thing paper", ...attributes,
    onclick: () => { select({ node: node.id }); bringIntoView(node.id); } }, symbol(node.kind), bdi(node.name));
}

function outside(link) {
  return el("a", { href: link.url, target: "_blank", rel: "noopener noreferrer" }, bdi(link.text), " ↗");
}

function marked(text, names) {
  // The text with the names in bold, whichever case they are in.
  const wanted = names.filter((name) => name && name.length > 1).map((name) => name.toLowerCase()).sort((a, b) => b.length - a.length);
  const parts = [], low = text.toLowerCase();
  if (low.length !== text.length) return [text];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const found = wanted.find((name) => low.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(low[at - 1] || " ") && !/[\p{L}\p{N}]/u.test(low[at + name.length] || " "));
    if (!found) { at += 1; continue; }
    parts.push(text.slice(from, at), el("b", {}, text.slice(at, at + found.length)));
    from = at += found.length;
  }
  return [...parts, text.slice(from)];
}

function spellings(node) {
  return [node.name, node.properties.full_name, ...(node.properties.aliases || [])];
}

function quoteBox(quote, edge) {
  const paper = about.papers[quote.paper], names = [...spellings(nodeById.get(edge.from)), ...spellings(nodeById.get(edge.to))];
  const said = quote.polarity && quote.polarity !== "asserted" ? el("span", { class: `badge ${quote.polarity}` }, quote.polarity) : null;
  return el("figure", { class: `quote ${quote.polarity || ""}`, style: `--tint: ${tone(groupStyle.get(edge.group))}` },
    el("blockquote", { dir: "auto" }, "“", ...marked(quote.text, names), "”"),
    el("figcaption", {}, said, said ? " " : null, quote.place ? el("code", { dir: "ltr" }, bdi(quote.place)) : null,
      quote.place && paper ? " · " : null, paper ? paperLink(paper, quote.paper) : null));
}

function paperLink(paper, id) {
  const title = bdi(paper.title.length > 80 ? `${paper.title.slice(0, 79)}…` : paper.title);
  if (paper.url) return el("a", { href: paper.url, target: "_blank", rel: "noopener noreferrer" }, title);
  return nodeById.has(id) ? el("a", { href: "#details", onclick: (event) => { event.preventDefault(); select({ node: id }); } }, title) : title;
}

function quotesOf(list) {
  // The first sentence, and the others behind "more".
  const boxes = list.flatMap((edge) => edge.quotes.map((quote) => quoteBox(quote, edge))), rest = boxes.slice(1);
  return [boxes[0], rest.length ? el("details", { class: "more" }, el("summary", {}, `${rest.length} more ${rest.length === 1 ? "sentence" : "sentences"}`), rest) : null];
}

function cue(list) {
  // A small mark that opens the sentences of a relation which needs none to be believed.
  const hidden = el("div", { hidden: true });
  const count = list.reduce((sum, edge) => sum + edge.quotes.length, 0);
  const button = el("button", { type: "button", class: "cue", "aria-expanded": "false", "aria-label": `Show ${count} ${count === 1 ? "sentence" : "sentences"}`,
    onclick: () => {
      if (!hidden.childElementCount) hidden.append(...list.flatMap((edge) => edge.quotes.map((quote) => quoteBox(quote, edge))));
      hidden.hidden = !hidden.hidden;
      button.setAttribute("aria-expanded", String(!hidden.hidden));
    } }, "“”");
  return count ? [button, hidden] : [null, null];
}

function sectionsOf(node) {
  // heading → other node → the edges between the two
  const sections = new Map(about.sections.map((head) => [head, new Map()]));
  for (const edge of edgesOf.get(node.id)) {
    const words = about.relations[edge.type], head = edge.from === node.id ? words.outward : words.inward;
    const far = other(edge, node.id), found = sections.get(head);
    found.set(far.id, [...(found.get(far.id) || []), edge]);
  }
  return [...sections].filter(([, found]) => found.size);
}

function itemOf(node, id, list) {
  const far = nodeById.get(id), quoted = list.some((edge) => QUOTED.has(edge.group));
  const telling = list.filter((edge) => edge.group === "derivation" || edge.group === "comparison");
  const badges = [...new Set(telling.map((edge) => about.relations[edge.type][edge.from === node.id ? "line" : "back"]))];
  const [button, sentences] = quoted ? [null, null] : cue(list);
  const silent = list.every((edge) => !edge.quotes.length);
  return el("li", { class: quoted ? "item quoted" : "item" },
    el("div", { class: "row" }, thing(far), badges.map((text) => el("span", { class: "badge" }, text)), button, far.year ? el("span", { class: "year" }, String(far.year)) : null),
    quoted ? (silent ? el("div", { class: "quote hint" }, "from the vocabulary, without a sentence") : quotesOf(list)) : sentences);
}

function byline(node) {
  const authors = edgesOf.get(node.id).filter((edge) => edge.type === "WROTE").sort((a, b) => (a.properties.position ?? 99) - (b.properties.position ?? 99));
  if (node.type !== "Paper" || !authors.length) return null;
  const names = authors.map((edge) => nodeById.get(edge.from));
  return el("p", { class: "people" }, names.slice(0, 12).flatMap((author, at) => [at ? ", " : "",
    el("button", { type: "button", onclick: () => { select({ node: author.id }); bringIntoView(author.id); } }, bdi(author.name))]),
    names.length > 12 ? ` and ${names.length - 12} more` : null);
}

function sectionBox(node, head, found) {
  const byYear = head === "Led to" || head === "Came from";
  const order = [...found].sort(([a], [b]) => byYear
    ? (nodeById.get(a).year ?? 9999) - (nodeById.get(b).year ?? 9999) : nodeById.get(b).importance - nodeById.get(a).importance);
  const items = order.map(([id, list]) => itemOf(node, id, list));
  const list = el("ul", { class: "items" }, items.slice(0, FIRST));
  const more = items.length > FIRST ? el("div", { class: "actions" }, el("button", { type: "button",
    onclick: (event) => { list.append(...items.slice(FIRST)); event.target.parentNode.remove(); } }, `All ${items.length}`)) : null;
  return el("section", { class: "relations" }, el("h3", {}, head, el("small", {}, String(items.length))), list, more);
}

function factsOf(node) {
  const p = node.properties, date = (text) => String(text ?? "");
  const rows = [
    ["Published", node.type === "Paper" ? date(p.published) : ""], ["First seen", date(p.first_seen)], ["Citations", p.citation_count && numbers.format(p.citation_count)],
    ["Votes", p.votes && numbers.format(p.votes)], ["First listed", date(p.first_listed)], ["Categories", (p.categories || []).join(", ")],
    ["Country", p.country], ["Read as", p.kind && node.type === "Source" ? p.kind : ""], ["Date", date(p.date)],
    ["Contested", (p.contested || []).join(", ")], ["Id", node.id],
  ].filter(([, value]) => value);
  return el("dl", { class: "facts" }, rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, bdi(String(value)))]));
}

const shutButton = () => el("button", { type: "button", class: "shut", "aria-label": "Close the details", onclick: () => select(null) }, "×");

function nodePanel(node) {
  const p = node.properties, kind = node.type === "Concept" ? p.kind : node.type === "Source" ? "List" : node.type;
  const also = (p.aliases || []).filter((alias) => alias !== node.name);
  return [
    shutButton(),
    el("p", { class: "kicker" }, symbol(node.kind), [kind, node.year, p.stub ? "known only as cited" : null].filter(Boolean).join(" · ")),
    el("h2", { dir: "auto", class: node.name.length > 40 ? "long" : null }, node.name),
    byline(node),
    p.full_name ? el("p", { class: "full", dir: "auto" }, p.full_name) : null,
    also.length ? el("p", { class: "also" }, "also ", also.slice(0, 12).flatMap((alias, at) => [at ? ", " : "", bdi(alias)])) : null,
    node.links.length ? el("p", { class: "linkrow" }, node.links.map(outside)) : null,
    factsOf(node),
    el("div", { class: "actions" },
      el("button", { type: "button", onclick: () => startPath(node) }, "Path from here"),
      el("button", { type: "button", onclick: () => network.focus(node.id, { scale: Math.max(1, network.getScale()), animation: motion(true) }) }, "Centre")),
    p.abstract ? el("details", { class: "abstract" }, el("summary", {}, "Abstract"), el("p", { dir: "auto" }, p.abstract)) : null,
    sectionsOf(node).filter(([head]) => head !== "Authors").map(([head, found]) => sectionBox(node, head, found)),
  ];
}

function edgePanel(edge) {
  const p = edge.properties, from = nodeById.get(edge.from), to = nodeById.get(edge.to);
  const rows = [
    ["Confidence", edge.confidence === null ? "" : edge.confidence.toFixed(2)], ["Sentences", p.support], ["Papers", p.papers?.length ?? ""],
    ["First seen", p.first_seen], ["How", (p.how || []).join(", ").replaceAll("_", " ")], ["Roles", (p.roles || []).join(", ").replaceAll("_", " ")],
    ["Limited to", (p.scopes || []).join(", ")], ["Under", (p.headings || []).join("; ")],
  ].filter(([, value]) => value !== "" && value !== undefined && value !== null && !(Array.isArray(value) && !value.length));
  const nothing = p.provenance === "vocabulary" ? "Known from the vocabulary; no sentence in these lists says so." : "No sentence stands behind this line.";
  return [
    shutButton(),
    el("p", { class: "kicker" }, stroke(edge.group), groupStyle.get(edge.group).words),
    el("div", { class: "ends" }, thing(from), el("span", { class: "verb" }, about.relations[edge.type].line), thing(to)),
    rows.length ? el("dl", { class: "facts" }, rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, bdi(String(value)))])) : null,
    el("div", { class: "quotes" }, edge.quotes.length ? edge.quotes.map((quote) => quoteBox(quote, edge)) : el("p", { class: "hint" }, nothing)),
  ];
}

function startPanel() {
  const best = nodes.filter((node) => state.shownNodes.has(node.id)).sort((a, b) => b.importance - a.importance);
  const concepts = best.filter((node) => node.type === "Concept").slice(0, 12), list = concepts.length ? concepts : best.slice(0, 12);
  return [
    el("h2", {}, "Where to begin"),
    el("p", { class: "hint" }, "Click a thing for what it came from and what it led to, or a line for the sentences behind it."),
    el("ul", { class: "items start" }, list.map((node) => el("li", { class: "item" },
      el("div", { class: "row" }, thing(node), node.year ? el("span", { class: "year" }, String(node.year)) : null)))),
  ];
}

function showPanel() {
  const chosen = state.selected, panel = $("details");
  const parts = !chosen ? startPanel() : chosen.path ? pathPanel(chosen.path)
    : chosen.edge ? edgePanel(edgeById.get(chosen.edge)) : nodePanel(nodeById.get(chosen.node));
  panel.replaceChildren(...parts.flat().filter(Boolean));
  panel.scrollTop = 0;
  openSheet("details", Boolean(chosen) && !chosen.calm);
}

function select(choice) {
  state.selected = choice;
  repaint();
  showPanel();
  const node = choice?.node && nodeById.get(choice.node);
  $("said").textContent = node ? `${node.name}, ${node.kind}${node.year ? `, ${node.year}` : ""}, ${edgesOf.get(node.id).length} relations` : "";
}
