// Colours and fonts of captions. Nothing here touches the page.

const DARK = "#0d1018";
const LIGHT = "#ffffff";
const DARK_PLATE = "rgb(13 16 24 / 86%)";
const LIGHT_PLATE = "rgb(255 255 255 / 92%)";

// Okabe and Ito's colours, which people with any colour vision tell apart, without black.
const PALETTE = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#dddddd"];

const isColor = (value) => /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value ?? "");

// As WCAG 2 defines it.
function luminance(color) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const inkOn = (color) => (contrast(color, "#000000") > contrast(color, LIGHT) ? "#000000" : LIGHT);

const colorOf = new Map();

// The same name has the same colour on every page (FNV-1a), unless another speaker on this one came first with it.
function paletteColor(name) {
  let hash = 0x811c9dc5;
  for (const unit of name) {
    hash = Math.imul(hash ^ unit.codePointAt(0), 0x01000193) >>> 0;
  }
  if (!colorOf.has(name)) {
    const wished = PALETTE.map((_, step) => PALETTE[(hash + step) % PALETTE.length]);
    const taken = new Set(colorOf.values());
    colorOf.set(name, wished.find((color) => !taken.has(color)) ?? wished[0]);
  }
  return colorOf.get(name);
}

/** The chip behind a speaker's name: filled with their colour, in whichever ink reads best on it. */
export function chip(caption) {
  const fill = isColor(caption.user_color) ? caption.user_color.slice(0, 7) : paletteColor(caption.user_name);
  return { background: fill, color: inkOn(fill) };
}

/** Text and plate of a caption. What the speaker chose wins; the other one is chosen so that the text can be read. */
export function plate(caption) {
  const ink = isColor(caption.text_color) ? caption.text_color : null;
  const back = isColor(caption.background_color) ? caption.background_color : null;
  if (back) {
    // A see-through plate lets the picture decide, so light text is as good a guess as on the page's own plate.
    const opaque = back.length === 7 || parseInt(back.slice(7), 16) > 127;
    return { background: back, color: ink ?? (opaque ? inkOn(back) : LIGHT) };
  }
  if (ink) {
    return { background: contrast(ink, DARK) >= 4.5 ? DARK_PLATE : LIGHT_PLATE, color: ink };
  }
  return { background: "", color: "" };
}

/** A font-family value for one font's name, or "" for what is no font's name. */
export function family(name) {
  return /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u.test(name ?? "") ? `"${name}", Arial, "Liberation Sans", sans-serif` : "";
}
