import { chip, family, plate } from "./looks.js";

const query = new URLSearchParams(location.search);
const captions = document.getElementById("captions");
const notice = document.getElementById("notice");
const pausedLine = document.getElementById("paused");

const room = query.get("room")?.trim();
const fadeMs = 1000 * number("fade", 10, 0, 86_400);
const maxLines = number("maxlines", 50, 1, 500);
const timestamps = !["false", "0", "no"].includes(query.get("timestamps") ?? "true");

// A sentence stays at least long enough to be read at 180 words a minute.
const MS_PER_WORD = 60_000 / 180;
const PARTIAL_MS = 10_000;
const FADE_OUT_MS = 600;
const NOTICE_MS = 2_000;
const REOPEN_MS = 5_000;
const SETTLE_MS = 400;
const REMEMBERED = 1_000;

const partials = new Map(); // speaker's session or name -> { line, speaker, sequence, timer }
const seen = new Set(); // ids of finals, oldest first
const paused = new Set(); // names of speakers
let lastId = "";
let settling = 0; // timer of the line that names them
let lost = 0; // timer of the notice that the connection is lost

function number(name, fallback, low, high) {
  const value = Number.parseFloat(query.get(name) ?? "");
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
}

function dressPage() {
  const style = document.documentElement.style;
  style.setProperty("--size", `${number("fontsize", 16, 6, 200)}px`);
  const source = query.get("fontsource") ?? "websafe";
  // Google's and custom fonts are used where they are installed: the page loads nothing from elsewhere.
  const font = family({
    google: query.get("googlefont") ?? "Roboto",
    custom: query.get("customfont"),
    websafe: query.get("websafefont") ?? "Arial",
  }[source]);
  if (font) {
    style.setProperty("--font", font);
  }
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function lineFor(caption) {
  const line = element("article", "caption", "");
  const look = plate(caption);
  line.style.background = look.background;
  line.style.color = look.color;

  const name = element("bdi", "speaker", caption.user_name);
  Object.assign(name.style, chip(caption));
  const text = element("span", "text", caption.text);
  text.dir = "auto";
  text.style.fontFamily = family(caption.font_family);
  line.append(name, " ", text);
  if (timestamps && caption.timestamp) {
    line.append(" ", element("time", "time", caption.timestamp));
  }
  return line;
}

const speakerKey = (caption) => (caption.session ? `s ${caption.session}` : `n ${caption.user_name}`);

// The line of what a speaker is saying, unless newer lines have pushed it out.
function standingPartial(key) {
  const partial = partials.get(key);
  return partial?.line.isConnected ? partial : undefined;
}

function forgetPartial(key) {
  const partial = partials.get(key);
  if (partial) {
    clearTimeout(partial.timer);
    partials.delete(key);
    partial.line.remove();
  }
}

function showPartial(caption) {
  if (paused.has(caption.user_name)) {
    return;
  }
  const key = speakerKey(caption);
  const line = lineFor(caption);
  line.classList.add("partial");
  // What its sender calls stable is as good as final; the rest may still change.
  const stable = Math.min(caption.stable ?? 0, caption.text.length);
  line.querySelector(".text").replaceChildren(
    caption.text.slice(0, stable), element("span", "guess", caption.text.slice(stable)));
  // The final that replaces it is an addition, and is read out; a guess is not.
  line.setAttribute("aria-hidden", "true");
  const before = standingPartial(key);
  if (before) {
    before.line.replaceWith(line);
  } else {
    line.classList.add("fresh");
    captions.append(line);
  }
  forgetPartial(key);
  const timer = setTimeout(() => forgetPartial(key), PARTIAL_MS);
  partials.set(key, { line, speaker: caption.user_name, sequence: caption.sequence ?? 0, timer });
  trim();
}

function showFinal(caption, id) {
  if (seen.has(id)) {
    return;
  }
  remember(id);
  const staysMs = Math.max(fadeMs, caption.text.split(/\s+/u).length * MS_PER_WORD);
  const leftMs = fadeMs === 0 ? Infinity : staysMs - caption.age_ms;
  const key = speakerKey(caption);
  const partial = standingPartial(key);
  if (leftMs <= 0) {
    return;
  }
  const line = lineFor(caption);
  if (partial && (caption.sequence ?? 0) < partial.sequence) {
    // A late sentence: the speaker is already at a later one.
    partial.line.before(line);
  } else if (partial) {
    partial.line.replaceWith(line);
    forgetPartial(key);
  } else {
    line.classList.toggle("fresh", caption.age_ms < 1_000);
    captions.append(line);
  }
  if (leftMs !== Infinity) {
    setTimeout(() => line.classList.add("leaving"), Math.max(0, leftMs - FADE_OUT_MS));
    setTimeout(() => line.remove(), leftMs);
  }
  trim();
}

function remember(id) {
  lastId = id;
  seen.add(id);
  if (seen.size > REMEMBERED) {
    seen.delete(seen.values().next().value);
  }
}

function trim() {
  while (captions.children.length > maxLines) {
    captions.firstElementChild.remove();
  }
}

function notePresence({ speaker, state }) {
  if (state === "paused") {
    paused.add(speaker);
    // Who pauses takes back what was begun.
    [...partials].filter(([, partial]) => partial.speaker === speaker).forEach(([key]) => forgetPartial(key));
  } else {
    paused.delete(speaker);
  }
  showPaused();
}

// Not at once: a last sentence that comes late, or a new connection, interrupts a pause for a moment only.
function showPaused() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const text = [...paused].map((speaker) => `\u2068${speaker}\u2069: captions paused`).join(" · ");
    if (pausedLine.textContent !== text) {
      pausedLine.textContent = text;
      pausedLine.hidden = !text;
    }
  }, SETTLE_MS);
}

function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

function connected() {
  clearTimeout(lost);
  lost = 0;
  say("");
  // Whoever is still paused is named again.
  paused.clear();
  showPaused();
}

function open() {
  const after = lastId ? `&after=${encodeURIComponent(lastId)}` : "";
  const stream = new EventSource(`api/stream?room=${encodeURIComponent(room)}${after}`);
  stream.addEventListener("caption", (event) => showFinal(JSON.parse(event.data), event.lastEventId));
  stream.addEventListener("partial", (event) => showPartial(JSON.parse(event.data)));
  stream.addEventListener("presence", (event) => notePresence(JSON.parse(event.data)));
  stream.addEventListener("open", connected);
  stream.addEventListener("error", () => {
    // A short break goes by unseen; the failed attempts of a long one do not start the wait again.
    lost ||= setTimeout(say, NOTICE_MS, "Reconnecting…");
    // The browser comes back by itself, except after an answer that was no stream.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(open, REOPEN_MS);
    }
  });
}

dressPage();
if (room) {
  document.title = `${room} – Earshot captions`;
  open();
} else {
  say("This address lacks its room: add ?room= and the room’s name.");
}
