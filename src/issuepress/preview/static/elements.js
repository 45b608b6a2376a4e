/* Elements made of text, never of markup: whatever an issue says is shown as it is written. */

export const find = (selector) => document.querySelector(selector);
export const findAll = (selector) => [...document.querySelectorAll(selector)];

/* element("a", { href: "/", class: "home" }, "Issues") - a value that is a function listens, null is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/* Draws a panel anew, its places scrolled as they were and the focus on the same one of what can have it. */
export function redrawn(panel, draw) {
  const stops = () => [panel, ...panel.querySelectorAll("button, [tabindex], textarea, select")];
  const scrolled = stops().filter(({ scrollTop }) => scrollTop);
  const places = new Map(scrolled.map((one) => [one.className, one.scrollTop]));
  const active = document.activeElement;
  const focused = stops().indexOf(active);
  const [from, to] = active.matches?.("textarea") ? [active.selectionStart, active.selectionEnd] : [];
  draw();
  const again = active.isConnected ? active : same(stops(), active) ?? stops()[focused]; // what was put back, or drawn anew
  if (focused >= 0) again?.focus({ preventScroll: true });
  if (from !== undefined && active.isConnected) active.setSelectionRange(from, to);
  for (const one of stops()) if (places.has(one.className)) one.scrollTop = places.get(one.className);
}

/* The one that is what the other was: by its name for a person, or by its key. */
function same(stops, other) {
  const name = other.dataset?.key ?? other.getAttribute?.("aria-label");
  return name ? stops.find((one) => (one.dataset.key ?? one.getAttribute("aria-label")) === name) : undefined;
}

export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
