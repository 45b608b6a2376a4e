/* Who publishes: asked once, before the first issue of a new workspace, and kept in newsletter.toml. */

import { ask, errorOf } from "./desk.js";
import { element, json } from "./elements.js";

const FIELDS = {
  name: ["What your newsletter is called", "text", "The name of your practice will do. Readers see it as the sender."],
  email: ["Your e-mail address", "email", "The newsletter comes from it; answers and bookings go to it."],
};

/* What of it has to be said yet. */
export const publisherWanted = () => json("/publication.json").catch(() => []);

/* Asks for what is wanted; whether it was said. Without anything, for the postal address. */
export function askPublisher(wanted = []) {
  const refused = element("p", { class: "failed", role: "alert" });
  const inputs = Object.fromEntries(wanted.map((name) => [name, element("input", { type: FIELDS[name][1], id: `publisher-${name}`, maxlength: "120", required: true, "aria-describedby": `about-${name}` })]));
  const postal = element("textarea", { required: wanted.length === 0, id: "postal-address", rows: "2", maxlength: "400", "aria-describedby": "about-postal" });
  const dialog = element("dialog", { class: "dialog block-form", "aria-labelledby": "publisher-title" });
  return new Promise((done) => {
    const form = element("form", { submit: async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(wanted.map((name) => [name, inputs[name].value]));
      const answer = await ask("/publication", { ...values, postal_address: postal.value }).catch(() => null);
      if (!answer?.ok) { refused.textContent = answer ? await errorOf(answer) : "The preview has stopped. Nothing was written."; return; }
      done(true);
      dialog.close();
    } },
    wanted.map((name) => control(FIELDS[name][0], inputs[name], `about-${name}`, FIELDS[name][2])),
    control("Your postal address", postal, "about-postal", `It stands at the end of each e-mail: the law asks for it.${wanted.length ? " It can wait until you hand over." : ""}`, wanted.length > 0),
    refused,
    element("div", { class: "tools foot" }, element("button", { class: "primary", type: "submit" }, wanted.length ? "Go on" : "Save"), element("button", { type: "button", click: () => dialog.close() }, "Cancel")));
    dialog.append(element("h2", { id: "publisher-title" }, "Who is it from?"), element("p", { class: "aside" }, "Asked once, for all issues. It is kept in newsletter.toml."), form);
    dialog.addEventListener("close", () => { dialog.remove(); done(false); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const control = (label, input, id, words, isOptional = false) => element("div", { class: "control" },
  element("label", { for: input.id }, label, isOptional ? element("small", {}, " optional") : null), input, element("small", { id }, words));
