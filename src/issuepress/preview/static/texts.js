/* What the e-mail says, text by text: each can be chosen, written anew, moved and taken out. */

import { at, change, isWritable, typedAt } from "./desk.js";
import { element, find } from "./elements.js";
import { fieldOf, missing } from "./fields.js";
import { Writing } from "./writing.js";

const STATES = { error: "departs from the article", warning: "differs from the article", advice: "differs in style" };

let writing = null; // one text at a time
let redraw = () => {};

export const writesAt = () => writing?.key ?? null;

/* Every text of the sections; `onStatement` hears which sentence was clicked, `onRedraw` draws all this again. */
export function texts(sections, onStatement, onRedraw) {
  redraw = onRedraw;
  if (!isWritable()) writing = null;
  writing?.fileChanged();
  return sections.map((section, number) => element("section", { "data-section": number },
    element("div", { class: "heading" }, element("h2", {}, section.key ? section.title : "The issue"), section.key ? cardTools(section, sections.length - 1) : null),
    element("ol", {}, rows(section).map(([key, statements]) => row(key, statements, number, onStatement))),
    isWritable() ? additions(section) : null));
}

/* The statements by their key, as they follow each other. */
function rows({ statements }) {
  const found = new Map();
  statements.forEach((one, number) => found.set(one.key, [...(found.get(one.key) ?? []), [number, one]]));
  return [...found];
}

function row(key, statements, section, onStatement) {
  if (writing?.key === key) return element("li", { class: "text", "data-text": key }, element("p", { class: "where" }, fieldOf(key).name), writing.element);
  return element("li", { class: "text", "data-text": key },
    statements.map(([number, statement], place) => said(statement, `${section}.${number}`, place > 0, onStatement)),
    isWritable() ? tools(key) : null);
}

function said({ key, where, text, source, severity, departures, approved }, id, goesOn, onStatement) {
  const state = approved ? " · approved" : severity ? ` · ${STATES[severity]}` : source === null || key.endsWith("title") ? "" : " · as in the article";
  const unsaved = typedAt().includes(key) ? element("em", {}, " · typed, not saved") : null;
  return [
    element("button", { class: "statement", "data-key": id, "data-severity": severity, "aria-pressed": "false", click: () => onStatement(id), dblclick: () => write(key) },
      goesOn && !severity ? null : element("span", { class: "where" }, where, state, unsaved),
      element("span", { class: "what" }, text)),
    departures.length && !approved ? element("ul", { class: "departures" }, departures.map((one) => element("li", {}, one))) : null,
  ];
}

// --- tools ---------------------------------------------------------------------------------------------

/* Shown at the chosen text only: quiet elsewhere. */
function tools(key) {
  const [, list, number] = key.match(/^(.*takeaways)\[(\d+)\]$/) ?? [];
  const place = Number(number);
  const last = list ? (at(list) ?? []).length - 1 : 0;
  return element("div", { class: "tools" },
    element("button", { class: "primary", click: () => write(key) }, "Write"),
    list ? icon("↑", `Move ${fieldOf(key).name} up`, place > 0 && (() => move(key, `${list}[${place - 1}]`))) : null,
    list ? icon("↓", `Move ${fieldOf(key).name} down`, place < last && (() => move(key, `${list}[${place + 1}]`))) : null,
    /subject|title/.test(key) ? null : element("button", { click: () => remove(key) }, "Take out"));
}

function cardTools({ key }, count) {
  if (!isWritable() || count < 2) return null;
  const place = Number(key.match(/\d+/)[0]);
  return element("div", { class: "tools" },
    icon("↑", "Move this story up", place > 0 && (() => move(key, `digests[${place - 1}]`, "The story"))),
    icon("↓", "Move this story down", place < count - 1 && (() => move(key, `digests[${place + 1}]`, "The story"))),
    element("button", { click: () => remove(key, "The story") }, "Take out"));
}

const icon = (sign, words, work) => element("button", { class: "icon", "aria-label": words, title: words, disabled: !work, click: work || null }, element("span", { "aria-hidden": "true" }, sign));

function additions(section) {
  const open = missing(section, at);
  const opened = open.find(([key]) => writing?.key === key);
  return [
    opened ? element("div", { class: "text", "data-text": opened[0] }, element("p", { class: "where" }, fieldOf(opened[0]).name), writing.element) : null,
    open.length ? element("div", { class: "additions" }, open.map(([key, name]) => element("button", { "aria-label": `Add ${name}`, click: () => write(key) }, `+ ${name}`))) : null,
  ];
}

export function write(key) {
  if (!isWritable() || writing?.key === key) return;
  writing = new Writing(key, done);
  redraw();
  writing.focus();
}

function done(key) {
  writing = null;
  redraw();
  find(`[data-text="${key}"] .statement`)?.focus();
}

const move = (key, to, name = fieldOf(key).name) => change([{ key, was: at(key), to }], `${name} is moved`);
const remove = (key, name = fieldOf(key).name) => change([{ key, was: at(key), now: null }], `${name} is taken out`);
