// The display page: brings together what the address asks for, the room's stream and the lines.

import { aloud } from "./aloud.js";
import { Captions } from "./captions.js";
import { family, THEMES } from "./looks.js";
import { connectionNotice, missingNotice, pausedNotice } from "./notices.js";
import { once } from "./once.js";
import { parameters } from "./parameters.js";
import { places } from "./places.js";
import { speakers } from "./speakers.js";
import { follow } from "./stream.js";

const asked = parameters(new URLSearchParams(location.search));
const at = (id) => document.getElementById(id);
const captions = new Captions(asked, places(at("captions"), asked), speakers());
const notice = connectionNotice(at("notice"));
const missing = missingNotice(at("missing"));
const paused = pausedNotice(at("paused"));
const read = aloud(at("aloud"), asked);
const isNew = once();
let connections = 0;

function dressPage() {
  const page = document.documentElement;
  page.lang = asked.lang;
  const { lanes } = asked;
  Object.assign(page.dataset, { theme: asked.theme, side: asked.side, edge: asked.edge, ...(lanes && { lanes }) });
  const theme = THEMES[asked.theme];
  page.style.setProperty("--sign", theme.plate || THEMES.dark.plate);
  page.style.setProperty("--ink", theme.ink);
  page.style.setProperty("--size", `${asked.fontSize}px`);
  // Google's and custom fonts are used where they are installed: the page loads nothing from elsewhere.
  page.style.setProperty("--font", family(asked.font) || family("Arial"));
}

// To match a stream's delay everything waits its turn; what comes late has waited already.
function hold(age, show) {
  const wait = asked.delayMs - age;
  if (wait > 0) {
    setTimeout(show, wait);
  } else {
    show();
  }
}

function show({ type, id, data }) {
  const said = JSON.parse(data);
  if (type === "caption" && isNew(id, said)) {
    const missed = connections > 1;
    hold(said.age_ms, () => {
      const age = Math.max(0, said.age_ms - asked.delayMs);
      if (captions.final(said, age, missed)) {
        read(said, age);
      }
    });
  } else if (type === "partial" && asked.partials) {
    hold(0, () => captions.partial(said));
  } else if (type === "gap") {
    hold(0, missing);
  } else if (type === "presence") {
    hold(0, () => {
      paused.note(said.speaker, said.state === "paused");
      if (said.state === "paused") {
        captions.takeBack(said.speaker);
      }
    });
  }
}

function refusal(status) {
  switch (status) {
    case 401:
      return asked.key
        ? "This room needs its key, and the one in this address is not right: ask for it again."
        : "This room needs its key: add &key= and the key to this address.";
    case 429:
    case 503:
      return "The server has no place for another viewer just now; trying again.";
    default:
      return `The server refuses this page (${status}); trying again.`;
  }
}

dressPage();
if (asked.room) {
  document.title = `${asked.room} – Earshot captions`;
  const query = new URLSearchParams({ room: asked.room, ...(asked.key && { key: asked.key }) });
  follow(`api/stream?${query}`, {
    opened() {
      connections++;
      notice.well();
      hold(0, paused.forget);
    },
    event(event) {
      try {
        show(event);
      } catch (problem) {
        console.warn("Earshot: an event of the room could not be shown", problem);
      }
    },
    lost: notice.lost,
    refused: (status) => notice.say(refusal(status)),
  });
} else {
  notice.say("This address lacks its room: add ?room= and the room’s name.");
}
