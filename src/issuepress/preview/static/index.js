/* The page of all issues. Thumbnails and findings are asked for when they come into sight. */

import { mayWrite } from "./desk.js";
import { draftFrom, whenDropped } from "./drafting.js";
import { askPublisher, publisherWanted } from "./publishing.js";
import { element, find, json } from "./elements.js";
import { follow } from "./live.js";

const WIDTH = 640; // of the e-mail that a thumbnail shows
const seen = new IntersectionObserver((cards) => {
  for (const { target, isIntersecting } of cards) if (isIntersecting) fill(target);
}, { rootMargin: "200px" });

let version = null;
let cards = new Map();
let wanted = []; // of who publishes

follow(null, (newer) => {
  if (newer === version) return;
  version = newer;
  show();
});
find("#new-issue").hidden = !mayWrite;
find("#new-issue").addEventListener("click", () => newIssue());
if (mayWrite) whenDropped(newIssue);
addEventListener("keydown", ({ key, target }) => {
  if (target.closest("dialog")) return;
  const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[key];
  if (!step) return;
  const links = [...document.querySelectorAll(".card a")];
  const here = links.indexOf(document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
});

async function newIssue(file = null) {
  if (wanted.length === 0 || await askPublisher(wanted)) draftFrom("/draft", "New issue", file);
}

async function show() {
  const [issues, missing] = await Promise.all([json("/issues.json"), publisherWanted()]);
  wanted = missing;
  find("#count").textContent = issues.length;
  const before = cards;
  cards = new Map(issues.map((issue) => [issue.name, before.get(issue.name) ?? card(issue)]));
  for (const issue of issues) describe(cards.get(issue.name), issue);
  find("#issues").replaceChildren(...(issues.length ? cards.values() : [empty()]));
  for (const one of cards.values()) {
    seen.unobserve(one);
    seen.observe(one); // those in sight are filled anew
  }
}

const empty = () => element("li", { class: "empty" }, element("h2", {}, "No issues yet"),
  element("p", {}, mayWrite ? "Paste an article, and it is condensed into a newsletter, in its own words." : "Make one with: issuepress draft ARTICLE"),
  mayWrite ? element("button", { class: "primary", click: () => newIssue() }, "Make the first") : null);

function card({ name }) {
  return element("li", { class: "card", "data-name": name },
    element("a", { href: `/issues/${encodeURIComponent(name)}` },
      element("div", { class: "thumbnail", "aria-hidden": "true" }),
      element("h2", {}), element("p", { class: "facts" }, element("time", {}), element("span", { class: "state" }), element("span", { class: "found" }))));
}

function describe(shown, { name, subject, date, uploaded }) {
  shown.querySelector("h2").textContent = subject || name;
  shown.querySelector("time").textContent = date;
  shown.uploaded = uploaded;
  if (shown.querySelector("[data-state=checked]") && !uploaded.length) return; // until it is looked at anew
  state(shown, uploaded.length ? `Uploaded to ${uploaded.join(", ")}` : "Draft", uploaded.length ? "uploaded" : "draft");
}

async function fill(shown) {
  if (shown.filled === version) return;
  shown.filled = version;
  const address = encodeURIComponent(shown.dataset.name);
  const facts = await json(`/issues/${address}/facts.json`).catch(() => null);
  if (!facts || facts.version === shown.facts) return;
  shown.facts = facts.version;
  if (facts.mistakes.length) found(shown, `${facts.mistakes.length} ${facts.mistakes.length === 1 ? "mistake" : "mistakes"}`, "error");
  if (facts.subject) thumbnail(shown, address);
  if (facts.mistakes.length || !facts.subject) return;
  const findings = await json(`/issues/${address}/findings.json`).catch(() => null);
  if (!findings) return;
  const worst = findings[0]?.severity ?? "";
  found(shown, findings.length ? `${findings.length} ${findings.length === 1 ? "finding" : "findings"}` : "Nothing found", worst);
  const isChecked = !["error", "warning"].includes(worst);
  if (!shown.uploaded.length) state(shown, isChecked ? "Checked" : "Draft", isChecked ? "checked" : "draft");
}

function thumbnail(shown, address) {
  const frame = element("iframe", { src: `/mail/${address}/email.html`, sandbox: "allow-same-origin", tabindex: "-1", title: "", loading: "lazy", scrolling: "no" });
  const box = shown.querySelector(".thumbnail");
  box.style.setProperty("--scale", box.clientWidth / WIDTH);
  box.replaceChildren(frame);
}

function state(shown, words, kind) {
  Object.assign(shown.querySelector(".state"), { textContent: words }).dataset.state = kind;
}

function found(shown, words, severity) {
  Object.assign(shown.querySelector(".found"), { textContent: words }).dataset.severity = severity;
}
