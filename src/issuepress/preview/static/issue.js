/* The page of an issue: what is looked at, shown, and shown again after each save. */

import { VIEWS, addressOf, issueName, looked } from "./address.js";
import { departuresOf, sentencesOf, showArticles, showSource, statementOf } from "./articles.js";
import { find, findAll, json, painted } from "./elements.js";
import { follow } from "./live.js";
import { showMistakes } from "./mistakes.js";
import { showFindings, showLinks, showVitals, tabs } from "./rail.js";
import { viewOf } from "./views.js";

const data = (name) => json(`/issues/${encodeURIComponent(issueName)}/${name}.json`);

let look = looked();
let view = null;
let facts = null;
let railed = null; // the version that the rail shows
let findings = [];
let articles = [];
let sentences = {};
let chosen = null; // a statement's key
let outlined = null; // the element that a finding or a link names
let neighbors = {};

const chooseTab = tabs(() => drawMarks());
const refresh = oneAtATime(update);
const refreshRail = oneAtATime(updateRail);

start();

async function start() {
  await showLook();
  follow(issueName, (version) => facts?.version !== version && refresh());
  neighbors = beside(await json("/issues.json"));
  for (const [id, name] of Object.entries(neighbors)) if (name) find(`#${id}`).href = addressOf(look, `/issues/${encodeURIComponent(name)}`);
}

// --- after a save --------------------------------------------------------------------------------------

/* The e-mail first: what stands beside it follows when it is on the screen. */
async function update() {
  const shown = view;
  facts = await data("facts"); // before the e-mail, which is then no older than the version said here
  showMistakes(facts.mistakes, Boolean(facts.subject));
  if (!facts.subject) return;
  await shown.show(facts);
  if (shown !== view) return;
  if (shown.mail?.marked?.length) drawMarks();
  await painted();
  document.documentElement.dataset.version = facts.version;
  showNote();
  showVitals(facts);
  title(facts.subject.text);
  shown.findings?.(findings);
  drawMarks();
  if (railed !== facts.version && facts.mistakes.length === 0) refreshRail();
}

async function updateRail() {
  const { version } = facts;
  const asked = await Promise.allSettled(["articles", "findings", "links"].map(data));
  if (version !== facts.version) return;
  const [said, found, links] = asked.map(({ value }) => value ?? []);
  if (asked[1].value === null) return; // there is a mistake by now
  [articles, findings, railed] = [said, found, version];
  sentences = sentencesOf(articles);
  showArticles(articles, (key) => choose(key));
  showFindings(findings, (one) => statementOf(articles, one) !== null, showFinding);
  showLinks(links, (nth) => showElement("a", nth));
  if (asked[1].reason) find("#findings").textContent = "The checks stopped; the terminal says why.";
  view.findings?.(findings);
  drawMarks();
  document.documentElement.dataset.railed = version;
}

function showNote() {
  const filled = facts.service ? ` · ${facts.service}’s tags filled in for a sample reader` : "";
  find("#note").textContent = view.note() + filled;
}

function title(subject) {
  document.title = `${subject} · issuepress`;
  find("#title").textContent = subject;
}

/* A burst of saves is one more update, not many. */
function oneAtATime(work) {
  let running = null;
  let again = false;
  return () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await work().catch((error) => { find("#note").textContent = error.message; });
      }
      running = null;
    })();
    return running;
  };
}

// --- what is looked at ---------------------------------------------------------------------------------

