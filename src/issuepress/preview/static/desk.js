/* What the page changes: one key of issue.toml at a time, each change with what stood there before. The file is
   the only truth. What is kept here is how to take changes back, and what somebody typed and has not saved. */

import { issueName } from "./address.js";
import { element, find, json } from "./elements.js";
import { fieldOf } from "./fields.js";

const secret = find("meta[name=secret]").content;
const here = `/issues/${encodeURIComponent(issueName)}`;
const SECONDS = 8; // that a line about a change stays

/* Whether this window may write: of a telephone that only looks, it may not. */
export const mayWrite = Boolean(secret);

export const ask = (address, body, signal) => fetch(address, {
  signal,
  method: "POST",
  headers: { "Content-Type": "application/json", "X-Issuepress": secret },
  body: JSON.stringify(body),
});

export const askIssue = (what, body, signal) => ask(`${here}/${what}`, body, signal);

// --- what the file says --------------------------------------------------------------------------------

let said = null; // null while the file has mistakes

export const fileSays = (now) => { said = now; };
export const isWritable = () => mayWrite && said !== null;

/* What stands at a key like "digests[2].takeaways[1]"; null where nothing does. */
export const at = (key) => key.match(/\w+/g).reduce((found, part) => found?.[part], said) ?? null;

/* The key at which a text stands by now: its list may have moved since. */
export function stillAt(key, text) {
  if (text === null || at(key) === text) return key;
  const [, list, rest] = key.match(/^(.*)\[\d+\](.*?)$/) ?? [];
  const found = list ? (at(list) ?? []).flatMap((_, number) => (at(`${list}[${number}]${rest}`) === text ? [`${list}[${number}]${rest}`] : [])) : [];
  return found.length === 1 ? found[0] : key;
}

/* What can be chosen: the pictures and articles of the issue, the pages elsewhere, and the model that writes. */
let choosable = { pictures: [], articles: [], social: [], model: null };
export const choices = () => choosable;
export async function lookForChoices() {
  if (mayWrite) choosable = await json(`${here}/choices.json`).catch(() => choosable);
}

// --- changes -------------------------------------------------------------------------------------------

let onChanged = () => {};
export const whenChanged = (work) => { onChanged = work; };

/* Makes the changes, all or none. Says so in words, or what stands in their way; whether they were made.
   `refused` hears what stands in their way, where a line below the e-mail is not to be seen. */
export async function change(edits, words, refused = tell) {
  const answer = await askIssue("edit", { edits }).catch(() => null);
  if (answer?.ok) {
    keep("redo", []);
    keep("undo", [...kept("undo"), { token: (await answer.json()).undo, words }]);
    tell(words, true);
    await onChanged();
    return true;
  }
  await explain(answer, edits, refused);
  return false;
}

export const undo = () => back("undo", "redo", "Taken back");
export const redo = () => back("redo", "undo", "Done again");

async function back(from, to, how) {
  const steps = kept(from);
  const step = steps.pop();
  if (!step) return tell(from === "undo" ? "Nothing to take back." : "Nothing to do again.");
  const answer = await askIssue("undo", { undo: step.token }).catch(() => null);
  if (answer && answer.status !== 422) keep(from, steps);
  if (!answer?.ok) return explain(answer, []);
  keep(to, [...kept(to), { token: (await answer.json()).undo, words: step.words }]);
  tell(`${how}: ${step.words}`);
  return onChanged();
}

const MOST = 200; // steps that a window remembers
const kept = (name) => JSON.parse(sessionStorage.getItem(`${name}:${issueName}`) ?? "[]");
const keep = (name, steps) => {
  sessionStorage.setItem(`${name}:${issueName}`, JSON.stringify(steps.slice(-MOST)));
  showSteps();
};

function showSteps() {
  for (const name of ["undo", "redo"]) {
    const last = kept(name).at(-1);
    const button = find(`#${name}`);
    button.disabled = !last;
    button.title = last ? `${name === "undo" ? "Take back" : "Do again"}: ${last.words}` : button.getAttribute("aria-label");
  }
}

async function explain(answer, edits, refused = tell) {
  if (!answer) return refused("The preview has stopped. Nothing was written.");
  if (answer.status !== 409) return refused(inWords(await errorOf(answer)));
  const { key, was, there } = await answer.json();
  onChanged();
  return showOvertaken(was, there, edits.find((one) => one.key === key)?.now);
}

export async function errorOf(answer) {
  const text = await answer.text();
  return answer.headers.get("Content-Type")?.startsWith("application/json") ? JSON.parse(text).error : text;
}

/* What a mistake says, with the names of this page for the keys of the file. */
const inWords = (error) => error.replace(/^(?:blocks|digests)\[\d+\](?:\.\w+(?:\[\d+\])?)*/gm, (key) => fieldOf(key).name);

/* Somebody saved something else there meanwhile: both texts, and nothing is written. */
function showOvertaken(was, there, now) {
  const text = (value) => (value === null ? "nothing" : typeof value === "string" ? value : "a whole table");
  find("#overtaken dl").replaceChildren(...[["It said here", was], ["It says by now", there], ["You would write", now]]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, text(value)))));
  find("#overtaken").showModal();
}

// --- telling -------------------------------------------------------------------------------------------

let silent = 0;
export function tell(words, canUndo = false) {
  find("#told span").textContent = words;
  find("#told button").hidden = !canUndo;
  find("#told").hidden = false;
  clearTimeout(silent);
  silent = setTimeout(() => { find("#told").hidden = true; }, SECONDS * 1000);
}

export function startDesk() {
  document.body.classList.toggle("writing", mayWrite);
  if (!mayWrite) return;
  find("#undo").addEventListener("click", undo);
  find("#redo").addEventListener("click", redo);
  find("#told button").addEventListener("click", undo);
  showSteps();
}

// --- typed and not saved -------------------------------------------------------------------------------

const typedName = `typed:${issueName}`;
const allTyped = () => JSON.parse(sessionStorage.getItem(typedName) ?? "{}");

/* What somebody typed at a key, with what stood there then: { was, now }; nothing for null. */
export const typed = (key) => allTyped()[key] ?? null;
export const typedAt = () => Object.keys(allTyped());
export function keepTyped(key, text) {
  const all = allTyped();
  if (text) all[key] = text;
  else delete all[key];
  sessionStorage.setItem(typedName, JSON.stringify(all));
}
