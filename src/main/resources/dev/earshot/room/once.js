// Which captions were seen. Pure, but for what it remembers.

// More than a room keeps, so that all of it may be told again.
const REMEMBERED = 5_000;

/**
 * @returns a function that says whether a caption is new. One that comes again is known by its place in the stream; after
 *     a restart of the server, which gives new places, by its own id or by when who said what.
 */
export function once() {
  const seen = new Set(); // oldest first
  return (place, caption) => {
    const ids = [
      `place ${place}`,
      caption.id ? `id ${caption.id}` : `said ${caption.shown_at} ${caption.user_name} ${caption.text}`,
    ];
    const isNew = !ids.some((id) => seen.has(id));
    ids.forEach((id) => seen.add(id));
    while (seen.size > REMEMBERED) {
      seen.delete(seen.values().next().value);
    }
    return isNew;
  };
}
