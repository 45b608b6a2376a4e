/* The e-mail leaves: as a file, or as a draft at a service. What an upload would do is said before it is done. */

import { issueName } from "./address.js";
import { askIssue } from "./desk.js";
import { element, find, json } from "./elements.js";

const here = `/issues/${encodeURIComponent(issueName)}`;

/* `now` tells facts and findings; `onFindings` hears that somebody wants to see these first. */
export function startHandover(now, onFindings) {
  find("#copy").addEventListener("click", copy);
  find("#tags-of").addEventListener("change", () => { showFiles(); find("#copied").textContent = ""; });
  find("#show-handover").addEventListener("click", () => open(now(), onFindings));
}

async function open({ facts, findings }, onFindings) {
  showFiles();
  find("#copied").textContent = "";
  showFound(findings, onFindings);
  const count = facts?.local ?? 0;
  find("#pictures-stay").hidden = count === 0;
  find("#pictures-stay").textContent = `${count === 1 ? "1 picture lies" : `${count} pictures lie`} in the folder of the issue: a message file (.eml) and an upload bring ${count === 1 ? "it" : "them"} along, pasted HTML does not.`;
  find("#handover").showModal();
  const { drafts, tagged, chosen } = await json(`${here}/services.json`).catch(() => ({ drafts: [], tagged: [], chosen: "" }));
  find("#services").replaceChildren(...drafts.map(service));
  if (find("#tags-of").options.length > 1) return;
  find("#tags-of").append(...tagged.map(({ name, title }) => element("option", { value: name, selected: name === chosen }, title)));
  showFiles();
}

/* Who copies a file is told what the checks find, as who uploads is. */
function showFound(findings, onFindings) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const [what, how] = errors ? [errors, "must not reach readers"] : [findings.length, "could be better"];
  find("#found-first").hidden = !what;
  find("#found-first").replaceChildren(`The checks find ${what === 1 ? "1 thing" : `${what} things`} that ${how}. `,
    element("button", { click: () => { find("#handover").close(); onFindings(); } }, "Look first"));
  find("#found-first").toggleAttribute("data-wrong", errors > 0);
}

// --- as a file -----------------------------------------------------------------------------------------

/* As the preview shows it, until it is known which services there are. */
const fileOf = (ending) => `${here}/email.${ending}${find("#tags-of").options.length > 1 ? `?to=${encodeURIComponent(find("#tags-of").value)}` : ""}`;

function showFiles() {
  for (const ending of ["html", "eml", "txt"]) find(`#save-${ending}`).href = fileOf(ending);
}

async function copy() {
  const answer = await fetch(fileOf("html"));
  const html = await answer.text();
  const isCopied = answer.ok && await (navigator.clipboard?.writeText(html) ?? Promise.reject()).then(() => true, () => copiedByHand(html));
  find("#copied").textContent = isCopied ? "Copied. Paste it where the service asks for HTML." : "It could not be copied: save the .html file.";
}

/* Where the page is not of this machine, browsers have no clipboard for it. */
function copiedByHand(html) {
  const area = element("textarea", { class: "unseen" });
  area.value = html;
  find("#handover").append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied;
}

// --- as a draft ----------------------------------------------------------------------------------------

function service({ name, title, is_local: isLocal, url, at }) {
  const looked = element("div", { class: "looked", "aria-live": "polite" });
  const words = isLocal ? "Write the files" : `Upload as a draft to ${title}`;
  const button = element("button", { click: () => look(name, words, looked, button) }, `${isLocal ? "Write into" : "Upload to"} ${title} …`);
  return element("li", { class: "service", "data-service": name },
    element("div", { class: "name" },
      element("b", {}, title[0].toUpperCase() + title.slice(1), at ? element("small", {}, `uploaded ${at.slice(0, 10)}`, web(url) ? [" · ", link(url)] : null) : null),
      element("div", { class: "tools" }, button)),
    looked);
}

const web = (url) => /^https?:\/\//.test(url);
const link = (url) => element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "look at the draft");

/* What would happen, and to whom it would go: findings first. */
async function look(name, words, looked, button) {
  button.disabled = true;
  looked.replaceChildren(element("p", { class: "aside" }, "Checking, and asking who would get it …"));
  const answer = await askIssue("look", { service: name }).catch(() => null);
  button.disabled = false;
  if (!answer?.ok) return looked.replaceChildren(failed(answer ? await answer.text() : "The preview has stopped."));
  return looked.replaceChildren(...confirmation(name, words, await answer.json(), looked));
}

const failed = (words) => element("p", { class: "failed" }, words);

function confirmation(name, words, seen, looked) {
  const findings = [
    element("p", {}, seen.findings.length ? `The checks find ${seen.findings.length === 1 ? "1 thing" : `${seen.findings.length} things`}${seen.errors ? `, ${seen.errors} of which ${seen.errors === 1 ? "stands" : "stand"} in the way` : ""}:` : "The checks find nothing."),
    seen.findings.length ? element("ul", { class: "found", tabindex: "0", role: "group", "aria-label": "Findings" }, seen.findings.map(({ severity, what }) => element("li", { "data-severity": severity }, what))) : null,
  ];
  if (seen.stopped) return [...findings, element("p", { class: "stopped" }, seen.stopped)];
  const reason = seen.errors ? element("input", { type: "text", maxlength: "300", required: true }) : null;
  const test = seen.can_test ? element("input", { type: "email", maxlength: "200" }) : null;
  const go = (insists = false) => {
    if (reason && !reason.value.trim()) return reason.focus();
    if (test?.value && !test.reportValidity()) return undefined;
    return upload(name, { service: name, version: seen.version, reason: reason?.value ?? "", test_to: test?.value || null, insists }, looked, () => go(true));
  };
  return [...findings,
    element("div", { class: "what-for" },
      element("p", {}, seen.draft), seen.readers ? element("p", {}, `${seen.readers}, once a person sends it there.`) : null,
      web(seen.url) ? link(seen.url) : null),
    reason ? element("label", {}, "Why the findings in the way are right as they are", reason) : null,
    test ? element("label", {}, "Send a test to (may stay empty)", test) : null,
    element("div", { class: "tools" },
      element("button", { class: "primary", click: () => go() }, words),
      element("button", { click: () => looked.replaceChildren() }, "Cancel")),
  ].filter(Boolean);
}

async function upload(name, asked, looked, insist) {
  const steps = element("ol", { class: "steps-said" });
  looked.replaceChildren(steps);
  const answer = await askIssue("upload", asked).catch(() => null);
  if (!answer?.ok) return looked.replaceChildren(failed(answer ? await answer.text() : "The preview has stopped."));
  for await (const line of lines(answer)) {
    if (line.say) steps.append(element("li", {}, line.say));
    if (line.error) looked.append(failed(line.error), line.can_insist ? element("div", { class: "tools" }, element("button", { click: insist }, "Upload it all the same")) : "");
    if (line.done) looked.append(...receipt(line));
  }
  return undefined;
}

function receipt({ done, url, readers }) {
  return [
    element("p", { class: "done", role: "status" }, done[0].toUpperCase() + done.slice(1), "."),
    readers ? element("p", {}, readers, ".") : null,
    url ? element("p", {}, web(url) ? link(url) : element("span", { class: "place" }, url)) : null,
  ].filter(Boolean);
}

/* The lines of JSON of an answer, as they come. */
async function* lines(answer) {
  let rest = "";
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const parts = (rest + read.value).split("\n");
    rest = parts.pop();
    yield* parts.map((part) => JSON.parse(part));
  }
}
