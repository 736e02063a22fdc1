// What screen readers say: each finished sentence once, as it comes.

// A sentence older than that is there to be read, but no longer news.
const NEWS_MS = 30_000;
const KEPT = 5;

/**
 * @param log an element with role "log", which nobody sees
 * @returns a function that is given each caption that is shown
 */
export function aloud(log, asked) {
  return (caption, age) => {
    if (age > NEWS_MS) {
      return;
    }
    const said = document.createElement("p");
    said.dir = "auto";
    said.textContent = asked.name ? `${caption.user_name}: ${caption.text}` : caption.text;
    log.append(said);
    // Only so long that it is read out: who goes through the page should not meet it twice.
    while (log.childElementCount > KEPT) {
      log.firstElementChild.remove();
    }
  };
}
