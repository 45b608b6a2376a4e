/* The keyboard: which keys count where, the list of them, and pages up and down. */

import { redo, undo } from "./desk.js";
import { find } from "./elements.js";

/* Does what a key is for; `keys` says what, by its name. */
export function pressed(event, keys) {
  const isTyping = event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const isInDialog = Boolean(find("dialog[open]"));
  if (isUndo(event) && !isTyping && !isInDialog) {
    event.preventDefault();
    return event.shiftKey ? redo() : undo();
  }
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping || !Object.hasOwn(keys, event.key)) return undefined;
  if (event.key !== "?" && (isInDialog || !find("#keys-on").checked)) return undefined;
  if (event.key.startsWith("Arrow") && (event.target.matches("[type=radio]") || isWide())) return undefined; // it scrolls sideways
  event.preventDefault();
  return keys[event.key]();
}

const isUndo = ({ metaKey, ctrlKey, key }) => (metaKey || ctrlKey) && key.toLowerCase() === "z";
const isWide = () => find("#stage").scrollWidth > find("#stage").clientWidth;

/* A page up or down, wherever the focus is but in what scrolls by itself. */
export function turnPages(scroller) {
  addEventListener("keydown", (event) => {
    const pages = { PageDown: 0.9, PageUp: -0.9 }[event.key];
    if (!pages || event.target.closest("#stage, .rail, dialog")) return;
    event.preventDefault();
    scroller().scrollBy({ top: pages * scroller().clientHeight });
  });
}

/* Who dictates or uses a switch presses keys without meaning to: they can be turned off (WCAG 2.1.4). */
export function showKeys() {
  const keys = find("#keys");
  if (keys.open) keys.close();
  else keys.showModal();
}

find("#show-keys").addEventListener("click", showKeys);
find("#keys-on").checked = localStorage.getItem("keys") !== "off";
find("#keys-on").addEventListener("change", ({ target }) => localStorage.setItem("keys", target.checked ? "on" : "off"));
