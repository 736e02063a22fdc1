// Plates, text colours and fonts of captions. Pure.

import { contrast, inkOn, isColor, mix, opacity, solid, surestContrast } from "./color.js";

/** `need` is the least contrast that text must have there. A theme with an edge draws it around text, without a plate. */
export const THEMES = {
  dark: { plate: "#0d1018db", ink: "#f5f7fa", edge: "", need: 4.5 },
  light: { plate: "#ffffffeb", ink: "#14181f", edge: "", need: 4.5 },
  outline: { plate: "", ink: "#ffffff", edge: "#000000", need: 4.5 },
  contrast: { plate: "#000000", ink: "#ffffff", edge: "", need: 7 },
};

// One of these can be read with any text: the last two reach 4.58 between them.
const PLATES = [THEMES.dark.plate, THEMES.light.plate, "#000000", "#ffffff"];

/**
 * Text and plate of a caption. What the speaker chose wins; what they left open is chosen so that the text can be read.
 * The theme "contrast" keeps a speaker's colours only where they have the contrast that it promises.
 *
 * @returns `background` ("" for none), `color`, `guess` (the colour of text that may still change) and `edge` ("" for none)
 */
export function look(caption, themeName) {
  const theme = THEMES[themeName];
  const own = chosen(caption, theme);
  if (themeName === "contrast" && own.background && surestContrast(own.color, own.background) < theme.need) {
    return withGuess({ background: theme.plate, color: theme.ink, edge: "" }, theme);
  }
  return withGuess(own, theme);
}

function chosen(caption, theme) {
  const ink = isColor(caption.text_color) ? caption.text_color : "";
  const back = isColor(caption.background_color) ? caption.background_color : "";
  if (back) {
    const color = ink || inkOn(back);
    // Where the picture shines through too much, an edge keeps text apart from it.
    const isUnsure = opacity(back) < 1 && surestContrast(color, back) < theme.need;
    return { background: back, color, edge: isUnsure ? inkOn(solid(color)) : "" };
  }
  if (theme.edge) {
    return { background: "", color: ink || theme.ink, edge: ink ? inkOn(solid(ink)) : theme.edge };
  }
  if (ink) {
    const plates = [theme.plate, ...PLATES];
    return { background: plates.find((plate) => surestContrast(ink, plate) >= theme.need) ?? plates.at(-1), color: ink, edge: "" };
  }
  return { background: theme.plate, color: theme.ink, edge: "" };
}

// Dimmed towards what is behind it, as far as it can still be read there.
function withGuess(own, theme) {
  const behind = own.edge || own.background;
  const isRead = (color) => (own.edge ? contrast(color, behind) : surestContrast(color, behind)) >= theme.need;
  const dimmed = [0.65, 0.75, 0.85].map((share) => mix(own.color, behind, share)).find(isRead);
  return { ...own, guess: dimmed ?? own.color };
}

/** A font-family value for one font's name, or "" for what is no font's name. */
export function family(name) {
  return /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u.test(name ?? "")
    ? `"${name}", Arial, "Liberation Sans", sans-serif` : "";
}
