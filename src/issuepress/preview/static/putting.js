/* A sentence of the article goes to a place of the digest: in the article's own words, so nothing can change. */

import { at, change } from "./desk.js";
import { fieldOf } from "./fields.js";

let chosen = ""; // the value of a place

export const choosePlace = (value) => { chosen = value; };

/* Where a sentence of this section can go: a value and a name for each place. */
export function places({ key, statements }) {
  const inside = (name) => `${key}.${name}`;
  const sentences = statements.filter((one) => one.key === inside("summary"));
  const takeaways = (at(inside("takeaways")) ?? []).map((_, number) => inside(`takeaways[${number}]`));
  return [
    { value: `${inside("takeaways")}:new`, name: "a new takeaway" },
    ...takeaways.map((value) => ({ value, name: fieldOf(value).name })),
    ...sentences.map((_, number) => ({ value: `${inside("summary")}:${number}`, name: `Summary, sentence ${number + 1}` })),
    { value: `${inside("summary")}:new`, name: sentences.length ? "Summary, one more" : "Summary" },
    { value: inside("caveat"), name: "Caveat" },
    { value: inside("quote"), name: "Quotation" },
    { value: "preheader", name: "Preheader" },
  ];
}

/* The place that was chosen, where this section has it. */
export function whereTo(section) {
  const all = places(section);
  return (all.find(({ value }) => value === chosen) ?? all[0]).value;
}

/* Whether something stands at a place, which a sentence that goes there replaces. */
export const isTaken = (value) => !value.endsWith(":new") && at(value.split(":")[0]) !== null;

export function put(section, { text, markdown, offer }) {
  const place = whereTo(section);
  const told = offer?.told || markdown;
  const [key, number] = place.split(":");
  const name = places(section).find(({ value }) => value === place).name;
  if (key === "preheader") return change([{ key, was: at(key), now: text }], "Preheader is a sentence of the article");
  if (key.endsWith(".quote")) return change(quoting(section, markdown), "Quotation is a sentence of the article");
  if (key.endsWith(".takeaways")) return change([{ key: `${key}[${(at(key) ?? []).length}]`, was: null, now: told }], "A sentence of the article is a takeaway");
  const now = number === undefined ? told : withSentence(section, key, number, told);
  return change([{ key, was: at(key), now }], `${name[0].toUpperCase()}${name.slice(1)} is a sentence of the article`);
}

/* The author's own words: who was quoted before goes with what he said. */
function quoting({ key }, markdown) {
  const by = at(`${key}.quote_by`);
  return [
    { key: `${key}.quote`, was: at(`${key}.quote`), now: markdown },
    ...(by ? [{ key: `${key}.quote_by`, was: by, now: null }] : []),
  ];
}

/* A text with one of its sentences in other words; all of it where its sentences cannot be told apart. */
function withSentence({ statements }, key, number, told) {
  const text = at(key) ?? "";
  const pieces = statements.filter((one) => one.key === key).map(({ written }) => written);
  if (!pieces.every(Boolean)) return told;
  if (number === "new") return `${text} ${told}`.trim();
  let start = 0;
  for (const piece of pieces.slice(0, number)) start = text.indexOf(piece, start) + piece.length;
  const piece = pieces[number];
  start = text.indexOf(piece, start);
  return text.slice(0, start) + told + text.slice(start + piece.length);
}
