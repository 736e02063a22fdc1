// The display page's pure modules, in Node; PageModulesTest puts them beside this file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, inkOn, mix, surestContrast } from "./color.js";
import { eventReader } from "./events.js";
import { family, look, THEMES } from "./looks.js";
import { once } from "./once.js";
import { parameters } from "./parameters.js";
import { MARKS, PALETTE, speakers } from "./speakers.js";
import { timeLeft } from "./times.js";

const asked = (query) => parameters(new URLSearchParams(query));

test("an address that asks for nothing gets the defaults", () => {
  assert.deepEqual({ ...asked("room=r") }, {
    room: "r", key: "", fadeMs: 10_000, minMs: null, delayMs: 0, timestamps: true, name: true, partials: true,
    maxLines: 50, fontSize: 16, font: "Arial", theme: "dark", lanes: "", side: "left", edge: "bottom", lang: "en",
  });
});

test("a value that is none or out of range counts as the default", () => {
  const bad = "fade=-1&mintime=x&delay=601&timestamps=perhaps&name=&partials=2&maxlines=0&fontsize=1e3&fontsource=evil"
    + "&theme=constructor&lanes=toString&align=left-right&lang=%25%25";
  assert.deepEqual(asked(bad), asked(""));
});

test("each value is read", () => {
  const read = asked("fade=0&mintime=2.5&delay=3&timestamps=no&name=0&partials=OFF&maxlines=3&fontsize=28&fontsource=google"
    + "&googlefont=Lato&theme=Outline&lanes=row&align=top-right&lang=AR-eg&key=k");
  assert.deepEqual({ ...read }, {
    room: "", key: "k", fadeMs: 0, minMs: 2_500, delayMs: 3_000, timestamps: false, name: false, partials: false,
    maxLines: 3, fontSize: 28, font: "Lato", theme: "outline", lanes: "rows", side: "right", edge: "top", lang: "ar-EG",
  });
});

test("events are read however the stream is cut", () => {
  const stream = "retry: 1000\n\nid: 7\nevent: caption\ndata: {\"a\":\ndata: 1}\n\n: still here\n\r\ndata:x\r\n\r\n";
  const expected = [{ type: "caption", id: "7", data: "{\"a\":\n1}" }, { type: "message", id: "", data: "x" }];
  for (let size = 1; size <= stream.length; size++) {
    const read = eventReader();
    const events = [];
    for (let at = 0; at < stream.length; at += size) {
      events.push(...read(stream.slice(at, at + size)));
    }
    assert.deepEqual(events, expected);
  }
});

test("a caption is new once, whatever place a restarted server gives it", () => {
  const isNew = once();
  const numbered = { id: "s-1", user_name: "A", text: "x", shown_at: "t" };
  const plain = { user_name: "A", text: "x", shown_at: "t" };
  assert.deepEqual([isNew("a-1", numbered), isNew("b-1", numbered), isNew("a-1", numbered)], [true, false, false]);
  assert.deepEqual([isNew("a-2", plain), isNew("b-2", plain), isNew("a-3", { ...plain, shown_at: "u" })], [true, false, true]);
});

test("a line stays as long as it takes to be read", () => {
  const nine = "a b c d e f g h i";
  const rules = { fadeMs: 1_000, minMs: null };
  assert.equal(Math.round(timeLeft(nine, 0, false, rules)), 3_000);
  assert.equal(timeLeft("short", 400, false, rules), 600);
  assert.equal(timeLeft(nine, 0, false, { fadeMs: 1_000, minMs: 0 }), 1_000);
  assert.equal(timeLeft(nine, 5_000, false, { fadeMs: 0, minMs: null }), Infinity);
  assert.ok(timeLeft(nine, 5_000, false, rules) <= 0);
  assert.equal(Math.round(timeLeft(nine, 5_000, true, rules)), 3_000);
  assert.ok(timeLeft(nine, 60_000, true, rules) <= 0);
  assert.ok(timeLeft("今日はとても良い天気ですね皆さん", 0, false, rules) > 1_000);
});

