/* The texts of an issue: what each is called, how long it should be, and what can be added. */

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
};

export function fieldOf(key) {
  const [, digest, name, number] = key.match(/^(?:digests\[\d+\](\.))?(\w+)(?:\[(\d+)\])?$/) ?? [];
  const field = FIELDS[digest ? `digest.${name}` : name] ?? { name };
  return number === undefined ? field : { ...field, name: `${field.name} ${Number(number) + 1}` };
}

/* The keys that a section could say something at and does not: [key, name]. */
export function missing(section, at) {
  const of = (keys) => keys.filter((key) => !at(key)).map((key) => [key, fieldOf(key).name]);
  if (!section.key) return of(["subject", "preheader", "title", "intro"]);
  const inside = (name) => `${section.key}.${name}`;
  const next = inside(`takeaways[${(at(inside("takeaways")) ?? []).length}]`);
  return [
    ...of([inside("summary")]),
    [next, "Takeaway"],
    ...of(["caveat", "quote", ...(at(inside("image")) ? ["image_alt"] : [])].map(inside)),
  ];
}

/* How long a text is, of how long it should be: in words, and whether that is wrong. */
export function lengthOf({ characters, words }, text) {
  if (characters) {
    const [least, most] = characters;
    return { said: `${text.length} of ${most} characters`, isWrong: text.length > most || (text.length > 0 && text.length < least) };
  }
  const count = text.split(/\s+/).filter(Boolean).length;
  return words ? { said: `${count} of ${words} words`, isWrong: count > words } : { said: `${count} words`, isWrong: false };
}
