// The small signs: who has paused, that lines are missing, and what is wrong with the connection.

const LOST_MS = 2_000;
const SETTLE_MS = 400;
const MISSING_MS = 8_000;
const NAMED = 3;

// What is said already is not said again, as screen readers would.
function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** @returns `say(text)` at once, `lost()` after a moment, so that a short break goes by unseen, and `well()` */
export function connectionNotice(element) {
  let timer = 0;
  const settle = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return {
    say(text) {
      settle();
      say(element, text);
    },
    lost() {
      // The failed attempts of a long break do not start the wait again.
      timer ||= setTimeout(say, LOST_MS, element, "Reconnecting…");
    },
    well() {
      settle();
      say(element, "");
    },
  };
}

/** @returns a function that says for a while that lines are missing */
export function missingNotice(element) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    say(element, "Some lines are missing");
    timer = setTimeout(say, MISSING_MS, element, "");
  };
}

/** @returns `note(speaker, isPaused)` and `forget()`, after which everybody who is still paused is named again */
export function pausedNotice(element) {
  const paused = new Set();
  let timer = 0;

  // Not at once: a last sentence that comes late, or a new connection, interrupts a pause for a moment only.
  function show() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const named = [...paused].slice(0, NAMED).map((speaker) => `\u2068${speaker}\u2069: captions paused`);
      const more = paused.size - named.length;
      say(element, [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(" · "));
    }, SETTLE_MS);
  }

  return {
    note(speaker, isPaused) {
      paused[isPaused ? "add" : "delete"](speaker);
      show();
    },
    forget() {
      paused.clear();
      show();
    },
  };
}
