/* The page of an issue: what is looked at, shown, and shown again after each save. */

import { VIEWS, addressOf, hasImages, hasScheme, issueName, looked } from "./address.js";
import { departuresOf, keyAbout, keyOf, relabel, sentencesOf, showArticles, showSource, statementOf } from "./articles.js";
import { fileSays, lookForChoices, mayWrite, startDesk, whenChanged } from "./desk.js";
import { draftFrom } from "./drafting.js";
import { find, findAll, json, painted, redrawn } from "./elements.js";
import { startHandover } from "./handover.js";
import { pressed, showKeys, turnPages } from "./keys.js";
import { follow, oneAtATime } from "./live.js";
import { showMistakes } from "./mistakes.js";
import { askPublisher } from "./publishing.js";
import { markListed, showFindings, showLinks, showVitals, tabs } from "./rail.js";
import { chosenAs, headsOf, statement, stillChosen } from "./sentences.js";
import { isMissing, write } from "./texts.js";
import { showUnloaded } from "./unloaded.js";
import { viewOf } from "./views.js";

const data = (name) => json(`/issues/${encodeURIComponent(issueName)}/${name}.json`);

let look = looked();
let view = null;
let facts = null;
let drawn = {}; // the version, look and view that the stage shows
let beheld = null; // the version that the articles are of
let railed = null; // the version that the rail shows
let findings = [];
let articles = [];
let sentences = {};
let chosen = null; // a statement's key
let outlined = null; // the element that a finding or a link names
let neighbors = {};

const chooseTab = tabs(() => drawMarks());
const refresh = oneAtATime(update);
const refreshArticles = oneAtATime(updateArticles);
const refreshRail = oneAtATime(updateRail);

startDesk();
startHandover(() => ({ facts, findings }), () => chooseTab("findings"));
whenChanged(async () => {
  await refresh();
  await refreshArticles();
});
start();

async function start() {
  follow(issueName, (version) => facts?.version !== version && refresh()); // first: a large picture may take long
  await showLook();
  neighbors = beside(await json("/issues.json"));
  for (const [id, name] of Object.entries(neighbors)) if (name) find(`#${id}`).href = addressOf(look, `/issues/${encodeURIComponent(name)}`);
}

// --- after a save --------------------------------------------------------------------------------------

/* The e-mail first: what stands beside it follows when it is on the screen. A click of this page is heard of
   twice, by its own answer and as a save: it is drawn once. */
async function update() {
  const [shown, asked] = [view, look];
  facts = await data("facts"); // before the e-mail, which is then no older than the version said here
  if (facts.version === drawn.version && drawn.look === asked && drawn.view === shown) return;
  showMistakes(facts.mistakes, Boolean(facts.subject));
  if (!facts.subject) return;
  await shown.show(facts);
  if (shown !== view) return;
  drawn = { version: facts.version, look: asked, view: shown };
  if (chosen || outlined || departing().length) drawMarks(); // in the same frame as the e-mail
  await painted();
  document.documentElement.dataset.version = facts.version;
  showNote();
  showVitals(facts);
  title(facts.subject.text);
  drawMarks();
  if (railed !== facts.version && facts.mistakes.length === 0) refreshArticles().then(refreshRail);
}

/* Before the checks have run: what is changed next is changed where it says. */
async function updateArticles() {
  const version = facts?.version;
  if (version === beheld) return;
  const [beside] = await Promise.all([data("articles"), lookForChoices()]);
  chosen = stillChosen(articles, beside.sections, chosen);
  [articles, beheld] = [beside.sections, version];
  fileSays(beside.said);
  sentences = sentencesOf(articles);
  redrawArticles();
  drawMarks();
}

async function updateRail() {
  const { version } = facts;
  const [found, links] = await Promise.allSettled(["findings", "links"].map(data));
  if (version !== facts.version || found.value === null) return; // there is a mistake by now
  [findings, railed] = [found.value ?? [], version];
  redrawn(find("#findings"), () => showFindings(findings, isAboutText, showFinding));
  redrawn(find("#links"), () => showLinks(links.value ?? [], (nth) => showElement("a", nth)));
  if (found.reason) find("#findings").textContent = "The checks stopped; the terminal says why.";
  drawMarks();
  document.documentElement.dataset.railed = version;
}

const misses = (finding) => finding.check === "a_postal_address_is_given" && mayWrite;
const isAboutText = (finding) => misses(finding) || statementOf(articles, finding) !== null || isMissing(articles, keyAbout(finding));
const isThere = (id) => statement(articles, id) !== null;

function redrawArticles() {
  redrawn(find("#articles"), () => {
    showArticles(articles, (id) => choose(id), redrawArticles);
    find("#add-story")?.addEventListener("click", () => draftFrom(`/issues/${encodeURIComponent(issueName)}/draft`, "Add a story"));
    if (isThere(chosen)) showSource(articles, chosen);
    relabel(articles);
  });
}

function showNote() {
  showUnloaded(facts.unloaded);
  const filled = facts.service ? ` · ${facts.service}’s tags filled in for a sample reader` : "";
  find("#note").textContent = view.note() + filled;
}

