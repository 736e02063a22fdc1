// What becomes of captions: which line they are shown on, and for how long.

import { Line } from "./line.js";
import { timeLeft } from "./times.js";

// A sentence that was begun and never finished.
const PARTIAL_MS = 10_000;
const FRESH_MS = 1_000;

const keyOf = (caption) => (caption.session ? `session ${caption.session}` : `name ${caption.user_name}`);
const sequenceOf = (caption) => caption.sequence ?? 0;

export class Captions {
  #asked;
  #places;
  #chipOf;
  #partials = new Map(); // by speaker's session or name: { line, speaker, sequence, timer }

  /**
   * @param asked the page's parameters
   * @param places where lines stand
   * @param chipOf a caption's chip
   */
  constructor(asked, places, chipOf) {
    this.#asked = asked;
    this.#places = places;
    this.#chipOf = chipOf;
  }

  partial(caption) {
    const key = keyOf(caption);
    const standing = this.#standing(key);
    if (standing && sequenceOf(caption) < standing.sequence) {
      return;
    }
    clearTimeout(standing?.timer);
    const line = standing?.line ?? new Line(this.#asked, this.#chipOf);
    line.guess(caption);
    if (!standing) {
      line.arrive();
      this.#places.add(line, caption.user_name);
    }
    const timer = setTimeout(() => this.#takeBack(key), PARTIAL_MS);
    this.#partials.set(key, { line, speaker: caption.user_name, sequence: sequenceOf(caption), timer });
  }

  /**
   * @param age since the room showed it, in ms
   * @param missed whether the page was away then
   * @returns whether there is still something to show
   */
  final(caption, age, missed) {
    const key = keyOf(caption);
    const left = timeLeft(caption.text, age, missed, this.#asked);
    const standing = this.#standing(key);
    // A late sentence finds its speaker already at a later one, and is put before it.
    const isLate = Boolean(standing) && sequenceOf(caption) < standing.sequence;
    if (left <= 0) {
      if (!isLate) {
        this.#takeBack(key);
      }
      return false;
    }
    const isOwn = Boolean(standing) && !isLate;
    const line = isOwn ? standing.line : new Line(this.#asked, this.#chipOf);
    line.settle(caption);
    if (isOwn) {
      clearTimeout(standing.timer);
      this.#partials.delete(key);
    } else {
      if (age < FRESH_MS) {
        line.arrive();
      }
      this.#places.add(line, caption.user_name, isLate ? standing.line : null);
    }
    line.leaveIn(left);
    return true;
  }

  /** Who pauses takes back what was begun. */
  takeBack(speaker) {
    [...this.#partials].filter(([, partial]) => partial.speaker === speaker).forEach(([key]) => this.#takeBack(key));
  }

  // What a speaker is saying, unless newer lines have pushed it out.
  #standing(key) {
    const partial = this.#partials.get(key);
    if (partial && !partial.line.element.isConnected) {
      this.#takeBack(key);
      return undefined;
    }
    return partial;
  }

  #takeBack(key) {
    const partial = this.#partials.get(key);
    if (partial) {
      clearTimeout(partial.timer);
      this.#partials.delete(key);
      partial.line.remove();
    }
  }
}
