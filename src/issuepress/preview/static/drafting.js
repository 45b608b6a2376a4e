/* An article becomes a story: pasted, named by its address, dropped or chosen as a file. */

import { ask, errorOf } from "./desk.js";
import { element } from "./elements.js";

const ENDINGS = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,.odt,.rtf,.zip,.mht,.mhtml";

const PASTED = "pasted"; // what is not condensed yet survives a reload

function keep(text) {
  try {
    sessionStorage.setItem(PASTED, text);
  } catch {
    sessionStorage.removeItem(PASTED); // longer than a browser keeps
  }
}

export function draftFrom(address, title, dropped = null) {
  const text = element("textarea", { id: "article", spellcheck: "false", input: () => keep(text.value), placeholder: "The whole article, as it stands on your page; or https://…" });
  const file = element("input", { type: "file", accept: ENDINGS, class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  const told = element("div", { "aria-live": "polite" });
  const chosen = element("span", {}, "or drop a file here: Word, PDF, a saved page, Markdown, text");
  const go = element("button", { class: "primary" }, "Condense it");
  const dialog = element("dialog", { class: "dialog drafting", "aria-labelledby": "drafting-title" },
    element("h2", { id: "drafting-title" }, title),
    element("label", { for: "article" }, "Paste an article, or its address"), text,
    element("div", { class: "choose tools" }, element("button", { click: () => file.click() }, "Choose a file"), chosen, file),
    told,
    element("div", { class: "tools" }, go, element("button", { click: () => { keep(""); dialog.close(); } }, "Cancel")));
  text.value = sessionStorage.getItem(PASTED) ?? "";
  const work = async (given) => {
    go.disabled = true;
    told.replaceChildren(element("p", { class: "aside" }, "Reading and condensing …"));
    const answer = await ask(address, given).catch(() => null);
    go.disabled = false;
    if (answer?.ok) keep("");
    if (answer?.ok) return dialog.replaceChildren(...outcome(await answer.json(), dialog));
    return told.replaceChildren(element("p", { class: "failed" }, answer ? await errorOf(answer) : "The preview has stopped."));
  };
  const take = async (taken) => {
    if (!taken) return;
    chosen.textContent = taken.name;
    await work({ name: taken.name.slice(0, 200), data: await base64(taken) });
  };
  go.addEventListener("click", () => (text.value.trim() ? work(given(text.value)) : text.focus()));
  file.addEventListener("change", () => take(file.files[0]));
  dialog.addEventListener("dragover", (event) => { event.preventDefault(); dialog.classList.add("dropping"); });
  dialog.addEventListener("dragleave", () => dialog.classList.remove("dropping"));
  dialog.addEventListener("drop", (event) => {
    event.preventDefault();
    dialog.classList.remove("dropping");
    take(event.dataTransfer.files[0]);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  text.focus();
  take(dropped);
}

/* A file that is dropped beside every dialog begins one; a browser would go to it and leave the page. */
export function whenDropped(open) {
  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (!event.target.closest("dialog")) open(file);
  });
}

/* A single line that begins like an address is one. */
const given = (text) => (/^\s*https?:\/\/\S+\s*$/.test(text) ? { address: text.trim() } : { text });

/* At its texts, which are to be gone through now. */
function lookAt(issue) {
  sessionStorage.setItem("tab", "articles");
  location.href = `/issues/${encodeURIComponent(issue)}`;
}

/* What became of it, and what its author should know. */
function outcome({ issue, drafted }, dialog) {
  const open = element("button", { class: "primary", click: () => lookAt(issue) }, "Look at it");
  setTimeout(() => open.focus());
  return [
    element("h2", { id: "drafting-title" }, drafted.some(({ is_new: isNew }) => isNew) ? "Condensed" : "It was there already"),
    element("div", { class: "outcome" }, drafted.map(({ title, is_new: isNew, notes }) => [
      element("p", {}, isNew ? `“${title}” is in the issue ${issue}.` : `“${title}” was in the issue ${issue} already: its article is brought up to date, and its texts are left as they are.`),
      notes.length ? [element("p", { class: "aside" }, "For its author:"), element("ul", {}, notes.map((note) => element("li", {}, note)))] : null,
    ])),
    element("div", { class: "tools" }, open),
  ];
}

export const base64 = (file) => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = fail;
  reader.readAsDataURL(file);
});