async function showLook() {
  view = viewOf(look, { onClick, onKey, onWidth: rememberWidth });
  find("#view").replaceChildren(view.element);
  for (const link of findAll(".views a")) {
    link.href = addressOf({ ...look, view: link.dataset.view, width: null });
    if (link.dataset.view === look.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.view = look.view;
  for (const choice of findAll("[name=scheme]")) choice.checked = choice.value === look.scheme;
  find("#images").checked = look.images;
  const isFramed = !["wall", "inbox", "text", "source"].includes(look.view);
  find("#scheme").disabled = find("#images").disabled = !isFramed;
  await refresh();
}

async function go(changes) {
  look = { width: changes.view ? null : look.width, ...look, ...changes, ...(changes.view ? { width: null } : {}) };
  history.pushState(null, "", addressOf(look));
  await showLook();
}

let widthTimer = 0;
function rememberWidth() {
  showNote();
  clearTimeout(widthTimer);
  widthTimer = setTimeout(() => history.replaceState(null, "", addressOf(look)), 200);
}

addEventListener("popstate", () => {
  look = looked();
  showLook();
});

for (const link of findAll(".views a")) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return; // a window of its own
    event.preventDefault();
    go({ view: link.dataset.view });
  });
}
for (const choice of findAll("[name=scheme]")) choice.addEventListener("change", () => go({ scheme: choice.value }));
find("#images").addEventListener("change", ({ target }) => go({ images: target.checked }));

// --- sentences, findings and links in the e-mail -------------------------------------------------------

function drawMarks() {
  const mail = view?.mail;
  if (!mail?.document?.body) return;
  mail.locate(sentences);
  const marks = [];
  if (!find("#articles").hidden) {
    for (const [key, severity] of departuresOf(articles)) if (mail.ranges.has(key)) marks.push({ kind: `departure ${severity}`, range: mail.ranges.get(key) });
    if (chosen && mail.ranges.has(chosen)) marks.push({ kind: "chosen", range: mail.ranges.get(chosen) });
  }
  const target = outlined && mail.named(outlined.name, outlined.nth);
  if (target) marks.push({ kind: "outline", element: target });
  mail.mark(marks);
}

function onClick(key) {
  if (key) choose(key, false);
}

function choose(key, scroll = true) {
  chosen = key;
  outlined = null;
  chooseTab("articles");
  showSource(articles, key);
  drawMarks();
  if (scroll) scrollToMark(".chosen");
}

function showFinding(finding) {
  if (finding.at.element) return showElement(finding.at.element, finding.at.nth);
  return choose(statementOf(articles, finding));
}

/* Outlines an element of the e-mail, in a view that shows it: nothing of a head is to be seen but its source. */
async function showElement(name, nth) {
  if (look.view === "source") return showLine(name, nth);
  if (!view.mail || look.view === "outlook") await go({ view: "desktop" });
  outlined = { name, nth };
  chosen = null;
  drawMarks();
  if (scrollToMark(".outline")) return undefined;
  await go({ view: "source" });
  return showLine(name, nth);
}

function showLine(name, nth) {
  for (const old of findAll(".source .here")) old.classList.remove("here");
  const line = view.line(name, nth);
  line?.classList.add("here");
  line?.scrollIntoView({ block: "center" });
}

function scrollToMark(selector) {
  const mark = find(`.mark${selector}`);
  mark?.scrollIntoView({ block: "center", inline: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  return Boolean(mark);
}

// --- keyboard ------------------------------------------------------------------------------------------

addEventListener("keydown", onKey);

function onKey(event) {
  if (event.metaKey || event.ctrlKey || event.altKey || event.target.matches("input[type=text], textarea")) return;
  const pressed = KEYS[event.key] ?? (/^[1-9]$/.test(event.key) ? () => go({ view: VIEWS[event.key - 1] }) : null);
  if (!pressed || (event.target.matches("[type=radio]") && event.key.startsWith("Arrow"))) return;
  event.preventDefault();
  pressed();
}

const KEYS = {
  ArrowLeft: () => visit(neighbors.previous),
  ArrowRight: () => visit(neighbors.next),
  k: () => visit(neighbors.previous),
  j: () => visit(neighbors.next),
  d: () => go({ scheme: look.scheme === "dark" ? "light" : "dark" }),
  i: () => go({ images: !look.images }),
  "/": () => {
    chooseTab("findings");
    (find("#findings button") ?? find("#findings")).focus();
  },
};

function visit(name) {
  if (name) location.href = addressOf(look, `/issues/${encodeURIComponent(name)}`);
}

/* The newest issue comes first. */
function beside(issues) {
  const here = issues.findIndex(({ name }) => name === issueName);
  return { previous: issues[here - 1]?.name, next: here < 0 ? undefined : issues[here + 1]?.name };
}
