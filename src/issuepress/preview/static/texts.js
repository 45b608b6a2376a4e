/* What the e-mail says, text by text: each can be chosen, written anew, moved and taken out. */

import { factsOf, fillBlock, moveBlock, moved, placeOf } from "./blocks.js";
import { at, change, choices, isWritable, typedAt } from "./desk.js";
import { element, find } from "./elements.js";
import { fieldOf, missing } from "./fields.js";
import { KINDS, isNeeded } from "./kinds.js";
import { isSayable, sayPlainly } from "./plainly.js";
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
  const stories = sections.filter(({ key, kind }) => key && !kind).length;
  return sections.map((section, number) => element("section", { "data-section": number, "data-block": section.kind || null },
    element("div", { class: "heading" }, title(section), section.kind ? blockTools(section) : section.key ? cardTools(section, stories) : null),
    section.kind && isWritable() ? element("p", { class: "block-facts" }, factsOf(at(section.key) ?? {})) : null,
    element("ol", {}, rows(section).map(([key, statements]) => row(key, statements, number, onStatement, section))),
    isWritable() ? additions(section) : null));
}

function title({ key, kind, title: words }) {
  if (!kind) return element("h2", {}, key ? words : "The issue");
  return element("h2", {}, KINDS[kind].name, isWritable() ? element("small", {}, ` ${placeOf(at(key))}`) : null);
}

/* The statements by their key, as they follow each other. */
function rows({ statements }) {
  const found = new Map();
  statements.forEach((one, number) => found.set(one.key, [...(found.get(one.key) ?? []), [number, one]]));
  return [...found];
}

function row(key, statements, section, onStatement, of) {
  if (writing?.key === key) return element("li", { class: "text", "data-text": key }, element("p", { class: "where" }, fieldOf(key).name), writing.element);
  return element("li", { class: "text", "data-text": key },
    statements.map(([number, statement], place) => said(statement, `${section}.${number}`, place > 0, onStatement)),
    isWritable() ? tools(key, of) : null);
}

function said({ key, where, text, source, severity, departures, approved }, id, goesOn, onStatement) {
  const state = approved ? " · approved" : severity ? ` · ${STATES[severity]}` : source === null || key.endsWith("title") ? "" : " · as in the article";
  const unsaved = typedAt().includes(key) ? element("em", {}, " · typed, not saved") : null;
  return [
    element("button", { class: "statement", "data-key": id, "data-severity": severity, "aria-pressed": "false", click: () => onStatement(id), dblclick: () => write(key) },
      goesOn && !severity ? null : element("span", { class: "where" }, where || fieldOf(key).name, state, unsaved),
      element("span", { class: "what" }, text)),
    departures.length && !approved ? element("ul", { class: "departures" }, departures.map((one) => element("li", {}, one))) : null,
  ];
}

// --- tools ---------------------------------------------------------------------------------------------

/* Shown at the chosen text only: quiet elsewhere. */
function tools(key, section) {
  const [, list, number] = key.match(/^(.*(?:takeaways|steps|items))\[(\d+)\](?:\.text)?$/) ?? [];
  const place = Number(number);
  const last = list ? (at(list) ?? []).length - 1 : 0;
  const whole = list ? `${list}[${number}]` : key; // a step goes with its picture
  const stays = section.kind ? (list ? last === 0 : isNeeded(section.kind, key.split(".").pop())) : /subject|title/.test(key);
  return element("div", { class: "tools" },
    element("button", { class: "primary", click: () => write(key) }, "Write"),
    isSayable(key) ? element("button", { click: () => sayPlainly(key, section, write) }, "Say it plainly") : null,
    list ? icon("↑", `Move ${fieldOf(key).name} up`, place > 0 && (() => move(whole, `${list}[${place - 1}]`, fieldOf(key).name))) : null,
    list ? icon("↓", `Move ${fieldOf(key).name} down`, place < last && (() => move(whole, `${list}[${place + 1}]`, fieldOf(key).name))) : null,
    stays ? null : element("button", { click: () => remove(whole, fieldOf(key).name) }, "Take out"));
}

function blockTools({ key, kind }) {
  if (!isWritable() || !at(key)) return null;
  const number = Number(key.match(/\d+/)[0]);
  const name = KINDS[kind].name.toLowerCase();
  return element("div", { class: "tools" },
    element("button", { "aria-label": `Fill in the ${name}`, click: () => fillBlock(key) }, "Fill in"),
    icon("↑", `Move the ${name} up`, moved(number, -1) && (() => moveBlock(key, -1))),
    icon("↓", `Move the ${name} down`, moved(number, 1) && (() => moveBlock(key, 1))),
    element("button", { "aria-label": `Take out the ${name}`, click: () => remove(key, KINDS[kind].name) }, "Take out"));
}

function cardTools(section, count) {
  const { key } = section;
  const plainly = choices().model ? element("button", { click: () => sayPlainly(key, section, write) }, "Say it plainly") : null;
  if (!isWritable()) return null;
  if (count < 2) return plainly && element("div", { class: "tools" }, plainly);
  const place = Number(key.match(/\d+/)[0]);
  return element("div", { class: "tools" },
    plainly,
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

/* Whether a text is not there yet and can be added. */
export const isMissing = (sections, key) => isWritable() && sections.some((section) => missing(section, at).some(([one]) => one === key));

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
