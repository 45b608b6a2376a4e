/* The texts of an issue: what each is called, how long it should be, and what can be added. */

import { KINDS } from "./kinds.js";

const FIELDS = {
  subject: { name: "Subject", characters: [1, 60], line: true },
  preheader: { name: "Preheader", characters: [40, 130], line: true },
  title: { name: "Headline", characters: [0, 70], line: true },
  intro: { name: "Intro", words: 60 },
  "digest.title": { name: "Title", characters: [1, 90], line: true },
  "digest.summary": { name: "Summary", words: 70 },
  "digest.takeaways": { name: "Takeaway", words: 30 },
  "digest.caveat": { name: "Caveat", words: 40 },
  "digest.quote": { name: "Quotation", words: 40 },
  "digest.image_alt": { name: "What the picture shows", characters: [1, 150], line: true },
  "digest.url": { name: "Address of the article", line: true, isAddress: true },
  "block.heading": { name: "Heading", characters: [0, 90], line: true },
  "block.text": { name: "Text", words: 120 },
  "block.by": { name: "Who writes it", line: true },
  "block.caption": { name: "Caption", words: 30 },
  "block.question": { name: "Question", characters: [1, 150], line: true },
  "block.answer": { name: "Answer", words: 120 },
  "block.dose": { name: "How often", characters: [0, 90], line: true },
  "block.caution": { name: "When to stop", words: 40 },
  "block.steps": { name: "Step", words: 40 },
  "block.items": { name: "Number", words: 20 },
  "block.image": { name: "Picture" },
  "block.image_alt": { name: "What the picture shows", line: true },
  "block.url": { name: "Where it leads" },
  "block.calendar": { name: "The file for calendars" },
  "block.starts": { name: "Start" },
  "block.ends": { name: "End" },
  "block.time_zone": { name: "Time zone" },
  "block.minutes": { name: "Minutes" },
  "block.article": { name: "Article" },
  block: { name: "Block" },
  digest: { name: "Story" },
};

export function fieldOf(key) {
  const [, table, name, number, part] = key.match(/^(?:(digest|block)s\[\d+\]\.?)?(\w+)?(?:\[(\d+)\])?(?:\.(\w+))?$/) ?? [];
  const field = FIELDS[[table, name].filter(Boolean).join(".")] ?? { name: KINDS[name]?.name ?? name ?? key };
  if (number === undefined) return field;
  return { ...field, name: `${field.name} ${Number(number) + 1}${part && part !== "text" ? `, ${part.replace(/_.*/, "")}` : ""}` };
}

/* The keys that a section could say something at and does not: [key, name]. */
export function missing(section, at) {
  const of = (keys) => keys.filter((key) => !at(key)).map((key) => [key, fieldOf(key).name]);
  if (!section.key) return of(["subject", "preheader", "title", "intro"]);
  if (section.kind) return missingIn(section, at);
  const inside = (name) => `${section.key}.${name}`;
  const next = inside(`takeaways[${(at(inside("takeaways")) ?? []).length}]`);
  return [
    ...of([inside("summary")]),
    [next, "Takeaway"],
    ...of(["caveat", "quote", ...(at(inside("image")) ? ["image_alt"] : []), "url"].map(inside)),
  ];
}

/* A block's texts; what else it may hold is in its form. */
function missingIn({ key, kind }, at) {
  const texts = KINDS[kind].fields.filter(({ name }) => FIELDS[`block.${name}`]?.words || ["heading", "by", "dose"].includes(name));
  const names = texts.map(({ name }) => name).filter((name) => !["steps", "items"].includes(name) && !at(`${key}.${name}`));
  const steps = kind === "exercise" ? [[`${key}.steps[${at(`${key}.steps`).length}].text`, "Step"]] : [];
  return [...names.map((name) => [`${key}.${name}`, fieldOf(`${key}.${name}`).name]), ...steps];
}

/* How long a text is, of how long it should be: in words, and whether that is wrong. */
export function lengthOf({ characters, words, isAddress }, text) {
  if (isAddress) return { said: "", isWrong: false };
  if (characters) {
    const [least, most] = characters;
    return { said: `${text.length} of ${most} characters`, isWrong: text.length > most || (text.length > 0 && text.length < least) };
  }
  const count = text.split(/\s+/).filter(Boolean).length;
  return words ? { said: `${count} of ${words} words`, isWrong: count > words } : { said: `${count} words`, isWrong: false };
}
