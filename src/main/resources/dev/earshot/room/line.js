// One line of the page: what one speaker says, first perhaps as a guess, then for good, in the same element.

import { family, look } from "./looks.js";

const FADE_OUT_MS = 600;

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

export class Line {
  element = element("article", "caption");

  #asked;
  #chipOf;
  #name = element("bdi", "speaker");
  #text = element("span", "text");
  #time = element("time", "time");
  #timers = [];

  /**
   * @param asked the page's parameters
   * @param chipOf a caption's chip
   */
  constructor(asked, chipOf) {
    this.#asked = asked;
    this.#chipOf = chipOf;
    // The text decides, and the whole line follows: the name of who speaks Arabic stands to the right.
    this.element.dir = "auto";
    this.element.append(...(asked.name ? [this.#name, " "] : []), this.#text, ...(asked.timestamps ? [" ", this.#time] : []));
    this.element.classList.toggle("nameless", !asked.name);
  }

  /** What is being said, which may still change. */
  guess(caption) {
    this.#dress(caption);
    this.element.classList.add("partial");
    // Nobody's screen reader should meet half a sentence.
    this.element.setAttribute("aria-hidden", "true");
    const rest = element("span", "guess");
    // Never through the middle of a sign that takes two units, as emoji do.
    const stable = caption.text.slice(0, caption.stable ?? 0).replace(/[\uD800-\uDBFF]$/, "");
    rest.textContent = caption.text.slice(stable.length);
    this.#text.replaceChildren(stable, rest);
  }

  /** What was said. */
  settle(caption) {
    this.#dress(caption);
    this.element.classList.remove("partial");
    this.element.removeAttribute("aria-hidden");
    this.#text.textContent = caption.text;
  }

  arrive() {
    this.element.classList.add("fresh");
  }

  /** Fades out so that it is gone then. */
  leaveIn(ms) {
    if (ms !== Infinity) {
      this.#timers.push(
        setTimeout(() => this.element.classList.add("leaving"), Math.max(0, ms - FADE_OUT_MS)),
        setTimeout(() => this.remove(), ms));
    }
  }

  remove() {
    this.#timers.forEach(clearTimeout);
    this.element.remove();
  }

  #dress(caption) {
    const { background, color, edge, guess } = look(caption, this.#asked.theme);
    const { style } = this.element;
    style.background = background;
    style.color = color;
    style.setProperty("--guess", guess);
    style.setProperty("--edge", edge);
    this.element.classList.toggle("edged", Boolean(edge));

    const chip = this.#chipOf(caption);
    style.setProperty("--chip", chip.background);
    style.setProperty("--on-chip", chip.color);
    this.element.dataset.speaker = caption.user_name;
    (this.#asked.name ? this.#name : this.element).dataset.mark = chip.mark;
    this.#name.textContent = caption.user_name;

    this.#text.style.fontFamily = family(caption.font_family);
    // A guess may lack its time; its place is kept free, so that nothing moves when the sentence is finished.
    this.#time.textContent = caption.timestamp ?? "00:00:00";
    this.#time.classList.toggle("later", !caption.timestamp);
  }
}
