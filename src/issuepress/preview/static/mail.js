/* The e-mail in a frame of its own. No script of it runs; this page reaches in to measure, and draws over it
   without touching it. The frame is as high as the e-mail, so that scrolling is the page's. */

import { element } from "./elements.js";
import { located, scrolledTo, sentenceAt } from "./sentences.js";

export class Mail {
  constructor(title, { onClick, onKey, onWrite } = {}) {
    this.frame = element("iframe", { title, sandbox: "allow-same-origin", scrolling: "no" });
    this.marks = element("div", { class: "marks", "aria-hidden": "true" });
    this.element = element("div", { class: "mail" }, this.frame, this.marks);
    this.sizes = new ResizeObserver(() => this.measure());
    Object.assign(this, { onClick, onKey, onWrite });
    this.ranges = new Map();
    this.isLoaded = false;
  }

  get document() {
    return this.frame.contentDocument;
  }

  /* Whether the frame's own media queries already say dark. */
  get isDark() {
    return (this.frame.contentWindow ?? window).matchMedia("(prefers-color-scheme: dark)").matches;
  }

  /* Shows what is at an address: loaded the first time and when its pictures changed, else put in place. */
  async show(address, pictures) {
    if (this.isLeft) return;
    if (this.isLoaded && pictures === this.pictures) await this.#replace(address);
    else await this.#load(address);
    this.pictures = pictures;
    if (this.document) this.#prepare();
  }

  /* Nobody waits any longer for a frame that is taken out of the page: it never says that it has loaded. */
  leave() {
    this.isLeft = true;
    this.sizes.disconnect();
    this.stop?.();
  }

  async #load(address) {
    const wasLoaded = this.isLoaded;
    this.isLoaded = false;
    const loaded = new Promise((done) => {
      this.frame.addEventListener("load", () => done(true), { once: true });
      this.stop = () => done(false);
    });
    if (wasLoaded) this.frame.contentWindow.location.replace(address);
    else this.frame.src = address;
    this.isLoaded = await loaded;
  }

  /* The new e-mail in the same document: no blank moment, and pictures stay loaded. */
  async #replace(address) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const text = await answer.text();
    if (!this.document) return; // another view has taken its place
    const fresh = new this.frame.contentWindow.DOMParser().parseFromString(text, "text/html");
    this.document.replaceChild(this.document.adoptNode(fresh.documentElement), this.document.documentElement);
  }

  #prepare() {
    this.sizes.disconnect();
    this.sizes.observe(this.document.documentElement);
    this.measure();
    if (this.heard === this.document) return;
    this.heard = this.document;
    this.document.addEventListener("click", (event) => {
      event.preventDefault(); // a link of the e-mail leads nowhere from here
      this.onClick?.(sentenceAt(this.ranges, event.clientX, event.clientY));
    });
    this.document.addEventListener("dblclick", ({ clientX, clientY }) => this.onWrite?.(sentenceAt(this.ranges, clientX, clientY)));
    this.document.addEventListener("keydown", (event) => this.onKey?.(event));
    this.document.addEventListener("mousemove", ({ clientX, clientY }) => {
      this.document.documentElement.style.cursor = sentenceAt(this.ranges, clientX, clientY) ? "pointer" : "";
    });
  }

  measure() {
    const height = Math.ceil(this.document.documentElement.getBoundingClientRect().height);
    if (height && this.frame.style.height !== `${height}px`) {
      this.frame.style.height = `${height}px`;
      this.onMeasure?.(height);
    }
    this.#draw();
  }

  // --- marks ---------------------------------------------------------------------------------------

  /* Marks the chosen sentence, those that depart, and the element that a finding or a link names. */
  mark(marked) {
    if (!this.document?.body) return;
    if (this.located !== this.document.documentElement || this.sentences !== marked.sentences) {
      [this.located, this.sentences] = [this.document.documentElement, marked.sentences];
      this.ranges = located(this.document.body, marked.sentences);
    }
    this.marked = marked;
    this.#draw();
  }

  /* Scrolls to what is marked; whether there is anything. What was clicked stays where it is: on a telephone the
     lists are below the e-mail, in the page that scrolls. */
  reveal(behavior) {
    const mark = this.marks.querySelector(".outline, .chosen");
    if (mark) scrolledTo(mark, this.element.closest(".box, #stage"), behavior);
    return Boolean(mark);
  }

  #draw() {
    const { chosen = null, picture = "", departures = [], outlined = null } = this.marked ?? {};
    this.marks.replaceChildren(
      ...departures.flatMap(([id, severity]) => drawn(`departure ${severity}`, this.ranges.get(id))),
      ...drawn("chosen", this.ranges.get(chosen) ?? [...this.document.images].find(({ alt }) => picture && alt === picture)),
      ...drawn("outline", outlined && this.#named(outlined)),
    );
  }

  /* The element that a finding names, as the checks count: the nth of its name. In Outlook there are more, and
     each says which it is. */
  #named({ name, nth }) {
    if (this.document.documentElement.dataset.at) return this.document.querySelector(`[data-at="${name}:${nth}"]`);
    return this.document.getElementsByTagName(name)[nth] ?? null;
  }
}

/* A mark over each line of a sentence, or over an element; a link around a picture may have no height itself. */
function drawn(kind, target) {
  const boxesOf = (one) => [...one.getClientRects()].filter((box) => box.width && box.height);
  const tried = target ? [target, ...(target.querySelectorAll?.("*") ?? [])] : [];
  return (tried.map(boxesOf).find((boxes) => boxes.length) ?? []).map((box) => {
    const mark = element("span", { class: `mark ${kind}` });
    Object.assign(mark.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    return mark;
  });
}
