/* What is looked at lives in the address, so that it can be shared, reloaded and gone back to. */

export const VIEWS = ["desktop", "tablet", "phone", "wall", "inbox", "outlook", "unstyled", "text", "source"];
export const WIDTHS = { desktop: 680, tablet: 768, phone: 375, outlook: 680, unstyled: 680 };
export const SCHEMES = ["light", "dark", "inverted"];
const USUAL = innerWidth > 620 ? "desktop" : "phone"; // a telephone shows a telephone
export const NARROWEST = 240;
export const WIDEST = 1600;

export const issueName = decodeURIComponent(location.pathname.split("/")[2] ?? "");

export function looked() {
  const asked = new URLSearchParams(location.search);
  const width = Number.parseInt(asked.get("width"), 10);
  return {
    view: VIEWS.includes(asked.get("view")) ? asked.get("view") : USUAL,
    scheme: SCHEMES.includes(asked.get("scheme")) ? asked.get("scheme") : "light",
    images: asked.get("images") !== "off",
    width: width >= NARROWEST && width <= WIDEST ? width : null,
  };
}

/* The address of this page with another look, whatever is usual left out. */
export function addressOf(look, path = location.pathname) {
  const asked = new URLSearchParams();
  if (look.view !== USUAL) asked.set("view", look.view);
  if (look.scheme !== "light") asked.set("scheme", look.scheme);
  if (!look.images) asked.set("images", "off");
  if (look.width) asked.set("width", look.width);
  return asked.size ? `${path}?${asked}` : path;
}

/* Dark is what media queries or the e-mail's own program make of it: of a view without either nothing is known. */
export const hasScheme = ({ view }) => ["desktop", "tablet", "phone"].includes(view);
export const hasImages = ({ view }) => view in WIDTHS;

/* The address of the e-mail as this look's reader has it. The e-mail's own bytes where nothing has to change. */
export function mailOf(look, isMachineDark) {
  const { view, images } = look;
  const scheme = hasScheme(look) ? look.scheme : "light";
  const asked = new URLSearchParams();
  if (view === "outlook") asked.set("program", "outlook");
  if (view === "unstyled") asked.set("styles", "off");
  if (!images) asked.set("images", "off");
  if (scheme === "inverted" || (scheme === "dark") !== isMachineDark) asked.set("scheme", scheme);
  const path = `/mail/${encodeURIComponent(issueName)}/email.html`;
  return asked.size ? `${path}?${asked}` : path;
}

/* What a view changes, in words. */
export function noteOf({ view, scheme, images, width }, isMachineDark) {
  const said = [];
  if (view === "outlook") said.push("As Word reads it: conditional comments, no media queries; a browser still does the layout");
  if (view === "unstyled") said.push("Style elements removed, as GMX, WEB.DE and Gmail’s apps with other accounts do");
  if (!images) said.push("images not loaded");
  if (!hasScheme({ view })) said.push("light only");
  else if (scheme === "inverted") said.push("every color turned over and dark styles left out, much as Gmail’s apps do");
  else if ((scheme === "dark") !== isMachineDark) said.push(`as on a machine that is set to ${scheme}`);
  if (said.length === 0) said.push("Exactly what is handed over");
  const words = said.join("; ");
  return `${width ? `${width} px · ` : ""}${words[0].toUpperCase()}${words.slice(1)}`;
}