function title(subject) {
  document.title = `${subject} · issuepress`;
  find("#title").textContent = subject;
}

// --- what is looked at ---------------------------------------------------------------------------------

async function showLook() {
  const isAnother = !view?.becomes?.(look);
  if (isAnother) {
    view?.leave?.();
    view = viewOf(look, { onClick, onKey, onWrite, onWidth: rememberWidth });
    find("#view").replaceChildren(view.element);
  }
  for (const link of findAll(".views a")) {
    link.href = addressOf({ ...look, view: link.dataset.view, width: null });
    if (link.dataset.view === look.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  showCurrent(find(".views"), find(".views [aria-current]"));
  document.body.dataset.view = look.view;
  for (const choice of findAll("[name=scheme]")) choice.checked = choice.value === (hasScheme(look) ? look.scheme : "light");
  find("#images").checked = look.images;
  find("#scheme").disabled = !hasScheme(look);
  find("#images").disabled = !hasImages(look);
  await refresh();
  if (isAnother) view.reveal("instant");
  if (document.activeElement === document.body) scroller().focus({ preventScroll: true });
}

/* On a telephone the views are a line that is longer than the window. */
function showCurrent(views, current) {
  views.scrollLeft = current.offsetLeft - (views.clientWidth - current.offsetWidth) / 2;
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
  view?.mark({ sentences, heads: headsOf(articles), findings, departures: departing(), outlined, ...chosenAs(articles, chosen) });
  markListed((one) => isOutlined(one.at) || (chosen !== null && Boolean(one.what) && statementOf(articles, one) === chosen));
}

const departing = () => (find("#articles").hidden ? [] : departuresOf(articles));
const isOutlined = ({ element: name, nth }) => Boolean(outlined && name) && outlined.name === name && outlined.nth === nth;

/* A click beside every sentence takes the marks away. */
function onClick(id) {
  if (id) choose(id, false);
  else chooseNothing();
}

function chooseNothing() {
  if (!chosen && !outlined) return;
  [chosen, outlined] = [null, null];
  redrawArticles();
  drawMarks();
}

function onWrite(id) {
  if (!id) return;
  choose(id, false);
  write(keyOf(articles, id));
}

function choose(id, scroll = true) {
  [chosen, outlined] = [id, null];
  chooseTab("articles");
  showSource(articles, id, redrawArticles);
  drawMarks();
  return scroll && view.reveal(smoothly());
}

/* Marks what a finding is about, in a view that has it. */
async function showFinding(finding) {
  find("#stage").scrollIntoView({ block: "nearest" }); // on a telephone the findings are below
  if (misses(finding)) return askPublisher();
  const id = statementOf(articles, finding);
  if (!id && !finding.at.element) return writeWhatIsMissing(keyAbout(finding));
  if (finding.at.element) return showElement(finding.at.element, finding.at.nth, id);
  const key = keyOf(articles, id);
  if (choose(id) || key.endsWith(".url")) return undefined;
  return go({ view: /subject|preheader/.test(key) ? "inbox" : "desktop" });
}

function writeWhatIsMissing(key) {
  chooseTab("articles");
  write(key);
}

/* Outlines an element of the e-mail, in a view that shows it: nothing of a head is to be seen but its source. */
async function showElement(name, nth, id = null) {
  [chosen, outlined] = [id, { name, nth }];
  redrawArticles();
  drawMarks();
  for (const other of ["desktop", "source"]) {
    if (view.reveal(smoothly())) return;
    if (look.view !== other) await go({ view: other });
  }
}

const smoothly = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

// --- keyboard ------------------------------------------------------------------------------------------

const scroller = () => find("#view .box") ?? find("#stage");

addEventListener("keydown", onKey);
turnPages(scroller);

function onKey(event) {
  return pressed(event, KEYS);
}

const KEYS = {
  ...Object.fromEntries(VIEWS.map((view, number) => [number + 1, () => go({ view })])),
  ArrowLeft: () => visit(neighbors.previous),
  ArrowRight: () => visit(neighbors.next),
  k: () => visit(neighbors.previous),
  j: () => visit(neighbors.next),
  d: () => hasScheme(look) && go({ scheme: look.scheme === "dark" ? "light" : "dark" }),
  i: () => hasImages(look) && go({ images: !look.images }),
  e: () => isThere(chosen) && write(keyOf(articles, chosen)),
  "?": showKeys,
  Escape: chooseNothing,
  "/": () => {
    chooseTab("findings");
    (find("#findings button") ?? find("#findings")).focus();
  },
  a: () => {
    chooseTab("articles");
    (find(".statement[aria-pressed=true]") ?? find(".statement") ?? find("#articles")).focus();
  },
  h: () => find("#show-handover").click(),
};

function visit(name) {
  if (name) location.href = addressOf(look, `/issues/${encodeURIComponent(name)}`);
}

/* The newest issue comes first. */
function beside(issues) {
  const here = issues.findIndex(({ name }) => name === issueName);
  return { previous: issues[here - 1]?.name, next: here < 0 ? undefined : issues[here + 1]?.name };
}
