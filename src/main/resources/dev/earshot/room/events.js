// The form of server-sent events, as far as the room uses it. Pure, but for what it keeps of an event that is cut in two.

/** @returns a function that takes the next piece of text and gives the events, `{ type, id, data }`, that it completes */
export function eventReader() {
  let rest = "";
  let event = fresh();

  return (piece) => {
    const events = [];
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const line of lines.map((each) => each.replace(/\r$/, ""))) {
      if (line) {
        field(event, line);
        continue;
      }
      if (event.data.length > 0) {
        events.push({ ...event, data: event.data.join("\n") });
      }
      event = fresh();
    }
    return events;
  };
}

const fresh = () => ({ type: "message", id: "", data: [] });

function field(event, line) {
  const [, name, value] = /^([^:]*):? ?(.*)$/u.exec(line);
  if (name === "event") {
    event.type = value;
  } else if (name === "id") {
    event.id = value;
  } else if (name === "data") {
    event.data.push(value);
  }
}
