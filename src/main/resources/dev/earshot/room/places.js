// Where lines stand: in one list, or each speaker's in a lane that stays theirs.

// At most, where there is room for so many.
const LANES = 12;

const lineOf = new WeakMap();

// Marks the line that the upper end of its lane, or of the page, cuts.
const ends = new IntersectionObserver((lines) => {
  for (const { target, isIntersecting, intersectionRect, boundingClientRect } of lines) {
    target.classList.toggle("cut", isIntersecting && intersectionRect.top > boundingClientRect.top + 1);
  }
}, { threshold: [0, 0.95, 1] });

/**
 * @param captions the element for all of it
 * @param asked the page's parameters
 * @returns `add(line, speaker)` puts a line last, or before another if one is given
 */
export function places(captions, asked) {
  const lanes = new Map(); // by speaker, the one silent longest first

  function listOf(speaker) {
    if (!asked.lanes) {
      return captions;
    }
    const lane = lanes.get(speaker) ?? newLane(speaker);
    lanes.delete(speaker);
    lanes.set(speaker, lane);
    return lane.firstElementChild;
  }

  function newLane(speaker) {
    const lane = document.createElement("section");
    lane.className = "lane";
    lane.dataset.speaker = speaker;
    lane.setAttribute("aria-label", speaker);
    lane.tabIndex = 0;
    const list = document.createElement("div");
    list.className = "lines";
    lane.append(list);
    captions.append(lane);
    if (lanes.size >= LANES || (lanes.size > 0 && isTooHigh())) {
      const [silent, old] = lanes.entries().next().value;
      lanes.delete(silent);
      old.querySelectorAll(".caption").forEach((element) => lineOf.get(element).remove());
      old.replaceWith(lane);
    }
    return lane;
  }

  // In OBS nobody scrolls: who is speaking has to be seen.
  function isTooHigh() {
    const { scrollHeight, clientHeight } = captions.parentElement;
    return scrollHeight > clientHeight;
  }

  return {
    add(line, speaker, before = null) {
      lineOf.set(line.element, line);
      ends.observe(line.element);
      const list = before?.element.parentElement ?? listOf(speaker);
      list.insertBefore(line.element, before?.element ?? null);
      trim(list, line.element, asked.maxLines);
    },
  };
}

// The oldest gives way; a sentence that is being spoken only when nothing else is left.
function trim(list, added, maxLines) {
  while (list.childElementCount > maxLines) {
    const others = [...list.children].filter((element) => element !== added);
    lineOf.get(others.find((element) => !element.classList.contains("partial")) ?? others[0]).remove();
  }
}
