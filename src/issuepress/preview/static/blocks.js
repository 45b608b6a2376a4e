/* Blocks: what an issue holds besides its stories. They are added and filled in a form, moved and taken out. */

import { at, change, choices, keepTyped, lookForChoices, typed } from "./desk.js";
import { controlsOf } from "./controls.js";
import { element } from "./elements.js";
import { KINDS, PLACES } from "./kinds.js";

const USUAL = "stories"; // where a block stands that does not say
const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export const placeOf = (block) => PLACES[block?.after ?? USUAL];

/* What a block says besides its texts, in a line. */
export function factsOf(block) {
  const when = [block.starts, block.ends].filter(Boolean).map((one) => one.replace("T", " ").slice(0, 16)).join(" to ");
  const minutes = block.minutes ? `${block.minutes} minutes` : "";
  const ends = block.low || block.high ? `1 is “${block.low ?? ""}”, 5 is “${block.high ?? ""}”` : "";
  return [when, block.place, minutes, ends, block.button && `“${block.button}”`, block.url, block.image].filter(Boolean).join(" · ");
}

// --- moving ----------------------------------------------------------------------------------------------

/* Up or down in the e-mail: before or behind a neighbor at its place, or on to the next place. */
export function moved(number, step) {
  const all = at("blocks");
  const places = Object.keys(PLACES);
  const place = (one) => places.indexOf(one.after ?? USUAL);
  const here = all.flatMap((one, other) => (place(one) === place(all[number]) ? [other] : []));
  const beside = here[here.indexOf(number) + step];
  const key = `blocks[${number}]`;
  if (beside !== undefined) return [{ key, was: all[number], to: `blocks[${beside}]` }];
  const after = places[place(all[number]) + step];
  if (!after) return null;
  const there = all.flatMap((one, other) => ((one.after ?? USUAL) === after ? [other] : []));
  const edits = [{ key: `${key}.after`, was: all[number].after ?? null, now: after }];
  const to = step < 0 ? there.at(-1) : there[0];
  const isBehind = to === undefined || (step < 0 ? to < number : to > number);
  return isBehind ? edits : [...edits, { key, was: { ...all[number], after }, to: `blocks[${to}]` }];
}

export const moveBlock = (key, step) => change(moved(Number(key.match(/\d+/)[0]), step), "The block is moved");

// --- adding ----------------------------------------------------------------------------------------------

export async function addBlock() {
  await lookForChoices();
  const dialog = opened("Add a block");
  showKinds(dialog);
}

function showKinds(dialog) {
  const none = choices().social.length === 0;
  const one = ([kind, { name, words }]) => {
    const missing = kind === "social" && none ? "newsletter.toml names none yet: add them under [social]" : null;
    return element("li", {}, element("button", { class: "kind", "data-kind": kind, disabled: Boolean(missing), click: () => showForm(dialog, { kind }) },
      element("b", {}, name), element("span", {}, missing ?? words)));
  };
  dialog.replaceChildren(
    element("h2", { id: "block-title" }, "Add a block"),
    element("ul", { class: "kinds", keydown: stepping }, Object.entries(KINDS).map(one)),
    element("div", { class: "tools foot" }, element("button", { click: () => dialog.close() }, "Cancel")));
  dialog.querySelector(".kind").focus();
}

function stepping(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const all = [...event.currentTarget.querySelectorAll(".kind:enabled")];
  all[all.indexOf(document.activeElement) + step]?.focus();
}

export async function fillBlock(key) {
  await lookForChoices();
  showForm(opened("Fill in"), { kind: at(key).kind, key });
}

