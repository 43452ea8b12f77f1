"use strict";
// The page around the drawing. Everything that comes from the data is set as text.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
  const relations = new Map(data.relations.map((relation) => [relation.id, relation]));
  const things = new Map(data.nodes.map((node) => [node.id, node]));
  const lines = new Map(data.edges.map((edge) => [edge.id, edge]));
  const statements = new Map(data.statements.map((one, place) => [one.id, place]));
  const positionsOf = data.statements.map(() => []);
  data.positions.forEach((position, place) => positionsOf[position.statement].push(place));
  const drawing = window.network;

  // The days that statements are dated with; an undated one belongs to every time.
  const dayOf = (place) => data.sources[data.statements[place].source].issued.slice(0, 10);
  const days = [...new Set(data.statements.map((_, place) => dayOf(place)))].filter(Boolean).sort();

  const state = { type: "", id: "", off: new Set(), since: 0, until: Math.max(days.length - 1, 0) };
  const plural = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

  // -- making elements -------------------------------------------------------------

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  function draw(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function glyph(width, ...shapes) {
    const svg = draw("svg", { width, height: 16, class: "glyph", "aria-hidden": "true" });
    svg.append(...shapes);
    return svg;
  }

  const OUTLINES = {
    square: "2,2 14,2 14,14 2,14",
    diamond: "8,0.5 15.5,8 8,15.5 0.5,8",
    triangle: "8,1.5 15.5,14.5 0.5,14.5",
    triangleDown: "8,14.5 15.5,1.5 0.5,1.5",
    hexagon: "4,1.5 12,1.5 16,8 12,14.5 4,14.5 0,8",
    star: "8,0 10,5.6 16,5.8 11.3,9.5 13,15.4 8,12 3,15.4 4.7,9.5 0,5.8 6,5.6",
  };
  const BOXES = { card: 2, pill: 6, sheet: 0 };

  function kindGlyph(kind) {
    const { shape } = kinds.get(kind);
    const colour = `var(--kind-${colourName(kind)})`;
    const paint = { fill: colour, stroke: colour };
    if (shape in OUTLINES) {
      return glyph(16, draw("polygon", { points: OUTLINES[shape], ...paint }));
    }
    if (shape in BOXES) {
      const box = { x: 1, y: 2.5, width: 18, height: 11, rx: BOXES[shape] };
      const fill = `var(--fill-${kind})`;
      return glyph(20, draw("rect", { ...box, fill, stroke: colour, "stroke-width": 1.5 }));
    }
    return glyph(16, draw("circle", { cx: 8, cy: 8, r: 6.5, ...paint }));
  }

  function lineGlyph(id) {
    const { dashes, width, end } = relations.get(id);
    const colour = `var(--rel-${id})`;
    const stroke = { stroke: colour, "stroke-width": width };
    const shapes = [
      draw("line", {
        x1: 0, y1: 8, x2: end ? 32 : 40, y2: 8, ...stroke,
        "stroke-dasharray": dashes.join(" ") || "none",
      }),
    ];
    const solid = { fill: colour, stroke: colour };
    if (end === "arrow") shapes.push(draw("polygon", { points: "31,3 41,8 31,13", ...solid }));
    if (end === "vee") {
      shapes.push(draw("polygon", { points: "30,3 41,8 30,13 34,8", ...solid }));
    }
    if (end === "bar") {
      shapes.push(draw("line", { x1: 36, y1: 1.5, x2: 36, y2: 14.5, ...stroke }));
    }
    if (end === "box") {
      shapes.push(draw("rect", { x: 32, y: 4.5, width: 7, height: 7, ...solid }));
    }
    if (end === "circle") shapes.push(draw("circle", { cx: 36, cy: 8, r: 4, ...solid }));
    return glyph(42, ...shapes);
  }

  // -- colours, from the style sheet ------------------------------------------------

  const probe = make("span", { hidden: "" });
  document.body.append(probe);

  function colour(name) {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  }

  const KNOWN = new Set(["person", "organization", "unit", "state", "collaboration",
    "collective", "initiative", "claim", "topic", "source"]);
  const colourName = (kind) => (KNOWN.has(kind) ? kind : "other");

  // -- what is shown ----------------------------------------------------------------

  function inTime(place) {
    const day = dayOf(place);
    return !day || (days[state.since] <= day && day <= days[state.until]);
  }

  const inTimeOf = (edge) => edge.statements.filter(inTime);

  /** Whether only a part of the time is shown. */
  const spans = () => state.since > 0 || state.until < days.length - 1;

  // A line of both sides stands for the two lines it joins, as long as both have words.
  const joined = new Map();
  for (const edge of data.edges) {
    if (edge.joins) {
      const sides = edge.joins.map((id) => lines.get(id));
      sides.forEach((side) => joined.set(side.id, sides));
      joined.set(edge.id, sides);
    }
  }

  const always = () => true;

  // A line between equals is seen from both ends alike.
  const EQUALS = new Set(["agrees-with", "disagrees-with", "shares-with"]);

  /** Count a line between two again: how often they say the same, and how often not. */
  function meetings(edge, when) {
    const topics = new Map();
    for (const { holder, target, stance, statement } of edge.positions.map((one) => data.positions[one])) {
      if (!when(statement)) continue;
      if (!topics.has(target.label)) topics.set(target.label, new Map());
      const sides = topics.get(target.label);
      const key = holder.node === edge.from ? "from" : "to";
      if (!sides.has(key)) sides.set(key, { supports: 0, opposes: 0, all: 0 });
      sides.get(key).all += 1;
      if (stance in sides.get(key)) sides.get(key)[stance] += 1;
    }
    const sum = { same: 0, other: 0, all: 0 };
    for (const sides of topics.values()) {
      const [a, b] = [sides.get("from"), sides.get("to")];
      if (!a || !b) continue;
      sum.same += a.supports * b.supports + a.opposes * b.opposes;
      sum.other += a.supports * b.opposes + a.opposes * b.supports;
      sum.all += a.all * b.all;
    }
    return sum;
  }

  const RECOUNTS = {
    subtract: ({ same, other }, relation) => (relation === "agrees-with" ? same > other : other > same),
    congruence: ({ same }) => same > 0,
    conflict: ({ other }) => other > 0,
    ignore: ({ all }) => all > 0,
    meet: ({ all }) => all > 0,
  };

  /** Whether a line is true of a time; `when` says of a statement whether it is in it. */
  function stands(edge, when) {
    if (edge.statements.length && !edge.statements.some(when)) return false;
    // Statements of all time made the line: only for a part is it counted again.
    if (edge.recount === "meet" && when === always) return true;
    if (edge.recount) return RECOUNTS[edge.recount](meetings(edge, when), edge.relation);
    const sides = joined.get(edge.id);
    if (!sides) return true;
    const both = sides.every((side) => side.statements.some(when));
    return edge.joins ? both : !both;
  }

  /** The lines that are true of all the time. */
  const standing = data.edges.filter((edge) => stands(edge, always));

  // Kept until the time changes: every statement and every line asks for it.
  let kept = { time: "", lines: new Set() };

  function standsNow(edge) {
    const time = `${state.since} ${state.until}`;
    if (kept.time !== time) {
      const when = spans() ? inTime : always;
      kept = { time, lines: new Set(data.edges.filter((one) => stands(one, when))) };
    }
    return kept.lines.has(edge);
  }

  const linesOf = data.statements.map(() => []);
  for (const edge of data.edges) edge.statements.forEach((place) => linesOf[place].push(edge));

  const lineShown = (edge) => !state.off.has(edge.relation) && standsNow(edge)
    && !state.off.has(things.get(edge.from).kind) && !state.off.has(things.get(edge.to).kind);

  function shownThings() {
    const tied = new Set();
    const shown = new Set();
    for (const edge of data.edges) {
      tied.add(edge.from).add(edge.to);
      if (lineShown(edge)) shown.add(edge.from).add(edge.to);
    }
    // What never had a line is shown; what has lost its last one is not.
    for (const node of data.nodes) {
      if (!tied.has(node.id) && !state.off.has(node.kind)) shown.add(node.id);
    }
    return shown;
  }

  function statementShown(place) {
    return inTime(place) && (!linesOf[place].length || linesOf[place].some(lineShown));
  }

  /** The things and lines that the selection is about; everything when there is none. */
  function lit() {
    if (!state.type) return null;
    const chosen = data.edges.filter((edge) => {
      if (state.type === "n") return edge.from === state.id || edge.to === state.id;
      if (state.type === "e") return edge.id === state.id;
      return edge.statements.includes(statements.get(state.id));
    });
    const ends = chosen.flatMap((edge) => [edge.from, edge.to]);
    if (state.type === "n") ends.push(state.id);
    return { nodes: new Set(ends), edges: new Set(chosen.map((edge) => edge.id)) };
  }

  // -- the drawing ------------------------------------------------------------------

  const faded = (colour) => colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.4)");

  function nodeStyle(node, palette, shown, light) {
    const { shape } = kinds.get(node.kind);
    const name = colourName(node.kind);
    const border = palette(`kind-${name}`);
    const boxed = shape in BOXES;
    const fill = boxed ? palette(`fill-${node.kind}`) : border;
    const chosen = state.type === "n" && state.id === node.id;
    const edge = chosen ? palette("accent") : border;
    const ink = shape === "sheet" ? palette("on-source") : palette("ink");
    const dim = light && !light.nodes.has(node.id);
    const font = { color: dim ? faded(ink) : ink, face: getComputedStyle(document.body).fontFamily };
    if (!boxed) Object.assign(font, { strokeWidth: 4, strokeColor: palette("card"), vadjust: -2 });
    return {
      id: node.id,
      hidden: !shown.has(node.id),
      opacity: dim ? 0.25 : 1,
      color: {
        background: fill, border: edge,
        highlight: { background: fill, border: edge },
        hover: { background: fill, border: palette("accent") },
      },
      borderWidth: chosen ? 4 : 1.5,
      borderWidthSelected: 4,
      font,
    };
  }

  function edgeStyle(edge, palette, light) {
    const tone = palette(`rel-${edge.relation}`);
    const opacity = light && !light.edges.has(edge.id) ? 0.12 : 1;
    return {
      id: edge.id,
      hidden: !lineShown(edge),
      color: { color: tone, highlight: tone, hover: palette("accent"), inherit: false, opacity },
    };
  }

  function paint() {
    if (!drawing) return;
    const seen = new Map();
    const palette = (name) => {
      if (!seen.has(name)) seen.set(name, colour(name));
      return seen.get(name);
    };
    const light = lit();
    const shown = shownThings();
    window.nodes.update(data.nodes.map((node) => nodeStyle(node, palette, shown, light)));
    window.edges.update(data.edges.map((edge) => edgeStyle(edge, palette, light)));
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const animation = () => (calm.matches ? false : { duration: 260, easingFunction: "easeOutQuad" });

  function showAll() {
    drawing.fit({ animation: animation(), maxZoomLevel: 1.4 });
  }

  /** On a small screen all of it at once cannot be read: begin with the largest hub. */
  function startView() {
    showAll();
    if (drawing.getScale() > 0.6 || !matchMedia("(max-width: 40rem)").matches) return;
    const often = new Map();
    for (const { from } of data.edges) often.set(from, (often.get(from) || 0) + 1);
    const [hub] = [...often].sort((a, b) => b[1] - a[1])[0] || [];
    if (hub) drawing.focus(hub, { scale: 0.72, animation: false });
  }

  function zoom(factor) {
    drawing.moveTo({ scale: drawing.getScale() * factor, animation: animation() });
  }

  /** Move the selection into sight, if it is out of it. */
  function bring(light) {
    if (!drawing || !light) return;
    const { clientWidth: width, clientHeight: height } = byId("mynetwork");
    const points = Object.values(drawing.getPositions([...light.nodes]));
    const out = points.some((point) => {
      const { x, y } = drawing.canvasToDOM(point);
      return x < 20 || y < 20 || x > width - 20 || y > height - 20;
    });
    if (out) {
      drawing.fit({ nodes: [...light.nodes], animation: animation(), maxZoomLevel: 1 });
    }
  }

  function clicked(event) {
    if (event.nodes.length) go("n", event.nodes[0]);
    else if (event.edges.length) go("e", event.edges[0]);
    else go("", "");
  }

  /** Let drawing and panel fill what the head leaves of the window. */
  function fillWindow() {
    const stage = document.querySelector(".stage");
    document.documentElement.style.setProperty("--above", `${stage.offsetTop}px`);
  }

  function startDrawing() {
    const frame = byId("mynetwork");
    if (!drawing) {
      byId("no-drawing").hidden = false;
      frame.hidden = true;
      return;
    }
    frame.setAttribute("aria-label", `Drawing of ${plural(data.nodes.length, "thing")} and `
      + `${plural(standing.length, "line")}; the table below says the same in words`);
    // The drawing has no keys of its own: what it shows is reached by search and lists.
    frame.querySelectorAll("[tabindex]").forEach((part) => part.removeAttribute("tabindex"));
    // The wheel scrolls the page; with Ctrl (or two fingers) it zooms the drawing.
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    }, { capture: true });
    drawing.on("click", clicked);
    for (const [name, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"],
      ["blurNode", ""], ["blurEdge", ""]]) {
      drawing.on(name, () => { frame.style.cursor = cursor; });
    }
    byId("zoom-in").addEventListener("click", () => zoom(1.3));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    byId("fit").addEventListener("click", showAll);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) {
      matchMedia(query).addEventListener("change", paint);
    }
  }

  // -- words ------------------------------------------------------------------------

  const link = (type, id, ...children) =>
    make("a", { href: `#${type}=${id}`, "data-go": `${type}=${id}` }, ...children);

  const thing = ({ label, node }) => (node ? link("n", node, label) : label);
  const nodeLink = (id) => link("n", id, things.get(id).label);

  function relationWords(id) {
    return make("span", { class: "relation" }, lineGlyph(id), " ", relations.get(id).words);
  }

  function stanceLine(place) {
    const position = data.positions[place];
    const drawn = relations.has(position.stance);
    const words = drawn ? relationWords(position.stance)
      : make("span", { class: "relation" }, position.words);
    const set = position.rank === "deprecated";
    const coders = new Set(positionsOf[position.statement].map((one) => data.positions[one].coder));
    const notes = coders.size > 1 ? [`coded by ${position.coder}`] : [];
    if (position.confidence) notes.push(`confidence ${position.confidence}`);
    if (set) notes.push("set aside on review");
    return make("li", {},
      make("span", { class: set ? "set-aside" : null },
        thing(position.holder), " ", words, " ", thing(position.target)),
      notes.length ? make("span", { class: "aside" }, ` – ${notes.join(", ")}`) : "");
  }

  /** The words of a statement, cut where a part or a mark begins or ends. */
  function quotation(statement, marks) {
    // Offsets count code points, as Python does; strings here count UTF-16 units.
    const letters = Array.from(statement.text);
    const cuts = new Set([0, letters.length]);
    for (const [, start, end] of statement.parts) cuts.add(start).add(end);
    for (const [start, end] of marks) cuts.add(start).add(end);
    const edges = [...cuts].filter((cut) => cut <= letters.length).sort((a, b) => a - b);
    const quote = make("blockquote");
    for (let place = 1; place < edges.length; place += 1) {
      const [start, end] = [edges[place - 1], edges[place]];
      const words = letters.slice(start, end).join("");
      const part = statement.parts.find(([, from, to]) => from <= start && end <= to);
      const marked = marks.some(([from, to]) => from <= start && end <= to);
      quote.append(stretch(words, part ? part[0] : "", marked));
    }
    return quote;
  }

  function stretch(words, part, marked) {
    if (part === "elision") {
      return make("span", { class: "elision", title: "left out by the publisher" }, words);
    }
    if (part === "insertion") {
      return make("span", { class: "insertion", title: "put in by the publisher" }, words);
    }
    if (!part && words.trim()) {
      return make("span", { class: "unsaid", title: "not the speaker's words" }, words);
    }
    return marked && part ? make("mark", {}, words) : document.createTextNode(words);
  }

  /** What to mark in a statement: evidence and mentions that the selection rests on. */
  function marksIn(place) {
    const statement = data.statements[place];
    const marks = [];
    const mentions = (id) => statement.mentions.filter(([node]) => node === id)
      .forEach(([, start, end]) => marks.push([start, end]));
    if (state.type === "n") {
      mentions(state.id);
      for (const number of positionsOf[place]) {
        const position = data.positions[number];
        if (position.target.node === state.id) marks.push(...position.evidence);
      }
    }
    if (state.type === "e") {
      const edge = lines.get(state.id);
      if (edge.relation === "speaks-about") mentions(edge.to);
      for (const number of edge.positions) {
        const position = data.positions[number];
        if (position.statement === place) marks.push(...position.evidence);
      }
    }
    return marks;
  }

  const MODES = {
    direct: "direct quotation",
    coded: "marked by a coder",
    indirect: "indirect speech",
    mixed: "partly quoted",
    editorial: "the publisher's own voice",
  };

  function badges(statement, place) {
    const source = data.sources[statement.source];
    const has = (kind) => statement.parts.some(([part]) => part === kind);
    const list = [[MODES[statement.mode] || statement.mode, ""]];
    if (source.translation) list.push([source.translation, "alert"]);
    if (has("elision")) list.push(["elided: words left out by the publisher", ""]);
    if (has("insertion")) list.push(["editor's insertion", ""]);
    const coders = new Set(positionsOf[place].map((number) => {
      const { coder, coderKind } = data.positions[number];
      return coderKind ? `${coder} (${coderKind})` : coder;
    }));
    if (!coders.size) list.push(["no position coded", ""]);
    for (const coder of coders) list.push([`coded by ${coder}`, ""]);
    return make("ul", { class: "badges" },
      ...list.map(([words, mood]) => make("li", { class: mood || null }, words)));
  }

  function outside(url) {
    try {
      const { protocol } = new URL(url);
      return protocol === "http:" || protocol === "https:";
    } catch {
      return false;
    }
  }

  const speakersOf = (statement) => statement.speakers.map(({ label }) => label).join(", ");

  function citation(statement) {
    const source = data.sources[statement.source];
    const who = statement.role || speakersOf(statement);
    const parts = [`“${statement.text}”`, who, `in: ${source.title}`, source.publisher,
      source.issued, `characters ${statement.start}–${statement.end}`, source.translation,
      outside(source.url) ? source.url : ""];
    return parts.filter(Boolean).join("; ");
  }

  function copyButton(statement) {
    const button = make("button", { type: "button" }, "Copy citation");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation(statement));
        button.textContent = "Copied";
      } catch {
        button.textContent = "The browser does not allow it";
      }
    });
    return button;
  }

  function card(place, marks) {
    const statement = data.statements[place];
    const source = data.sources[statement.source];
    const speakers = statement.speakers.flatMap((one, at) => (at ? [", ", thing(one)] : [thing(one)]));
    const where = [statement.section, statement.heading].filter(Boolean).join(" › ");
    return make("article", { class: "card", "data-statement": statement.id },
      make("h3", { class: "who" }, ...speakers),
      positionsOf[place].length
        ? make("ul", { class: "stances" }, ...positionsOf[place].map(stanceLine)) : null,
      quotation(statement, marks),
      statement.role ? make("p", { class: "role" }, "As named in this source: ", statement.role) : null,
      make("p", { class: "origin" },
        [source.publisher, source.issued && `issued ${source.issued}`].filter(Boolean).join(", "),
        source.publisher || source.issued ? ". " : "", make("cite", {}, source.title)),
      make("p", { class: "place" }, where ? `${where}; ` : "",
        `characters ${statement.start}–${statement.end}`),
      badges(statement, place),
      make("p", { class: "actions" },
        outside(source.url)
          ? make("a", { href: source.url, rel: "noreferrer noopener", target: "_blank" }, "Open the source")
          : null,
        link("s", statement.id, "Link to this statement"),
        copyButton(statement)));
  }

  // -- the panel --------------------------------------------------------------------

  function links(title, items) {
    if (!items.length) return [];
    const list = make("ul", { class: "links" }, ...items.map((item) => make("li", {}, ...item)));
    return [make("h3", { class: "group" }, title), list];
  }

  const counted = (edge) => make("span", {},
    link("e", edge.id, plural(inTimeOf(edge).length, "statement")),
    edge.value && !spans() ? `, weight ${edge.value}` : "");

  function overview() {
    const spoken = new Map();
    for (const statement of data.statements.filter((_, place) => inTime(place))) {
      for (const { node } of statement.speakers) spoken.set(node, (spoken.get(node) || 0) + 1);
    }
    const items = [...spoken].filter(([node]) => node)
      .sort((a, b) => b[1] - a[1])
      .map(([node, count]) => [kindGlyph(things.get(node).kind), " ", nodeLink(node), " ",
        make("span", { class: "count" }, plural(count, "statement"))]);
    return {
      title: "Who speaks here",
      body: [make("p", { class: "kind" }, "Choose a name, or click a thing or a line in the "
        + "drawing, to read the words behind it."), ...links("Speakers", items)],
    };
  }

  /** Lines under one heading for each relation: what they share is said once. */
  function byRelation(edges, other, title) {
    return data.relations.flatMap(({ id, words }) => {
      const chosen = edges.filter((edge) => edge.relation === id);
      if (!chosen.length) return [];
      const list = chosen.map((edge) => make("li", {}, nodeLink(other(edge)), " ",
        make("span", { class: "count" }, counted(edge))));
      return [make("h3", { class: "group" }, lineGlyph(id), " ", title(words)),
        make("ul", { class: "links" }, ...list)];
    });
  }

  function aboutThing(id) {
    const node = things.get(id);
    const own = data.edges.filter((edge) => (edge.from === id || edge.to === id) && lineShown(edge));
    const between = own.filter(({ relation }) => EQUALS.has(relation));
    const from = own.filter((edge) => edge.from === id && !EQUALS.has(edge.relation));
    const to = own.filter((edge) => edge.to === id && !EQUALS.has(edge.relation));
    const places = new Set(own.flatMap(inTimeOf));
    return {
      title: node.label,
      body: [
        make("p", { class: "kind" }, kindGlyph(node.kind), " ", kinds.get(node.kind).one),
        ...byRelation(between, (edge) => (edge.from === id ? edge.to : edge.from), (words) => `${words} …`),
        ...byRelation(from, (edge) => edge.to, (words) => `${words} …`),
        ...byRelation(to, (edge) => edge.from, (words) => `… who ${words} it`),
        ...cards("Statements", places),
      ],
    };
  }

  function aboutLine(id) {
    const edge = lines.get(id);
    const [from, to] = [things.get(edge.from), things.get(edge.to)];
    const words = relations.get(edge.relation).words;
    return {
      title: `${from.label} ${words} ${to.label}`,
      body: [
        make("p", {}, nodeLink(edge.from), " ", relationWords(edge.relation), " ", nodeLink(edge.to)),
        edge.value ? make("p", {}, `Weight over all time: ${edge.value}`) : null,
        ...cards("Statements", inTimeOf(edge)),
      ],
    };
  }

  function aboutStatement(id) {
    const place = statements.get(id);
    return {
      title: `Statement by ${speakersOf(data.statements[place])}`,
      body: [card(place, marksIn(place))],
    };
  }

  function cards(title, places) {
    const ordered = [...places].sort((a, b) => a - b);
    const heading = `${title} (${ordered.length})`;
    return [make("h3", { class: "group" }, heading),
      ...ordered.map((place) => card(place, marksIn(place)))];
  }

  function showPanel() {
    const about = { n: aboutThing, e: aboutLine, s: aboutStatement, "": overview };
    const { title, body } = about[state.type](state.id);
    byId("panel-title").textContent = title;
    byId("panel-body").replaceChildren(...body.filter(Boolean));
    if (state.type) {
      byId("panel-body").append(make("p", { class: "back" }, link("", "", "Back to who speaks here")));
    }
    byId("panel").scrollTop = 0;
  }

  // -- legend, table, list ----------------------------------------------------------

  function choice(id, picture, words, count) {
    const box = make("input", { type: "checkbox", value: id });
    box.checked = !state.off.has(id);
    box.addEventListener("change", () => {
      if (box.checked) state.off.delete(id);
      else state.off.add(id);
      keepFilters();
      show();
    });
    return make("label", { class: "choice" }, box, picture, words,
      make("span", { class: "count" }, String(count)));
  }

  function showLegend() {
    const boxes = (field, items) => {
      byId(field).querySelectorAll(".choice").forEach((old) => old.remove());
      byId(field).append(...items);
    };
    boxes("kinds", data.kinds.map(({ id, one, many, count }) =>
      choice(id, kindGlyph(id), count === 1 ? one : many, count)));
    const now = data.edges.filter(standsNow);
    boxes("relations", data.relations.map(({ id, short }) =>
      choice(id, lineGlyph(id), short, now.filter(({ relation }) => relation === id).length)));
  }

  function showTime() {
    byId("time").hidden = days.length < 2;
    for (const [id, place] of [["since", state.since], ["until", state.until]]) {
      const range = byId(id);
      range.max = String(Math.max(days.length - 1, 0));
      range.value = String(place);
      range.setAttribute("aria-valuetext", days[place] || "");
      byId(`${id}-day`).textContent = days[place] || "";
    }
  }

  function startTime() {
    for (const id of ["since", "until"]) {
      byId(id).addEventListener("input", (event) => {
        state[id] = Number(event.target.value);
        // The ends do not cross: one takes the other along.
        if (state.since > state.until) state[id === "since" ? "until" : "since"] = state[id];
        showTime();
        showLegend();
        keepFilters();
        show();
      });
    }
  }

  function showCounts() {
    const some = data.edges.filter(lineShown).length;
    byId("shown").textContent = `showing ${shownThings().size} of ${plural(data.nodes.length, "thing")}`
      + ` and ${some} of ${plural(standing.length, "line")}`;
  }

  function showTable() {
    byId("lines").replaceChildren(...data.edges.filter(lineShown).map((edge) => make("tr", {},
      make("td", {}, nodeLink(edge.from)), make("td", {}, relationWords(edge.relation)),
      make("td", {}, nodeLink(edge.to)), make("td", {}, counted(edge)))));
  }

  function showStatements() {
    byId("statements").replaceChildren(...data.statements.map((_, place) => place)
      .filter(statementShown).map((place) => card(place, [])));
  }

  // -- search -----------------------------------------------------------------------

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const index = [
    ...data.nodes.map((node) => ({
      type: "n", id: node.id, first: node.label, second: kinds.get(node.kind).one, words: node.label,
    })),
    ...data.statements.map((one) => ({
      type: "s", id: one.id, first: speakersOf(one), second: one.role, words: one.text,
      role: true,
    })),
  ].map((entry) => ({
    ...entry, folded: fold(`${entry.first} ${entry.role ? entry.second : ""} ${entry.words}`),
  }));

  function found(query) {
    const wanted = fold(query).split(/\s+/).filter(Boolean);
    const hits = index.filter(({ folded }) => wanted.every((word) => folded.includes(word)));
    return [...hits.filter(({ type }) => type === "n").slice(0, 8),
      ...hits.filter(({ type }) => type === "s").slice(0, 8)];
  }

  function snippet(entry, query) {
    if (entry.type === "n") return entry.second;
    const at = entry.words.toLowerCase().indexOf(query.trim().toLowerCase());
    if (at < 0) return entry.second || entry.words.slice(0, 90);
    const from = Math.max(0, at - 40);
    const to = Math.min(entry.words.length, at + query.length + 50);
    return `${from ? "…" : ""}${entry.words.slice(from, to)}${to < entry.words.length ? "…" : ""}`;
  }

  function startSearch() {
    const box = byId("search");
    const list = byId("hits");
    let hits = [];
    let active = -1;
    const close = () => {
      list.hidden = true;
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };
    const pick = (place) => {
      const { type, id } = hits[place];
      box.value = "";
      close();
      go(type, id);
    };
    const point = (place) => {
      active = (place + hits.length) % hits.length;
      [...list.children].forEach((item, at) => {
        item.setAttribute("aria-selected", String(at === active));
        if (at === active) item.scrollIntoView({ block: "nearest" });
      });
      box.setAttribute("aria-activedescendant", `hit-${active}`);
    };
    const look = () => {
      hits = box.value.trim() ? found(box.value) : [];
      active = -1;
      box.removeAttribute("aria-activedescendant");
      list.replaceChildren(...hits.map((entry, place) => {
        const item = make("li", { id: `hit-${place}`, role: "option", "aria-selected": "false" },
          make("span", { class: "first" }, entry.first),
          make("span", { class: "second" }, snippet(entry, box.value)));
        // Before the box loses the focus, and with it its list.
        item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(place); });
        return item;
      }));
      list.hidden = !hits.length;
      box.setAttribute("aria-expanded", String(hits.length > 0));
      byId("found").textContent = box.value.trim() ? plural(hits.length, "result") : "";
    };
    box.addEventListener("input", look);
    box.addEventListener("blur", close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && hits.length) point(active + 1);
      else if (event.key === "ArrowUp" && hits.length) point(active < 0 ? -1 : active - 1);
      else if (event.key === "Enter" && hits.length) pick(Math.max(active, 0));
      else if (event.key === "Escape") { box.value = ""; look(); close(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  // -- going somewhere --------------------------------------------------------------

  const KNOWS = { n: things, e: lines, s: statements };

  function address() {
    const parts = state.type ? [`${state.type}=${state.id}`] : [];
    if (state.off.size) parts.push(`off=${[...state.off].sort().join(",")}`);
    if (state.since > 0) parts.push(`since=${days[state.since]}`);
    if (state.until < days.length - 1) parts.push(`until=${days[state.until]}`);
    return parts.join("&");
  }

  function readAddress() {
    const wanted = new Map(location.hash.slice(1).split("&").map((part) => part.split("=")));
    const type = ["n", "e", "s"].find((one) => KNOWS[one].has(wanted.get(one))) || "";
    const off = (wanted.get("off") || "").split(",")
      .filter((id) => kinds.has(id) || relations.has(id));
    const since = Math.max(days.indexOf(wanted.get("since")), 0);
    const until = days.includes(wanted.get("until")) ? days.indexOf(wanted.get("until"))
      : Math.max(days.length - 1, 0);
    return {
      type, id: type ? wanted.get(type) : "", off: new Set(off), since, until: Math.max(since, until),
    };
  }

  function keepFilters() {
    try {
      history.replaceState(null, "", `#${address()}`);
    } catch {
      // Inside a notebook's frame there is no address to write to; the page still works.
    }
  }

  function go(type, id) {
    Object.assign(state, { type, id });
    const wanted = `#${address()}`;
    if (location.hash !== wanted && (location.hash || wanted !== "#")) location.hash = wanted;
    show();
    if (type) byId("panel-title").focus();
    bring(lit());
  }

  function show() {
    paint();
    showPanel();
    showCounts();
    showTable();
    showStatements();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go], [data-jump]");
    if (!target) return;
    event.preventDefault();
    if (target.dataset.jump) byId(target.dataset.jump).focus();
    else go(...target.dataset.go.split("="));
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && state.type) {
      go("", "");
    }
  });

  window.addEventListener("hashchange", () => {
    if (location.hash.slice(1) === address()) return;
    Object.assign(state, readAddress());
    showLegend();
    showTime();
    show();
    if (state.type) byId("panel-title").focus();
    bring(lit());
  });

  Object.assign(state, readAddress());
  if (matchMedia("(max-width: 40rem)").matches) byId("legend").open = false;
  startDrawing();
  startSearch();
  startTime();
  showLegend();
  showTime();
  show();
  fillWindow();
  window.addEventListener("resize", fillWindow);
  byId("legend").addEventListener("toggle", fillWindow);
  // The drawing learns of its new size in the next frame.
  if (drawing) requestAnimationFrame(() => requestAnimationFrame(startView));
  if (state.type) byId("panel-title").focus();
})();