test("every theme's text and guess can be read over any picture", () => {
  for (const [name, theme] of Object.entries(THEMES)) {
    const { background, color, guess, edge } = look({}, name);
    for (const ink of [color, guess]) {
      const figure = edge ? contrast(ink, edge) : surestContrast(ink, background);
      assert.ok(figure >= theme.need, `${name} ${ink} ${figure}`);
    }
  }
});

test("a speaker's text colour gets a plate on which it can be read, and a plate a text colour", () => {
  for (let grey = 0; grey < 256; grey += 5) {
    const color = mix("#ffffff", "#000000", grey / 255);
    for (const theme of ["dark", "light"]) {
      const onPlate = look({ text_color: color }, theme);
      assert.equal(onPlate.color, color);
      assert.ok(surestContrast(color, onPlate.background) >= 4.5, color);
      assert.ok(surestContrast(onPlate.guess, onPlate.background) >= 4.5, color);
    }
    const onOwn = look({ background_color: color }, "dark");
    assert.equal(onOwn.background, color);
    assert.ok(surestContrast(onOwn.color, color) >= 4.5, color);
  }
});

test("colours that a speaker chose win, and what is no colour is none", () => {
  const chosen = { text_color: "#ffff00", background_color: "#ffffff" };
  assert.equal(look(chosen, "light").color, "#ffff00");
  assert.equal(look(chosen, "light").background, "#ffffff");
  assert.equal(look({ text_color: "red;}", background_color: "url(x)" }, "dark").color, THEMES.dark.ink);
  assert.equal(look(chosen, "contrast").color, THEMES.contrast.ink);
  assert.equal(speakers()({ user_name: "A", user_color: "#12345678" }).background, "#123456");
  assert.equal(family("Arial\"; x"), "");
});

test("no two of many speakers look the same, and each name can be read", () => {
  const chipOf = speakers();
  const names = Array.from({ length: PALETTE.length * MARKS.length }, (_, at) => `Speaker ${at}`);
  const chips = names.map((user_name) => chipOf({ user_name }));
  assert.equal(new Set(chips.map(({ background, mark }) => background + mark)).size, names.length);
  assert.ok(chips.slice(0, 8).every(({ mark }) => mark === ""));
  assert.ok(chips.every(({ background, color }) => contrast(background, color) >= 4.5));
  assert.deepEqual(chipOf({ user_name: "Speaker 3" }), chips[3]);
});

test("the palette keeps speakers apart for every kind of colour vision", () => {
  for (const [kind, matrix] of Object.entries(VISION)) {
    const seen = PALETTE.map((color) => lab(through(matrix, color)));
    for (let one = 0; one < seen.length; one++) {
      for (let other = 0; other < one; other++) {
        const difference = ciede2000(seen[one], seen[other]);
        assert.ok(difference > 16, `${kind}: ${PALETTE[one]} and ${PALETTE[other]} differ by ${difference}`);
      }
    }
  }
  assert.ok(PALETTE.every((color) => surestContrast(color, THEMES.dark.plate) >= 3));
  assert.equal(inkOn("#ffffff"), "#000000");
});

// Machado, Oliveira and Fernandes 2009, whole loss of one kind of cone, for linear RGB.
const VISION = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function through(matrix, color) {
  const light = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, factor, at) => sum + factor * light[at], 0))));
}

function lab([r, g, b]) {
  const bent = (part) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116);
  const x = bent((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bent(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bent((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

// Sharma, Wu and Dalal 2005.
function ciede2000([l1, a1, b1], [l2, a2, b2]) {
  const radians = Math.PI / 180;
  const grey = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(grey ** 7 / (grey ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [[a1, b1], [a2, b2]].map(([a, b]) => (Math.atan2(b, a * stretch) / radians + 360) % 360);
  const turn = ((h2 - h1 + 540) % 360) - 180;
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2 + 360) % 360];
  const t = 1 - 0.17 * Math.cos((h - 30) * radians) + 0.24 * Math.cos(2 * h * radians)
    + 0.32 * Math.cos((3 * h + 6) * radians) - 0.2 * Math.cos((4 * h - 63) * radians);
  const dl = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians)) / (1 + 0.015 * c * t);
  const bend = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * radians * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + bend * dc * dh);
}
