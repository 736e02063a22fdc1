// How long a line stays. Pure.

// People read captions at 180 words a minute.
const MS_PER_WORD = 60_000 / 180;

// Languages without blanks have words, too.
const segmenter = Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" });

function words(text) {
  return segmenter
    ? [...segmenter.segment(text)].filter((segment) => segment.isWordLike).length
    : text.split(/\s+/u).length;
}

/** What a page that was away shows of what it missed. */
export const CATCH_UP_MS = 60_000;

/**
 * @param age since the room showed it, in ms
 * @param missed whether the page was away when it was said: then there is time to read it, unless it is long past
 * @param asked the page's parameters
 * @returns ms that the line has left; 0 or less when its time is over, Infinity when it never fades
 */
export function timeLeft(text, age, missed, { fadeMs, minMs }) {
  if (fadeMs === 0) {
    return Infinity;
  }
  const leastMs = minMs ?? words(text) * MS_PER_WORD;
  const left = Math.max(fadeMs, leastMs) - age;
  return missed && age < CATCH_UP_MS ? Math.max(left, leastMs, 1_000) : left;
}
