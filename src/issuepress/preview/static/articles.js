/* The digest beside its article: each sentence of the e-mail, the one it comes from, and those worth telling. */

import { addBlock } from "./blocks.js";
import { isWritable } from "./desk.js";
import { element, find, findAll } from "./elements.js";
import { choosePlace, isTaken, places, put, whereTo } from "./putting.js";
import { texts } from "./texts.js";

const ROLES = { answer: "Answers the question", limits: "A limit", evidence: "What was found", "bottom line": "Sums up", "what to do": "What to do" };

const KEY = /(?:digests|blocks)\[\d+\]\.\w+(?:\[\d+\])?|^(?:subject|preheader|title|intro)(?=:)/;

const TWICE = 400; // milliseconds in which a second click may follow

let shown = 1; // the section whose article is seen
let isUntold = false; // whether only what is not told is seen

/* Every statement has an id, "section.statement". */
const each = (all) => all.flatMap(({ statements }, section) => statements.map((one, number) => [`${section}.${number}`, one]));
/* Those that are read in the e-mail itself. */
export const sentencesOf = (all) => Object.fromEntries(each(all).filter(([, { key }]) => !/subject|preheader|image_alt|\.url/.test(key)).map(([id, { text }]) => [id, text]));
export const departuresOf = (all) => each(all).filter(([, { severity }]) => severity).map(([id, { severity }]) => [id, severity]);
export const keyOf = (all, id) => all[id.split(".")[0]].statements[id.split(".")[1]].key;

/* The key of issue.toml that a finding is about, in its words or by its subject; null where it is about none. */
export const keyAbout = ({ what, mend, subject }) => ["subject", "preheader"].find((one) => one === subject) ?? `${what} ${mend}`.match(KEY)?.[0] ?? null;

/* The id of the statement that a finding is about, if it is about one. */
export function statementOf(all, finding) {
  const named = keyAbout(finding);
  const about = each(all).filter(([, { key }]) => key === named || key === `${named}.text`);
  return (about.find(([, { severity }]) => severity) ?? about[0])?.[0] ?? null;
}

export function showArticles(all, onStatement, redraw) {
  const departed = departuresOf(all).length;
  find("#articles-count").textContent = departed || "";
  find("#articles-count").dataset.severity = departed ? "warning" : "";
  shown = Math.min(shown, all.filter(({ kind }) => !kind).length - 1);
  find("#articles").replaceChildren(
    element("div", { class: "statements", tabindex: "0", role: "region", "aria-label": "What the e-mail says" },
      element("p", { class: "promise" }, departed === 0
        ? "Every sentence says what its article says. Click one, here or in the e-mail, to see where it comes from; click twice to write it anew."
        : `${departed} ${departed === 1 ? "sentence does" : "sentences do"} not say just what the article says.`),
      texts(all, onStatement, redraw),
      isWritable() ? element("div", { class: "add" }, element("button", { id: "add-story" }, "+ Add a story"), element("button", { id: "add-block", click: addBlock }, "+ Add a block")) : null),
    element("div", { class: "source-side" },
      chooser(all, redraw),
      element("div", { class: "sources", tabindex: "0", role: "region", "aria-label": "The article", keydown: stepping },
        all.map((one, section) => (section && !one.kind ? article(one, section) : null)))));
}

/* Above the article: what is seen of it, and where a sentence goes. */
function chooser(all, redraw) {
  const section = all[shown];
  if (!section?.offers) return null;
  const untold = untoldOf(section).length;
  const tab = (words, value) => element("button", { "aria-pressed": String(isUntold === value), click: () => { isUntold = value; redraw(); } }, words);
  return element("div", { class: "chooser" },
    element("div", { class: "segments", role: "group", "aria-label": "Which sentences" }, tab("Article", false), tab(`Not told${untold ? ` ${untold}` : ""}`, true)),
    isWritable() ? element("label", {}, element("span", { id: "goes-to" }, goesTo(section)), " ",
      element("select", { id: "place", change: ({ target }) => { choosePlace(target.value); relabel(); } },
        places(section).map(({ value, name }) => element("option", { value, selected: value === whereTo(section) }, name)))) : null);
}

const toldOf = ({ statements }) => new Set(statements.map(({ source }) => source));
const untoldOf = (section) => section.offers.filter(({ number }) => !toldOf(section).has(number));

function article(section, number) {
  const { key, title, file, passages, offers } = section;
  const told = toldOf(section);
  const roles = new Map(offers.map((offer) => [offer.number, offer]));
  const sentence = ([place, text, markdown]) => {
    const offer = roles.get(place);
    const span = element("span", {
      id: place >= 0 ? `source-${number}-${place}` : null,
      class: offer ? `offer ${told.has(place) ? "told" : ""}` : "plainly",
      title: offer ? `${told.has(place) ? "Told" : "Not told"}: ${whyOf(offer)}` : null,
    }, text);
    return place > 0 && isWritable() ? element("span", { class: "one" }, span, putter(section, { place, text, markdown, offer })) : span;
  };
  const untold = untoldOf(section);
  return element("article", { "data-digest": number, "data-key": key, hidden: number !== shown },
    element("p", { class: "place" }, file), element("h3", {}, sentence([0, title, ""])),
    offers.length && !isUntold ? element("p", { class: "untold" }, `The e-mail tells ${offers.length - untold.length} of the ${offers.length} sentences most worth telling, which are underlined below.`) : null,
    isUntold ? list(section, untold) : passages.map(({ kind, level, label, sentences }) =>
      element(kind === "heading" ? "h4" : "p", { class: kind, "data-level": level || null },
        label ? element("b", {}, `${label}: `) : null,
        sentences.flatMap((one, place) => (place ? [" ", sentence(one)] : [sentence(one)])))));
}

