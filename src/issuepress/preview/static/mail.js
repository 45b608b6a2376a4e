/* The e-mail in a frame of its own. No script of it runs; this page reaches in to measure, and draws over it
   without touching it. The frame is as high as the e-mail, so that scrolling is the page's. */

import { element } from "./elements.js";

const LEADING = 6; // pixels between two lines that still belong to one

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
      this.onClick?.(this.#sentenceAt(event.clientX, event.clientY));
    });
    this.document.addEventListener("dblclick", ({ clientX, clientY }) => this.onWrite?.(this.#sentenceAt(clientX, clientY)));
    this.document.addEventListener("keydown", (event) => this.onKey?.(event));
    this.document.addEventListener("mousemove", ({ clientX, clientY }) => {
      this.document.documentElement.style.cursor = this.#sentenceAt(clientX, clientY) ? "pointer" : "";
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

  /* Marks are { kind, range } or { kind, element }, drawn over the e-mail. */
  mark(marks) {
    this.marked = marks;
    this.#draw();
  }

  #draw() {
    this.marks.replaceChildren(
      ...(this.marked ?? []).flatMap(({ kind, range, element: target }) =>
        [...(range ?? target).getClientRects()].filter((box) => box.width && box.height).map((box) => {
          const drawn = element("span", { class: `mark ${kind}` });
          Object.assign(drawn.style, {
            left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px`,
          });
          return drawn;
        }),
      ),
    );
  }

  /* The element that a finding names, as the checks count: the nth of its name. */
  named(name, nth) {
    return this.document.getElementsByTagName(name)[nth] ?? null;
  }

  /* Where each sentence stands: { key: text } becomes key -> Range. */
  locate(sentences) {
    if (this.located === this.document.documentElement && this.sentences === sentences) return;
    [this.located, this.sentences] = [this.document.documentElement, sentences];
    const { text, places } = written(this.document.body);
    this.ranges = new Map();
    let from = 0;
    for (const [key, sentence] of Object.entries(sentences)) {
      const wanted = folded(sentence);
      let start = text.indexOf(wanted, from);
      if (start < 0) start = text.indexOf(wanted);
      if (start < 0 || !wanted) continue;
      from = start;
      const range = this.document.createRange();
      range.setStart(...places[start]);
      const [node, offset] = places[start + wanted.length - 1];
      range.setEnd(node, offset + 1);
      this.ranges.set(key, range);
    }
  }

  #sentenceAt(x, y) {
    for (const [key, range] of this.ranges) {
      for (const box of range.getClientRects()) {
        if (x >= box.left && x <= box.right && y >= box.top - LEADING && y <= box.bottom + LEADING) return key;
      }
    }
    return null;
  }
}

/* A sentence with its spaces folded as those of the e-mail are. */
const folded = (sentence) => sentence.replace(/\s+/g, " ").trim();

/* All text that is seen, its spaces folded, with the node and offset of each character. */
function written(root) {
  let text = "";
  const places = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility()) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const character = /\s/.test(node.data[offset]) ? " " : node.data[offset];
      if (character === " " && text.endsWith(" ")) continue;
      text += character;
      places.push([node, offset]);
    }
  }
  return { text, places };
}