function opened(title) {
  const dialog = element("dialog", { class: "dialog block-form", "aria-labelledby": "block-title" }, element("h2", { id: "block-title" }, title));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// --- the form --------------------------------------------------------------------------------------------

/* Without a key a new block. What is typed is kept until it is saved or given up. */
function showForm(dialog, { kind, key }) {
  const kept = key ?? `new:${kind}`;
  const before = typed(kept);
  const state = { was: before ? before.was : key ? at(key) : null };
  const shown = before?.now ?? state.was ?? fresh(kind);
  const refused = element("p", { class: "failed", role: "alert" });
  const fields = [...KINDS[kind].fields, { name: "after", label: "Where it stands" }];
  const controls = controlsOf(fields, shown, () => keepTyped(kept, { was: state.was, now: valuesOf(controls, kind) }), refused);
  const form = element("form", { submit: async (event) => {
    event.preventDefault();
    refused.textContent = "";
    const edits = key ? editsOf(stillAtBlock(key, state.was), state.was, valuesOf(controls, kind)) : addition(kind, valuesOf(controls, kind));
    const isDone = !edits.length || await change(edits, key ? `${KINDS[kind].name} is filled in` : `${KINDS[kind].name} is added`, (words) => { refused.textContent = words; });
    if (!isDone) { state.was = key ? at(key) : null; return; } // both texts were shown: saved again, it is meant
    keepTyped(kept, null);
    dialog.close();
  } },
  before ? element("p", { class: "aside" }, "As you left it: this was typed and not saved.") : null,
  controls.elements, refused,
  element("div", { class: "tools foot" },
    element("button", { class: "primary", type: "submit" }, key ? "Save" : "Add it"),
    element("button", { type: "button", click: () => { keepTyped(kept, null); dialog.close(); } }, "Cancel"),
    key ? null : element("button", { type: "button", class: "back", click: () => { keepTyped(kept, null); showKinds(dialog); } }, "Another kind")));
  dialog.replaceChildren(element("h2", { id: "block-title" }, KINDS[kind].name), element("p", { class: "aside" }, KINDS[kind].words, "."), form);
  form.querySelector("input, textarea, select").focus();
}

/* What is usual in a block that is not there yet. */
function fresh(kind) {
  const article = kind === "numbers" ? choices().articles[0]?.file : undefined;
  const zone = kind === "event" ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined;
  return { article, time_zone: zone };
}

function valuesOf(controls, kind) {
  const values = controls.value;
  if (kind === "event" && !values.starts) values.time_zone = null; // nobody's time
  if (values.after === USUAL) values.after = null;
  return values;
}

/* A table without what is empty in it, nor in the tables of it. */
const filled = (values) => Object.fromEntries(Object.entries(values)
  .filter(([, value]) => value !== null && value !== undefined)
  .map(([name, value]) => [name, Array.isArray(value) ? value.map(filled) : value]));

function addition(kind, values) {
  const { after, ...others } = filled(values);
  const now = { kind, ...(after ? { after } : {}), ...others };
  return [{ key: `blocks[${(at("blocks") ?? []).length}]`, was: null, now }];
}

/* The key at which a block stands by now: another window may have moved it. */
function stillAtBlock(key, was) {
  if (same(at(key), was)) return key;
  const found = (at("blocks") ?? []).findIndex((one) => same(one, was));
  return found < 0 ? key : `blocks[${found}]`;
}

/* One edit for each value that differs. */
export function editsOf(key, was, now) {
  return Object.entries(now).flatMap(([name, value]) => {
    if (Array.isArray(value)) return listEdits(`${key}.${name}`, was[name] ?? [], value);
    return same(was[name], value) ? [] : [{ key: `${key}.${name}`, was: was[name] ?? null, now: value }];
  });
}

function listEdits(key, was, now) {
  const changed = now.slice(0, was.length).flatMap((row, number) => editsOf(`${key}[${number}]`, was[number], row));
  const added = now.slice(was.length).map((row, number) => ({ key: `${key}[${was.length + number}]`, was: null, now: filled(row) }));
  const gone = was.slice(now.length).map((row, number) => ({ key: `${key}[${now.length + number}]`, was: row, now: null }));
  return [...changed, ...added, ...gone.reverse()];
}
