/* What stands beside the e-mail: lengths and size, findings, the articles, the links. */

import { element, find, findAll } from "./elements.js";

// --- tabs ----------------------------------------------------------------------------------------------

export function tabs(onTab) {
  const all = findAll("[role=tab]");
  for (const tab of all) {
    tab.addEventListener("click", () => choose(tab.getAttribute("aria-controls")));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const next = all[(all.indexOf(tab) + step + all.length) % all.length];
      choose(next.getAttribute("aria-controls"));
      next.focus();
    });
  }
  function choose(name) {
    for (const tab of all) {
      const isChosen = tab.getAttribute("aria-controls") === name;
      tab.setAttribute("aria-selected", isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      find(`#${tab.getAttribute("aria-controls")}`).hidden = !isChosen;
    }
    sessionStorage.setItem("tab", name);
    onTab(name);
  }
  choose(sessionStorage.getItem("tab") ?? "findings");
  return choose;
}

// --- lengths and size ----------------------------------------------------------------------------------

export function showVitals({ subject, preheader, size, clips }) {
  find("#vitals").replaceChildren(
    length("Subject", subject),
    length("Preheader", preheader),
    meter("Size", `${Math.round(size / 1000)} of ${Math.round(clips / 1000)} KB`, size, clips,
      size > clips ? "Gmail clips it here, and drops its styles" : null),
  );
}

function length(name, { text, length: count, least, most }) {
  const wrong = count > most ? `${count - most} more than most inboxes show` : count < least ? `at least ${least} keep other words out of the row` : null;
  return element("div", { class: "vital" },
    element("p", { class: "said" }, element("span", { class: "label" }, name), element("span", { class: "value" }, `${count} of ${most}`)),
    element("p", { class: "words" }, text || "None yet"),
    bar(name, count, most, wrong));
}

function meter(name, value, now, most, wrong) {
  return element("div", { class: "vital" },
    element("p", { class: "said" }, element("span", { class: "label" }, name), element("span", { class: "value" }, value)),
    bar(name, now, most, wrong));
}

function bar(name, now, most, wrong) {
  const shown = element("div", { class: "meter", role: "meter", "aria-label": name, "aria-valuemin": 0, "aria-valuemax": most, "aria-valuenow": Math.min(now, most) }, element("span"));
  shown.firstChild.style.width = `${Math.min(100, (100 * now) / most)}%`;
  if (wrong) shown.dataset.wrong = "";
  return [shown, wrong ? element("p", { class: "wrong" }, wrong) : null];
}

// --- findings ------------------------------------------------------------------------------------------

const KINDS = { error: "Errors", warning: "Warnings", advice: "Advice" };

/* `said` tells whether a finding is about a text of the issue. */
export function showFindings(findings, said, onFinding) {
  find("#findings-count").textContent = findings.length;
  find("#findings-count").dataset.severity = findings[0]?.severity ?? "";
  const groups = Object.entries(KINDS).map(([severity, title]) => [title, findings.filter((one) => one.severity === severity)]);
  find("#findings").replaceChildren(
    ...(findings.length === 0 ? [element("p", { class: "empty" }, "Nothing found. It is ready.")] : []),
    ...groups.filter(([, found]) => found.length).map(([title, found]) =>
      element("section", {}, element("h2", {}, title), element("ul", { class: "findings" }, found.map((one) => finding(one, said(one), onFinding))))));
}

function finding(one, said, onFinding) {
  const { severity, what, mend, at, check } = one;
  const place = at.file ? `${at.file}${at.line ? `:${at.line}` : ""}` : "";
  const words = [
    element("span", { class: "what" }, what),
    element("span", { class: "mend" }, mend),
    element("span", { class: "place" }, [place, at.element ? `<${at.element}>` : ""].filter(Boolean).join("  ")),
  ];
  const shown = at.element || said
    ? element("button", { class: "finding", "data-severity": severity, title: `${check}: show it in the e-mail`, click: () => onFinding(one) }, words)
    : element("div", { class: "finding", "data-severity": severity, title: check }, words);
  shown.about = one;
  return element("li", {}, shown);
}

/* Marks the findings and links that are about what is chosen. */
export function markListed(isChosen) {
  for (const one of findAll("button.finding, button.link")) {
    if (isChosen(one.about)) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

// --- links ---------------------------------------------------------------------------------------------

export function showLinks(links, onLink) {
  find("#links-count").textContent = links.length;
  find("#links").replaceChildren(element("ul", { class: "links" }, links.map((link) => element("li", {}, linkOf(link, onLink)))));
}

function linkOf({ words, target, nth }, onLink) {
  const shown = element("button", { class: "link", click: () => onLink(nth) },
    element("span", { class: "what" }, words || "(no words)"), element("span", { class: "place" }, readable(target)));
  shown.about = { at: { element: "a", nth } };
  return shown;
}

const readable = (target) => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};
