/* A text being typed: held beside its article at every key, saved only when somebody says so. */

import { askIssue, at, change, keepTyped, stillAt, typed } from "./desk.js";
import { element } from "./elements.js";
import { fieldOf, lengthOf } from "./fields.js";

export class Writing {
  constructor(key, onDone) {
    Object.assign(this, { key, onDone, field: fieldOf(key) });
    const before = typed(key);
    this.was = before ? before.was : at(key);
    this.area = element("textarea", { rows: "1", spellcheck: "true", "aria-label": this.field.name, "aria-describedby": "verdict", input: () => this.#typed(), keydown: (event) => this.#pressed(event) });
    this.area.value = before ? before.now : this.was ?? "";
    this.length = element("span", { class: "length" });
    this.grade = element("span", { class: "grade" });
    this.verdict = element("div", { class: "verdict", id: "verdict", "aria-live": "polite" });
    this.overtaken = element("div", { class: "meanwhile", role: "alert" });
    this.save = element("button", { class: "primary", click: () => this.write() }, "Save");
    this.stand = element("button", { class: "stand", hidden: true, click: () => this.write(true) }, "I stand by it");
    this.element = element("div", { class: "field" },
      this.area,
      element("p", { class: "measures" }, this.length, this.grade),
      this.overtaken,
      this.verdict,
      element("div", { class: "tools" }, this.save, this.stand,
        element("button", { click: () => this.leave() }, "Cancel"),
        element("span", { class: "hint" }, this.field.line || this.field.words <= 40 ? "Enter saves, Escape cancels" : "Ctrl Enter saves, Escape cancels")));
    this.#judge();
    this.fileChanged();
  }

  focus() {
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  get text() {
    return this.field.line ? this.area.value.replace(/\s+/g, " ").trim() : this.area.value.trim();
  }

  #typed() {
    keepTyped(this.key, this.text === (this.was ?? "") ? null : { was: this.was, now: this.area.value });
    this.#judge();
  }

  #pressed(event) {
    event.stopPropagation();
    if (event.key === "Escape") return this.leave();
    const saves = event.key === "Enter" && !event.shiftKey && !event.isComposing && (this.field.line || this.field.words <= 40 || event.ctrlKey || event.metaKey);
    if (!saves) return undefined;
    event.preventDefault();
    return this.write();
  }

  leave() {
    keepTyped(this.key, null);
    this.onDone(this.key);
  }

  /* Saves. With `stands`, a person stands by what its article does not say so. */
  async write(stands = false) {
    if (this.save.disabled) return undefined;
    this.save.disabled = true; // once is enough
    const { key, was, text } = this;
    const edits = text === (was ?? "") ? [] : [written(key, was, text)];
    if (stands) edits.push(this.#approval(was, text));
    if (edits.length && !(await change(edits, stands ? `You stand by ${this.field.name}` : `${this.field.name} is ${text ? "written" : "taken out"}`))) return this.fileChanged();
    keepTyped(key, null);
    return this.onDone(key);
  }

  /* What was approved in these words before gives its place to the new words. */
  #approval(was, text) {
    const list = this.judged.approved_at;
    const approved = at(list) ?? [];
    const old = was ? approved.indexOf(was) : -1;
    return { key: `${list}[${old < 0 ? approved.length : old}]`, was: old < 0 ? null : was, now: text };
  }

  // --- the file, meanwhile -------------------------------------------------------------------------

  /* The text may have moved, or says something else by now: both are shown, and a person decides. */
  fileChanged() {
    const key = stillAt(this.key, this.was);
    if (key !== this.key) {
      const before = typed(this.key);
      keepTyped(this.key, null);
      this.key = key;
      if (before) keepTyped(key, before);
    }
    const there = at(this.key);
    const isSame = there === this.was;
    this.save.disabled = !isSame;
    this.overtaken.replaceChildren(...(isSame ? [] : [
      element("p", {}, there === null ? "The file says nothing here by now. It said: " : "The file says something else by now: ", element("q", {}, there ?? this.was)),
      element("div", { class: "tools" },
        element("button", { click: () => this.#take(there, this.area.value) }, "Go on with mine"),
        element("button", { click: () => this.#take(there, there ?? "") }, "Take the file’s")),
    ]));
  }

  #take(there, text) {
    this.was = there;
    this.area.value = text;
    this.#typed();
    this.fileChanged();
    this.focus();
  }

  // --- the verdict ---------------------------------------------------------------------------------

  /* One question at a time, the newest text last. */
  async #judge() {
    this.#measure();
    if (this.asking) { this.again = true; return; }
    this.asking = true;
    do {
      this.again = false;
      const { text } = this;
      const answer = await askIssue("verdict", { key: this.key, text }).catch(() => null);
      if (answer?.ok) this.#show(await answer.json(), text);
    } while (this.again);
    this.asking = false;
  }

  #measure() {
    const { said, isWrong } = lengthOf(this.field, this.text);
    this.length.textContent = said;
    this.length.toggleAttribute("data-wrong", isWrong);
  }

  #show(judged, text) {
    this.judged = judged;
    this.grade.textContent = judged.grade ? `reading grade ${judged.grade}` : "";
    const isOpen = !judged.approved && (judged.verdict === "said_otherwise" || judged.verdict === "changed");
    this.stand.hidden = !isOpen || !judged.approved_at;
    this.element.dataset.verdict = judged.approved ? "approved" : judged.verdict;
    this.element.dataset.judged = text;
    this.verdict.replaceChildren(...verdictOf(judged));
    this.element.scrollIntoView({ block: "nearest" });
  }
}

/* A step that is not there yet comes with its text. */
function written(key, was, text) {
  const step = key.match(/^(.*\.steps\[\d+\])\.text$/)?.[1];
  if (step && at(step) === null) return { key: step, was: null, now: { text } };
  return { key, was, now: text || null };
}

export function verdictOf({ verdict, rests_on: sentences, differences, facts, approved, approved_at: stands }) {
  const line = (words) => element("p", { class: "said-so" }, words);
  const article = sentences.length ? [element("blockquote", {}, element("cite", {}, "The article"), sentences.map((one) => element("p", {}, marked(one, facts))))] : [];
  if (approved) return [line("You stand by these words."), ...article];
  if (verdict === "same") return [line("As the article says it.")];
  if (verdict === "said_otherwise") return [line(facts.length ? "Said otherwise, with every fact of the article found again. Compare:" : "Said otherwise. Compare:"), ...article];
  if (verdict !== "changed") return [];
  const told = element("ul", {}, differences.map((one) => element("li", {}, one)));
  return [line(!stands ? "This turns what the article says:" : "The article does not say this:"), told, ...article];
}

/* A sentence with the facts in it set off. */
function marked(sentence, facts) {
  const places = facts.map((fact) => [sentence.indexOf(fact), fact]).filter(([start]) => start >= 0).sort(([one], [other]) => one - other);
  const parts = [];
  let end = 0;
  for (const [start, fact] of places) {
    if (start < end) continue;
    parts.push(sentence.slice(end, start), element("mark", {}, fact));
    end = start + fact.length;
  }
  return [...parts, sentence.slice(end)];
}
