/* What is wrong with the files, laid over the last good e-mail. */

import { element, find } from "./elements.js";

export function showMistakes(mistakes, isGood) {
  const sheet = find("#mistakes");
  sheet.hidden = mistakes.length === 0;
  document.body.classList.toggle("mistaken", mistakes.length > 0);
  sheet.replaceChildren(...(mistakes.length === 0 ? [] : [
    element("div", { class: "sheet", role: "alert" },
      element("h2", {}, mistakes.length === 1 ? "A mistake" : `${mistakes.length} mistakes`),
      element("p", { class: "kept" }, isGood ? "Below is the e-mail as it was before." : "The e-mail is shown as soon as this is mended."),
      element("ul", {}, mistakes.map(mistake))),
  ]));
}

function mistake({ what, file, line, first, excerpt }) {
  return element("li", {},
    file ? element("p", { class: "place" }, line ? `${file}:${line}` : file) : null,
    element("p", { class: "what" }, what),
    excerpt.length ? element("ol", { class: "excerpt", start: first, tabindex: "0", "aria-label": `Lines of ${file}` },
      excerpt.map((words, number) => element("li", { class: first + number === line ? "wrong" : null, value: first + number }, element("code", {}, words || " ")))) : null);
}
