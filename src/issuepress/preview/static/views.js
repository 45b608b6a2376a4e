/* The views: each shows the issue in the stage, again after a save, and marks in it what is chosen. */

import { NARROWEST, WIDEST, WIDTHS, issueName, mailOf, noteOf } from "./address.js";
import { element, find, json, painted } from "./elements.js";
import { highlight } from "./highlights.js";
import { Mail } from "./mail.js";
import { begun, located, scrolledTo, sentenceAt } from "./sentences.js";

export function viewOf(look, hooks) {
  switch (look.view) {
    case "wall": return wall(look, hooks);
    case "inbox": return inbox(hooks);
    case "text": return text(hooks);
    case "source": return source();
    default: return single(look, hooks);
  }
}

/* One frame, as wide as the screen it stands for; its edge can be dragged. */
function single(look, hooks) {
  const mail = new Mail("The e-mail", hooks);
  const frame = element("div", { class: `paper ${look.view}` }, mail.element);
  const widthOf = () => look.width ?? WIDTHS[look.view];
  const sized = (width) => {
    frame.style.setProperty("--width", `${width}px`);
    edge.setAttribute("aria-valuenow", width);
    edge.setAttribute("aria-valuetext", `${width} pixels`);
  };
  const edge = widthHandle(widthOf, (width) => {
    look.width = width;
    sized(width);
    hooks.onWidth(width);
  });
  frame.append(edge);
  sized(widthOf());
  return {
    element: frame,
    mark: (marked) => mail.mark(marked),
    reveal: (behavior) => mail.reveal(behavior),
    note: () => noteOf({ ...look, width: widthOf() }, mail.isDark),
    show: ({ pictures }) => mail.show(mailOf(look, mail.isDark), pictures),
    leave: () => mail.leave(),
    /* Another look in the same frame, so that the place one looks at stays; false where that cannot be. */
    becomes: (next) => {
      if (!mail.isLoaded || !WIDTHS[next.view]) return false;
      look = next;
      frame.className = `paper ${look.view}`;
      sized(widthOf());
      return true;
    },
  };
}

