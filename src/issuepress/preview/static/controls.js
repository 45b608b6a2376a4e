/* The fields of a form: each is an element, and the value that stands in it, null where there is none. */

import { askIssue, choices, errorOf, lookForChoices } from "./desk.js";
import { base64 } from "./drafting.js";
import { element } from "./elements.js";
import { PLACES } from "./kinds.js";

const LONG = ["text", "answer", "caution", "caption"];
const ZONES = Intl.supportedValuesOf?.("timeZone") ?? [];
let labels = 0;

/* The controls of fields that belong together. `typed` hears each change, `refused` shows what went wrong. */
export function controlsOf(fields, said, typed, refused) {
  const controls = Object.fromEntries(fields.map((field) => [field.name, controlOf(field, said[field.name], () => { settle(); typed(); }, refused)]));
  const valueOf = (name) => (controls[name].element.hidden ? null : controls[name].value);
  const settle = () => { if (controls.image_alt) controls.image_alt.element.hidden = !controls.image.value; };
  settle(); // without a picture there is nothing to be described
  return {
    elements: Object.values(controls).map((one) => one.element),
    get value() { return Object.fromEntries(fields.map(({ name }) => [name, valueOf(name)])); },
  };
}

function controlOf(field, value, typed, refused) {
  switch (field.name) {
    case "after": return select(field, value ?? "stories", Object.entries(PLACES), typed);
    case "article": return select(field, value, [...(field.needed ? [] : [["", "My own words"]]), ...choices().articles.map(({ file, title }) => [file, title])], typed);
    case "image": return picture(field, value, typed, refused);
    case "steps": case "items": return rows(field, value, typed, refused);
    case "starts": case "ends": return moment(field, value, typed);
    case "time_zone": return line(field, value, typed, { list: "zones" }, element("datalist", { id: "zones" }, ZONES.map((zone) => element("option", { value: zone }))));
    case "minutes": return number(field, value, typed);
    case "url": case "calendar": return line(field, value, typed, { type: "url", placeholder: "https://…", inputmode: "url" });
    default: return LONG.includes(field.name) ? area(field, value, typed) : line(field, value, typed);
  }
}

const trimmed = (text) => text.trim() || null;

function labelled({ label, needed }, control, shown = control) {
  control.id = `control-${labels += 1}`;
  return element("div", { class: "control" }, element("label", { for: control.id }, label, needed ? null : element("small", {}, " optional")), shown);
}

function line(field, value, typed, attributes = {}, ...more) {
  const input = element("input", { type: "text", maxlength: "300", required: field.needed, input: typed, ...attributes });
  input.value = value ?? "";
  return { element: labelled(field, input, [input, more]), get value() { return trimmed(input.value.replace(/\s+/g, " ")); } };
}

function area(field, value, typed) {
  const text = element("textarea", { rows: "2", maxlength: "6000", required: field.needed, spellcheck: "true", input: typed });
  text.value = value ?? "";
  return { element: labelled(field, text), get value() { return trimmed(text.value); } };
}

function number(field, value, typed) {
  const input = element("input", { type: "number", min: "1", max: "600", required: field.needed, input: typed });
  input.value = value ?? "";
  return { element: labelled(field, input), get value() { return input.value ? Number(input.value) : null; } };
}

/* A moment with an offset is left as the file writes it. */
function moment(field, value, typed) {
  if (/T.*[Z+-]/.test(value ?? "")) return line(field, value, typed);
  const input = element("input", { type: "datetime-local", required: field.needed, input: typed });
  input.value = value?.slice(0, 16) ?? "";
  return { element: labelled(field, input), get value() { return input.value === value?.slice(0, 16) ? value : input.value || null; } };
}

function select(field, value, options, typed) {
  const known = options.some(([one]) => one === (value ?? "")) ? options : [[value, value], ...options];
  const list = element("select", { required: field.needed, change: typed }, known.map(([one, name]) => element("option", { value: one, selected: one === (value ?? "") }, name)));
  return { element: labelled({ ...field, needed: true }, list), get value() { return list.value || null; } };
}

/* One of the pictures of the issue, or a new one from this computer. */
function picture(field, value, typed, refused) {
  const list = element("select", { required: field.needed, change: typed });
  const offer = (chosen) => {
    const files = [...new Set([...choices().pictures, chosen].filter(Boolean))];
    list.replaceChildren(...[["", files.length ? "None" : "None is in the issue yet"], ...files.map((file) => [file, file.replace(/^images\//, "")])]
      .map(([one, name]) => element("option", { value: one, selected: one === (chosen ?? "") }, name)));
  };
  offer(value);
  const file = element("input", { type: "file", accept: "image/*", class: "unseen", tabindex: "-1", "aria-hidden": "true", change: async ({ target }) => {
    const taken = await send(target.files[0], refused);
    if (!taken) return;
    await lookForChoices();
    offer(taken);
    typed();
  } });
  const tools = element("div", { class: "tools" }, list, element("button", { type: "button", click: () => file.click() }, "From this computer …"), file);
  return { element: labelled(field, list, tools), get value() { return list.value || null; } };
}

async function send(file, refused) {
  if (!file) return null;
  refused.textContent = "";
  const answer = await askIssue("picture", { name: file.name.slice(0, 200), data: await base64(file) }).catch(() => null);
  if (answer?.ok) return (await answer.json()).file;
  refused.textContent = answer ? await errorOf(answer) : "The preview has stopped.";
  return null;
}

// --- several of one kind ---------------------------------------------------------------------------------

const ROWS = {
  steps: { one: "step", most: 20, fields: [{ name: "text", label: "What to do", needed: true }, { name: "image", label: "Picture" }, { name: "image_alt", label: "What the picture shows" }] },
  items: { one: "number", most: 3, fields: [{ name: "number", label: "The number, as it is read", needed: true }, { name: "text", label: "What it counts, or its sentence", needed: true }] },
};

function rows(field, value, typed, refused) {
  const { one, most, fields } = ROWS[field.name];
  let all = [];
  const list = element("ol", { class: "several" });
  const more = element("button", { type: "button", click: () => { add({}); typed(); all.at(-1).element.querySelector("input, textarea").focus(); } }, `+ One more ${one}`);
  const draw = () => {
    list.replaceChildren(...all.map((row, place) => {
      row.element.querySelector("legend").textContent = `${one[0].toUpperCase()}${one.slice(1)} ${place + 1}`;
      row.out.hidden = all.length < 2;
      return row.element;
    }));
    more.hidden = all.length >= most;
  };
  const add = (said) => {
    const controls = controlsOf(fields, said, typed, refused);
    const out = element("button", { type: "button", click: () => { all = all.filter((other) => other !== row); draw(); typed(); more.focus(); } }, "Take out");
    const row = { out, controls, element: element("li", {}, element("fieldset", {}, element("legend", {}), controls.elements, element("div", { class: "tools" }, out))) };
    all.push(row);
    draw();
  };
  for (const said of value?.length ? value : [{}]) add(said);
  return {
    element: element("div", { class: "control" }, list, element("div", { class: "tools" }, more)),
    get value() { return all.map(({ controls }) => controls.value); },
  };
}
