// What the page's address asks for. Pure: a value that is none, or out of its range, counts as the default.

const YES = ["true", "1", "yes", "on"];
const NO = ["false", "0", "no", "off"];

const THEMES = ["dark", "light", "outline", "contrast"];
const LANES = { row: "rows", rows: "rows", column: "columns", columns: "columns", true: "columns" };
const SIDES = ["left", "center", "right"];
const EDGES = ["top", "bottom"];

/**
 * @param {URLSearchParams} query the part of the address after the question mark
 * @returns times in milliseconds; `minMs` is null for as long as a line takes to be read, `fadeMs` 0 for never
 */
export function parameters(query) {
  const text = (name) => (query.get(name) ?? "").trim();
  const word = (name) => text(name).toLowerCase();

  function number(name, fallback, low, high) {
    const said = text(name);
    const value = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : NaN;
    return value >= low && value <= high ? value : fallback;
  }

  function choice(name, fallback, choices) {
    return choices.includes(word(name)) ? word(name) : fallback;
  }

  function flag(name, fallback) {
    return YES.includes(word(name)) || (!NO.includes(word(name)) && fallback);
  }

  const minimum = number("mintime", null, 0, 600);
  return Object.freeze({
    room: text("room"),
    key: text("key"),
    fadeMs: 1000 * number("fade", 10, 0, 86_400),
    minMs: minimum === null ? null : 1000 * minimum,
    delayMs: 1000 * number("delay", 0, 0, 600),
    timestamps: flag("timestamps", true),
    name: flag("name", true),
    partials: flag("partials", true),
    maxLines: Math.floor(number("maxlines", 50, 1, 500)),
    fontSize: number("fontsize", 16, 6, 200),
    font: font(text, choice("fontsource", "websafe", ["websafe", "google", "custom"])),
    theme: choice("theme", "dark", THEMES),
    lanes: Object.hasOwn(LANES, word("lanes")) ? LANES[word("lanes")] : "",
    ...alignment(word("align")),
    lang: language(text("lang")),
  });
}

function font(text, source) {
  switch (source) {
    case "google":
      return text("googlefont") || "Roboto";
    case "custom":
      return text("customfont") || "Arial";
    default:
      return text("websafefont") || "Arial";
  }
}

// A side, an edge, or both with a hyphen between: right, top, top-center.
function alignment(said) {
  const words = said.split("-");
  const sides = words.filter((word) => SIDES.includes(word));
  const edges = words.filter((word) => EDGES.includes(word));
  const isBoth = sides.length <= 1 && edges.length <= 1 && sides.length + edges.length === words.length;
  return { side: (isBoth && sides[0]) || "left", edge: (isBoth && edges[0]) || "bottom" };
}

function language(said) {
  try {
    return Intl.getCanonicalLocales(said)[0] ?? "en";
  } catch {
    return "en";
  }
}