function widthHandle(widthOf, onWidth) {
  const within = (width) => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
  const edge = element("div", {
    class: "edge", role: "slider", tabindex: "0", "aria-label": "Width of the e-mail",
    "aria-valuemin": NARROWEST, "aria-valuemax": WIDEST, title: "Drag for any width",
    keydown: (event) => {
      const step = { ArrowLeft: -10, ArrowRight: 10, ArrowDown: -1, ArrowUp: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      onWidth(within(widthOf() + step));
    },
    pointerdown: (event) => {
      const [start, width] = [event.clientX, widthOf()];
      edge.setPointerCapture(event.pointerId);
      edge.onpointermove = (move) => onWidth(within(width + 2 * (move.clientX - start))); // it grows on both sides
      edge.onpointerup = () => { edge.onpointermove = null; };
    },
  });
  return edge;
}

/* The same place of the e-mail for four readers side by side. */
function wall(look, hooks) {
  const tiles = [
    ["Phone", { ...look, view: "phone", scheme: "light", images: true }],
    ["Desktop", { ...look, view: "desktop", scheme: "light", images: true }],
    ["Dark", { ...look, view: "phone", scheme: "dark", images: true }],
    ["Images off", { ...look, view: "phone", scheme: "light", images: false }],
  ].map(([name, shown]) => tile(name, { ...shown, width: null }, hooks));
  const scrolled = (from) => {
    const share = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
    for (const { box } of tiles) if (box !== from) box.scrollTop = share * (box.scrollHeight - box.clientHeight);
  };
  let leader = null;
  for (const { box } of tiles) {
    for (const event of ["pointerenter", "focus", "touchstart"]) box.addEventListener(event, () => { leader = box; }, { passive: true });
    box.addEventListener("scroll", () => { if (leader === box) scrolled(box); }, { passive: true });
  }
  return {
    element: element("div", { class: "wall" }, tiles.map((one) => one.element)),
    mark: (marked) => tiles.forEach(({ mail }) => mail.mark(marked)),
    reveal: (behavior) => tiles.map(({ mail }) => mail.reveal(behavior)).some(Boolean),
    note: () => "The same place, as four readers see it",
    show: (facts) => Promise.all(tiles.map((one) => one.show(facts))),
    leave: () => tiles.forEach((one) => one.leave()),
  };
}

function tile(name, look, hooks) {
  const mail = new Mail(`The e-mail: ${name}`, hooks);
  const box = element("div", { class: "box", tabindex: "0", role: "group", "aria-label": name }, mail.element);
  const width = WIDTHS[look.view];
  const fitted = (height) => {
    const scale = Math.min(1, box.clientWidth / width);
    Object.assign(mail.element.style, { width: `${width}px`, transform: `scale(${scale})`, marginBottom: `${-(1 - scale) * height}px` });
    mail.element.style.marginInline = scale === 1 ? "auto" : "0";
  };
  mail.onMeasure = fitted;
  // In the next frame: a scroll bar that comes or goes by it is another size, and would be one too many in this.
  new ResizeObserver(() => requestAnimationFrame(() => fitted(mail.frame.offsetHeight))).observe(box);
  return {
    box,
    mail,
    element: element("figure", {}, element("figcaption", {}, name, element("small", {}, ` ${width} px`)), box),
    show: ({ pictures }) => mail.show(mailOf(look, mail.isDark), pictures),
    leave: () => mail.leave(),
  };
}

function inbox(hooks) {
  const shown = element("div", { class: "inbox" });
  const marks = inText(shown, hooks, ({ sentences, heads }) =>
    [...shown.querySelectorAll(".row")].flatMap((row) => [
      ...heads.subject.map(([id, words]) => [id, begun(row.querySelector(".subject"), words)]),
      ...[...heads.preheader, ...Object.entries(sentences)].map(([id, words]) => [id, begun(row.querySelector(".preview"), words)]),
    ]).filter(([, range]) => range));
  return {
    element: shown,
    ...marks,
    note: () => "Where programs cut on common screens: they cut by width, so a few characters more or less",
    show: async ({ rows }) => shown.replaceChildren(...rows.map(inboxRow)),
  };
}

/* Marks in text of this page: `places` says where each sentence stands in it, as [id, Range]. */
function inText(shown, hooks, places) {
  let found = [];
  let chosen = null;
  const at = ({ clientX, clientY }) => sentenceAt(found, clientX, clientY);
  const rangesOf = (id) => found.filter(([one]) => one === id).map(([, range]) => range);
  shown.addEventListener("click", (event) => getSelection().isCollapsed && hooks.onClick(at(event)));
  shown.addEventListener("dblclick", (event) => hooks.onWrite(at(event)));
  shown.addEventListener("mousemove", (event) => { shown.style.cursor = at(event) ? "pointer" : ""; });
  return {
    mark: (marked) => {
      found = places(marked);
      chosen = marked.chosen;
      highlight({ departs: marked.departures.flatMap(([id]) => rangesOf(id)), chosen: rangesOf(marked.chosen) });
    },
    reveal: (behavior) => {
      const [range] = rangesOf(chosen);
      if (range) scrolledTo(range, find("#stage"), behavior);
      return Boolean(range);
    },
    leave: () => highlight({}),
  };
}

function inboxRow(row) {
  const rest = [row.subject_rest && ["Subject", row.subject_rest], row.preview_rest && ["Preheader", row.preview_rest]].filter(Boolean);
  return element("section", { class: "program" },
    element("h2", {}, row.program),
    element("div", { class: `rows ${row.layout}`, tabindex: "0", role: "group", "aria-label": row.program }, ["light", "dark"].map((scheme) =>
      element("div", { class: "row", "data-scheme": scheme },
        element("span", { class: "dot" }), element("b", { class: "sender" }, row.sender),
        element("b", { class: "subject" }, row.subject), element("span", { class: "preview" }, row.preview),
        element("time", {}, "9:00")))),
    element("p", { class: "rest" }, rest.length
      ? rest.map(([what, words]) => element("span", {}, `${what} cut off: `, element("q", {}, words)))
      : row.layout === "line" ? "Shown whole where the window is 1440 px wide" : "Shown whole"));
}

function text(hooks) {
  const shown = element("pre", { class: "plain", tabindex: "0", "aria-label": "The plain-text part" });
  return {
    element: shown,
    ...inText(shown, hooks, ({ sentences }) => [...located(shown, sentences)]),
    note: () => "The plain-text part, 78 characters wide",
    show: async () => {
      const answer = await fetch(`/mail/${encodeURIComponent(issueName)}/email.txt`);
      if (answer.ok) shown.textContent = await answer.text();
    },
  };
}

function source() {
  const shown = element("ol", { class: "source", tabindex: "0", "aria-label": "The HTML" });
  let lines = new Map();
  return {
    element: shown,
    note: () => "The e-mail’s own HTML; a line also ends before each block here",
    show: async () => {
      const said = await json(`/issues/${encodeURIComponent(issueName)}/source.json`);
      lines = new Map();
      shown.replaceChildren(...said.map(([pieces, elements]) => {
        const line = element("li", {}, element("code", {}, pieces.map(([kind, words]) => element("span", { class: kind }, words))));
        for (const name of elements) lines.set(name, line);
        return line;
      }));
    },
    mark: ({ findings, outlined, words }) => {
      markFindings(shown, lines, findings);
      for (const old of shown.querySelectorAll(".here")) old.classList.remove("here");
      for (const line of linesOf(shown, words)) line.classList.add("here");
      if (outlined) lines.get(`${outlined.name}:${outlined.nth}`)?.classList.add("here");
    },
    reveal: () => {
      const line = shown.querySelector(".here");
      const scrolled = () => line?.scrollIntoView({ block: "center" });
      scrolled();
      painted().then(scrolled).then(painted).then(scrolled); // lines have their height when they have been seen
      return Boolean(line);
    },
  };
}

/* The worst finding of a line is seen. */
function markFindings(shown, lines, findings) {
  for (const line of shown.querySelectorAll("[data-severity]")) {
    delete line.dataset.severity;
    line.removeAttribute("title");
  }
  for (const { severity, what, at, also } of [...findings].reverse()) {
    for (const place of [at, ...also]) {
      const line = place.element && lines.get(`${place.element}:${place.nth}`);
      if (line) Object.assign(line.dataset, { severity }) && line.setAttribute("title", what);
    }
  }
}

/* The lines in which a sentence stands, whatever tags are in it and however its characters are written. */
function linesOf(shown, words) {
  if (!words) return [];
  const letters = [...shown.querySelectorAll(".text")].flatMap((piece) =>
    [...plain(piece.textContent).replace(/\s+/g, "")].map((letter) => [letter, piece]));
  const wanted = words.replace(/\s+/g, "");
  const start = letters.map(([letter]) => letter).join("").indexOf(wanted);
  return start < 0 ? [] : [...new Set(letters.slice(start, start + [...wanted].length).map(([, piece]) => piece.closest("li")))];
}

const plain = (html) => new DOMParser().parseFromString(html.replaceAll("<", "&lt;"), "text/html").documentElement.textContent;
