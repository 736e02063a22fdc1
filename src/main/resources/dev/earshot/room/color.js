// Arithmetic of colours, #RRGGBB or #RRGGBBAA. Pure.

export const isColor = (value) => typeof value === "string" && /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value);

/** Without its opacity. */
export const solid = (color) => color.slice(0, 7);

/** 0 to 1. */
export const opacity = (color) => (color.length === 9 ? parseInt(color.slice(7), 16) / 255 : 1);

const channels = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

/** @param share how much of `one` is in it, 0 to 1 */
export function mix(one, other, share) {
  const under = channels(other);
  return channels(one).reduce(
    (color, part, at) => color + Math.round(part * share + under[at] * (1 - share)).toString(16).padStart(2, "0"), "#");
}

// As WCAG 2 defines it.
function luminance(color) {
  const [r, g, b] = channels(color)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast, 1 to 21, of two colours that nothing shines through. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The contrast of text on a plate that any picture may shine through. */
export function surestContrast(ink, plate) {
  return Math.min(...["#000000", "#ffffff"].map(
    (picture) => contrast(solid(ink), mix(plate, picture, opacity(plate)))));
}

/** Black or white, whichever is better read on it. */
export const inkOn = (plate) =>
  surestContrast("#000000", plate) > surestContrast("#ffffff", plate) ? "#000000" : "#ffffff";
