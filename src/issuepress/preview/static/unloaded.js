/* Pictures that are on the web. */

import { element, find } from "./elements.js";

/* The preview asks nothing of the web: a picture that is there is told instead of a hole. */
export function showUnloaded(addresses) {
  const one = addresses.length === 1;
  find("#unloaded").hidden = addresses.length === 0;
  find("#unloaded-why").textContent = `${one ? "1 picture is" : `${addresses.length} pictures are`} on the web and not loaded here: the preview asks nothing of other machines. Readers see ${one ? "it" : "them"}.`;
  find("#unloaded ul").replaceChildren(...addresses.map((address) => element("li", { class: "place" }, address)));
}