/* What the e-mail leaves out, the most telling first. */
function list(section, untold) {
  const texts = new Map(section.passages.flatMap(({ sentences }) => sentences).map(([number, text, markdown]) => [number, [text, markdown]]));
  if (!untold.length) return element("p", { class: "empty" }, "The e-mail tells everything that is most worth telling.");
  return element("ol", { class: "untold-list" }, untold.map((offer) => {
    const [text, markdown] = texts.get(offer.number) ?? [offer.told, offer.told];
    return element("li", {}, element("p", { class: "where" }, whyOf(offer)), element("p", {}, offer.leans_on.length ? offer.told : text),
      isWritable() ? putter(section, { place: offer.number, text, markdown, offer }) : null);
  }));
}

const whyOf = ({ role, leans_on: partners }) =>
  [ROLES[role] ?? "Worth telling", partners.length ? `comes with ${partners.length === 1 ? "the sentence" : `${partners.length} sentences`} it leans on` : ""].filter(Boolean).join(" · ");

/* One click puts the sentence where sentences go. Tab reaches the first of an article, the arrows the others. */
function putter(section, sentence) {
  const button = element("button", { class: "put", tabindex: "-1", "data-text": sentence.text, click: () => put(section, sentence) }, element("span", { "aria-hidden": "true" }, "+"));
  label(button, section);
  return button;
}

const goesTo = (section) => (isTaken(whereTo(section)) ? "A sentence replaces" : "A sentence becomes");

function label(button, section) {
  const place = places(section).find(({ value }) => value === whereTo(section))?.name ?? "";
  button.title = `${goesTo(section)} ${place}`;
  button.setAttribute("aria-label", `${isTaken(whereTo(section)) ? "Replace" : "Put into"} ${place}: ${button.dataset.text}`);
}

let section = null; // as it was last drawn
export function relabel(all) {
  section = all?.[shown] ?? section;
  if (!section?.offers) return;
  for (const button of findAll(".sources article:not([hidden]) .put")) label(button, section);
  if (find("#goes-to")) find("#goes-to").textContent = goesTo(section);
  const first = find(".sources article:not([hidden]) .put");
  if (first) first.tabIndex = 0;
}

function stepping(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches(".put")) return;
  event.preventDefault();
  const all = findAll(".sources article:not([hidden]) .put");
  all[all.indexOf(event.target) + step]?.focus();
}

/* Shows the article at the sentence that a statement comes from; false where it comes from none. */
export function showSource(all, id, redraw) {
  const [at, place] = id.split(".").map(Number);
  const { source, key } = all[at].statements[place];
  const number = articleOf(all, at);
  const isOther = number > 0 && number !== shown;
  if (number > 0) shown = number;
  if ((number > 0 && !all[at].kind) || key === "preheader") choosePlace(key.endsWith(".summary") ? `${key}:${all[number].statements.slice(0, place).filter((one) => one.key === key).length}` : key);
  if (isOther) redraw?.();
  for (const old of findAll(".statement[aria-pressed=true]")) old.setAttribute("aria-pressed", "false");
  for (const old of findAll(".text.open")) old.classList.remove("open");
  for (const old of findAll(".origin")) old.classList.remove("origin");
  const statement = find(`.statement[data-key="${id}"]`);
  statement?.setAttribute("aria-pressed", "true");
  const row = statement?.closest(".text") ?? find(`.text[data-text="${key}"]`);
  row?.classList.add("open");
  if (row) scrollTo(statement ?? row);
  if (row) setTimeout(() => showTools(row), TWICE);
  const select = find("#place");
  if (select) select.value = whereTo(all[shown]);
  relabel(all);
  const target = source === null || number === 0 ? null : find(`#source-${number}-${source}`);
  if (!target) return false;
  target.classList.add("origin");
  scrollTo(target);
  return true;
}

/* The section of whose article the statements of a section are: a block may name that of a story. */
function articleOf(all, number) {
  const { kind, file } = all[number];
  return kind ? Math.max(0, all.findIndex((one) => file && !one.kind && one.file === file)) : number;
}

/* What can be done with a text opens below it: no further than is needed to see it, and not under a double click. */
function showTools(row) {
  if (!row.isConnected) return;
  const pane = row.closest(".statements");
  const [box, around] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.height < around.height) pane.scrollTop += Math.max(0, box.bottom - around.bottom);
}

/* In the middle of its own pane, where it is not to be seen yet; the page itself stays where it is. */
function scrollTo(target) {
  const pane = target.closest(".statements, .sources");
  const [box, around] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top >= around.top && box.bottom <= around.bottom) return;
  pane.scrollTop += box.top - around.top - (pane.clientHeight - box.height) / 2;
}
