// The connection to the room: kept up for as long as the page is open.

import { eventReader } from "./events.js";

// The server says something every 15 s; a line that is silent for longer is dead, though nobody closed it.
const QUIET_MS = 40_000;
const REOPEN_MS = 1_000;
const REOPEN_SELDOM_MS = 5_000;
const REOPEN_OFTEN = 30;
const REFUSED_MS = 10_000;

const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

// Not all at once: a server that comes back has a thousand pages waiting.
const soon = (ms) => sleep(ms * (0.5 + Math.random() / 2));

/**
 * Follows a room, without end. What the page missed while it was away is asked for by the id of the last event seen.
 * An EventSource would tell neither why it is refused nor that the server has fallen silent.
 *
 * @param url of the stream
 * @param told `opened()`, `event({ type, id, data })`, `lost()`, `refused(status)`
 */
export async function follow(url, told) {
  let lastId = "";
  for (let failures = 0; ; failures++) {
    const connection = new AbortController();
    let watch = 0;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => connection.abort(), QUIET_MS);
    };
    try {
      alive();
      const headers = { Accept: "text/event-stream", ...(lastId && { "Last-Event-ID": lastId }) };
      const answer = await fetch(url, { headers, cache: "no-store", signal: connection.signal });
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        told.refused(answer.status);
        connection.abort();
        await soon(REFUSED_MS);
        continue;
      }
      failures = 0;
      told.opened();
      for await (const event of events(answer, alive)) {
        lastId = event.id || lastId;
        told.event(event);
      }
    } catch {
      // Whatever cut the line: it is opened again.
    } finally {
      clearTimeout(watch);
    }
    told.lost();
    await soon(failures < REOPEN_OFTEN ? REOPEN_MS : REOPEN_SELDOM_MS);
  }
}

async function* events(answer, alive) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  const read = eventReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    alive();
    yield* read(decoder.decode(value, { stream: true }));
  }
}
