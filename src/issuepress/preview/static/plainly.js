/* A language model says texts plainly. What is sent where is said first; each of its texts is shown with its
   verdict beside the one that stands there, and taken by a click or not. */

import { askIssue, at, change, choices, errorOf, keepTyped } from "./desk.js";
import { element } from "./elements.js";
import { fieldOf } from "./fields.js";
import { verdictOf } from "./writing.js";

const SAYABLE = /^digests\[\d+\]\.(?:summary|caveat|takeaways\[\d+\])$/;

/* Whether a model is set up to write, and this is a text for it. */
export const isSayable = (key) => Boolean(choices().model) && SAYABLE.test(key);

/* For one text, or for a whole digest where `key` is its own. `section` tells what its article is. */
export function sayPlainly(key, section, write) {
  const { name, address, is_here: isHere } = choices().model;
  const sentences = section.passages.flatMap((one) => one.sentences).filter(([number]) => number > 0).length;
  const what = SAYABLE.test(key) ? `“${fieldOf(key).name}”` : "the texts of this story";
  const told = element("div", { class: "proposals", "aria-live": "polite" });
  const stop = new AbortController();
  const dialog = element("dialog", { class: "dialog plain-words", "aria-labelledby": "plainly-title" });
  const go = element("button", { class: "primary" }, "Ask");
  const close = element("button", { click: () => dialog.close() }, "Cancel");
  go.addEventListener("click", async () => {
    go.remove();
    close.textContent = "Stop";
    told.replaceChildren(element("p", { class: "waiting" }, `Asking ${name} … a small machine may take minutes.`));
    const answer = await askIssue("plainly", { key }, stop.signal).catch(() => null);
    if (!dialog.isConnected) return;
    close.textContent = "Close";
    if (!answer?.ok) return told.replaceChildren(element("p", { class: "failed" }, answer ? await errorOf(answer) : "The preview has stopped. Nothing was changed."));
    const proposals = await answer.json();
    asked.remove();
    const others = proposals.filter(({ was, now }) => was !== now);
    told.replaceChildren(
      ...others.map((one) => proposal(one, () => { dialog.close(); write(one.key); })),
      ...others.length ? [] : [element("p", {}, `${name} has no other words for it. Nothing was changed.`)]);
    (told.querySelector("button") ?? close).focus();
  });
  const asked = element("p", {}, `The ${sentences} sentences of “${section.title}” and ${what} are sent to ${name} at ${address}, `,
    isHere ? "on this machine." : element("b", {}, "on another machine."));
  dialog.append(element("h2", { id: "plainly-title" }, "Say it plainly"), asked, told, element("div", { class: "tools" }, go, close));
  dialog.addEventListener("close", () => { stop.abort(); dialog.remove(); });
  document.body.append(dialog);
  dialog.showModal();
}

const VERDICTS = { same: "The same", said_otherwise: "Said otherwise", changed: "Changed" };

/* What changes the article is not taken as it is: it is written on, and judged as it is typed. */
function proposal(one, writeOn) {
  const { key, was, now, judged } = one;
  const isChanged = judged.verdict === "changed";
  const tools = element("div", { class: "tools" });
  const row = element("section", { class: "proposal", "data-key": key, "data-verdict": judged.verdict, "aria-label": fieldOf(key).name },
    element("p", { class: "where" }, fieldOf(key).name, element("em", {}, ` · ${VERDICTS[judged.verdict]}`)),
    element("div", { class: "both" }, element("p", { class: "old" }, element("small", {}, "Now"), was), element("p", { class: "new" }, element("small", {}, judged.grade ? `Plainly · reading grade ${judged.grade} with it` : "Plainly"), now)),
    element("div", { class: "verdict" }, verdictOf(judged)), tools);
  const take = async (stands) => {
    const isTaken = await change(taken(one, stands), `${fieldOf(key).name} is said plainly`, (words) => tools.replaceChildren(element("p", { class: "failed" }, words)));
    if (isTaken) tools.replaceChildren(element("p", { class: "done", role: "status" }, stands ? "Taken, and you stand by it." : "Taken."));
  };
  tools.append(...(isChanged
    ? [element("button", { click: () => { keepTyped(key, { was, now }); writeOn(); } }, "Write on from it")]
    : [element("button", { class: "primary", click: () => take(false) }, "Take it"), judged.verdict === "same" ? "" : element("button", { class: "stand", click: () => take(true) }, "I stand by it")]));
  return row;
}

/* The text, the sentences that it rests on, and that a person stands by it. */
function taken({ key, was, now, says, judged }, stands) {
  const digest = key.replace(/\..*/, "");
  const rests = at(`${digest}.rests_on`) ?? [];
  const approved = at(judged.approved_at) ?? [];
  return [
    { key, was, now },
    { key: `${digest}.rests_on[${rests.length}]`, was: null, now: { text: says, sentences: judged.rests_on } },
    ...(stands ? [{ key: `${judged.approved_at}[${approved.length}]`, was: null, now }] : []),
  ];
}
