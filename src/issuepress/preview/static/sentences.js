/* Where the sentences of an issue stand in what is shown of it: in the e-mail, its plain text, a row of an inbox. */

const LEADING = 6; // pixels between two lines that still belong to one
const LEAST = 12; // characters of a sentence before it is cut, by which it is known

/* { id: sentence } becomes id -> Range, for those that are there. */
export function located(root, sentences) {
  const { text, places } = written(root);
  const ranges = new Map();
  let from = 0;
  for (const [id, sentence] of Object.entries(sentences)) {
    const wanted = folded(sentence);
    let start = text.indexOf(wanted, from);
    if (start < 0) start = text.indexOf(wanted);
    if (start < 0 || !wanted) continue;
    from = start;
    ranges.set(id, rangeOf(places, start, wanted.length));
  }
  return ranges;
}

/* The part of a text that is shown where the end was cut off; null where none is. */
export function begun(root, sentence) {
  const { text, places } = written(root);
  const wanted = folded(sentence);
  const whole = text.indexOf(wanted);
  if (whole >= 0) return rangeOf(places, whole, wanted.length);
  if (!text.endsWith("…")) return null;
  const kept = text.slice(0, -1).trimEnd();
  for (let start = 0; start === 0 || start <= kept.length - LEAST; start += 1) {
    if (kept && wanted.startsWith(kept.slice(start))) return rangeOf(places, start, text.length - start);
  }
  return null;
}

/* The id whose sentence lies at a point, of [id, Range] pairs. */
export function sentenceAt(ranges, x, y) {
  for (const [id, range] of ranges) {
    for (const box of range.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top - LEADING && y <= box.bottom + LEADING) return id;
    }
  }
  return null;
}

/* Scrolls a pane up or down, and not sideways, until a range or an element is in its middle. */
export function scrolledTo(target, pane, behavior) {
  const [box, around] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollBy({ top: box.top - around.top - (around.height - box.height) / 2, behavior });
}

/* The id of what was chosen before a save: the same words at the same key, or where they went, or their place. */
export function stillChosen(before, after, id) {
  const was = statement(before, id);
  if (!was) return null;
  const all = after.flatMap(({ statements }, section) => statements.map((one, number) => [`${section}.${number}`, one]));
  const same = all.find(([, { key, text }]) => key === was.key && text === was.text) ?? all.find(([, { text }]) => text === was.text);
  return same?.[0] ?? (statement(after, id)?.key === was.key ? id : null);
}

export const statement = (sections, id) => {
  const [section, number] = (id ?? "").split(".");
  return sections[section]?.statements[number] ?? null;
};

/* What is chosen: the sentence, its words, and the picture that it describes. */
export function chosenAs(sections, chosen) {
  const { key = "", text = "" } = statement(sections, chosen) ?? {};
  return { chosen, words: text, picture: key.endsWith("image_alt") ? text : "" };
}

/* What stands in the row of an inbox before the e-mail's own text. */
export function headsOf(sections) {
  const above = (sections[0]?.statements ?? []).map(({ key, text }, number) => [key, [`0.${number}`, text]]);
  const of = (wanted) => above.filter(([key]) => key === wanted).map(([, head]) => head);
  return { subject: of("subject"), preheader: of("preheader") };
}

/* A sentence with its spaces folded as those of the e-mail are. */
const folded = (sentence) => sentence.replace(/\s+/g, " ").trim();

function rangeOf(places, start, length) {
  const range = places[start][0].ownerDocument.createRange();
  range.setStart(...places[start]);
  const [node, offset] = places[start + length - 1];
  range.setEnd(node, offset + 1);
  return range;
}

/* All text that is seen, its spaces folded, with the node and offset of each character. */
function written(root) {
  let text = "";
  const places = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility()) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const character = /\s/.test(node.data[offset]) ? " " : node.data[offset];
      if (character === " " && text.endsWith(" ")) continue;
      text += character;
      places.push([node, offset]);
    }
  }
  return { text, places };
}
