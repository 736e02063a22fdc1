// The colour by which a speaker is known. Pure, but for who has which.

import { inkOn, isColor, solid } from "./color.js";

// Found by computation: the two that are most alike differ by 16.2 (CIEDE2000) for people who see all colours and for
// those without red, green or blue cones; Okabe and Ito's eight by 10.9. Each has 3:1 on the dark plate over any picture.
export const PALETTE = ["#55ddff", "#aadd22", "#e0387a", "#ffeeee", "#0077ff", "#eeaa99", "#778800", "#aa88aa"];

// Who comes when all eight are taken shares one, and has a mark besides.
export const MARKS = ["", "▲", "■", "◆", "★", "✚"];

const REMEMBERED = PALETTE.length * MARKS.length;

/** @returns a function from a caption to the chip of its speaker: `background`, `color` and `mark` */
export function speakers() {
  const chips = new Map(); // by name, the one silent longest first

  function own(name) {
    const chip = chips.get(name) ?? free(name);
    chips.delete(name);
    chips.set(name, chip);
    return chip;
  }

  // The same name has the same colour on every page, unless another speaker on this one came first with it.
  function free(name) {
    if (chips.size >= REMEMBERED) {
      chips.delete(chips.keys().next().value);
    }
    const first = hash(name);
    const wished = PALETTE.map((_, step) => PALETTE[(first + step) % PALETTE.length]);
    const taken = [...chips.values()];
    for (const mark of MARKS) {
      const background = wished.find((color) => !taken.some((chip) => chip.background === color && chip.mark === mark));
      if (background) {
        return { background, color: inkOn(background), mark };
      }
    }
    throw new Error("more speakers than are remembered");
  }

  return (caption) => {
    if (!isColor(caption.user_color)) {
      return own(caption.user_name);
    }
    const background = solid(caption.user_color);
    return { background, color: inkOn(background), mark: "" };
  };
}

// FNV-1a.
function hash(name) {
  let sum = 0x811c9dc5;
  for (const sign of name) {
    sum = Math.imul(sum ^ sign.codePointAt(0), 0x01000193) >>> 0;
  }
  return sum;
}
