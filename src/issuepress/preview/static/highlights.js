/* Sentences marked in text of this page, without touching it: { name: ranges }, each name styled in issue.css. */

export function highlight(marks) {
  if (!CSS.highlights) return; // a browser of before 2025
  CSS.highlights.clear();
  for (const [name, ranges] of Object.entries(marks)) if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
}
