/* The digest beside its article: each sentence of the e-mail, and the one it comes from. */

import { element, find } from "./elements.js";

const STATES = { error: "departs from the article", warning: "differs from the article", advice: "differs in style" };

const ROLES = { answer: "answers the question", limits: "says a limit", evidence: "what was found", "bottom line": "sums up", "what to do": "says what to do" };

/* Every statement has a key, "digest.statement". */
export const sentencesOf = (all) =>
  Object.fromEntries(all.flatMap(({ statements }, digest) => statements.map(({ text }, number) => [`${digest}.${number}`, text])));

export const departuresOf = (all) =>
  all.flatMap(({ statements }, digest) => statements.map(({ severity }, number) => [`${digest}.${number}`, severity]).filter(([, severity]) => severity));

/* The key of the statement that a finding is about, if it is about one: findings name the key in issue.toml. */
export function statementOf(all, { what }) {
  const keys = all.flatMap(({ statements }, digest) => statements.map((one, number) => [one, `${digest}.${number}`]));
  const about = keys.filter(([{ key }]) => what.startsWith(`${key}:`));
  return (about.find(([{ severity }]) => severity) ?? about[0])?.[1] ?? null;
}

export function showArticles(all, onStatement) {
  const departed = departuresOf(all).length;
  find("#articles-count").textContent = departed || "";
  find("#articles-count").dataset.severity = departed ? "warning" : "";
  find("#articles").replaceChildren(
    element("div", { class: "statements", tabindex: "0", role: "region", "aria-label": "What the e-mail says" },
      element("p", { class: "promise" }, departed === 0
        ? "Every sentence says what its article says. Click one, here or in the e-mail, to see where it comes from."
        : `${departed} ${departed === 1 ? "sentence does" : "sentences do"} not say just what the article says.`),
      all.map((one, digest) => element("section", {}, element("h2", {}, one.title),
        element("ol", {}, one.statements.map((statement, number) => said(statement, `${digest}.${number}`, onStatement)))))),
    element("div", { class: "sources", tabindex: "0", role: "region", "aria-label": "The article" },
      all.map((one, digest) => article(one, digest))));
}

function said({ where, text, source, severity, departures, approved }, key, onStatement) {
  return element("li", {},
    element("button", { class: "statement", "data-key": key, "data-severity": severity, "aria-pressed": "false", click: () => onStatement(key) },
      element("span", { class: "where" }, where, approved ? " · approved" : severity ? ` · ${STATES[severity]}` : source === null ? "" : " · as in the article"),
      element("span", { class: "what" }, text)),
    departures.length && !approved ? element("ul", { class: "departures" }, departures.map((one) => element("li", {}, one))) : null);
}

function article({ title, file, statements, passages, offers }, digest) {
  const roles = new Map(offers.map(({ number, role }) => [number, role]));
  const told = new Set(statements.map(({ source }) => source));
  const untold = offers.filter(({ number }) => !told.has(number)).length;
  const sentence = ([number, text]) => element("span", {
    id: number >= 0 ? `source-${digest}-${number}` : null,
    class: roles.has(number) ? `offer ${told.has(number) ? "told" : ""}` : null,
    title: roles.has(number) ? `${told.has(number) ? "Told" : "Not told"}: ${ROLES[roles.get(number)] ?? "worth telling"}` : null,
  }, text);
  return element("article", { "data-digest": digest, hidden: digest > 0 },
    element("p", { class: "place" }, file), element("h3", {}, sentence([0, title])),
    offers.length ? element("p", { class: "untold" }, `The e-mail tells ${offers.length - untold} of the ${offers.length} sentences most worth telling, which are underlined below.`) : null,
    passages.map(({ kind, level, label, sentences }) =>
      element(kind === "heading" ? "h4" : "p", { class: kind, "data-level": level || null },
        label ? element("b", {}, `${label}: `) : null,
        sentences.flatMap((one, number) => (number ? [" ", sentence(one)] : [sentence(one)])))));
}

/* Shows the article at the sentence that a statement comes from; false where it comes from none. */
export function showSource(all, key) {
  const [digest, number] = key.split(".").map(Number);
  const { source } = all[digest].statements[number];
  for (const old of document.querySelectorAll(".statement[aria-pressed=true]")) old.setAttribute("aria-pressed", "false");
  for (const old of document.querySelectorAll(".origin")) old.classList.remove("origin");
  const statement = find(`.statement[data-key="${key}"]`);
  statement.setAttribute("aria-pressed", "true");
  scrollTo(statement);
  for (const one of document.querySelectorAll(".sources article")) one.hidden = Number(one.dataset.digest) !== digest;
  if (source === null) return false;
  const target = find(`#source-${digest}-${source}`);
  target.classList.add("origin");
  scrollTo(target);
  return true;
}

/* In the middle of its own pane; the page itself stays where it is. */
function scrollTo(target) {
  const pane = target.closest(".statements, .sources");
  const box = target.getBoundingClientRect();
  pane.scrollTop += box.top - pane.getBoundingClientRect().top - (pane.clientHeight - box.height) / 2;
}
