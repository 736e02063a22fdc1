const shown = (id) => document.getElementById(id);

// 128 bits: nobody comes upon another's room by guessing.
function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Nothing in it means anything to a shell.
const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

// A server with a view key wants it from viewers: whoever opens this page with ?key= gets it into the address to watch.
const key = new URLSearchParams(location.search).get("key");

function makeRoom() {
  const room = secret();
  const passphrase = secret();
  const send = new URL("api/send", location.href).href;
  const display = new URL("display", location.href);
  display.search = new URLSearchParams({ room, ...(key && { key }) }).toString();
  const link = `earshot://join/${encoded(send)}/${encoded(room)}#${encoded(passphrase)}`;
  shown("display").textContent = display.href;
  shown("open").href = display.href;
  shown("link").textContent = link;
  shown("send").textContent = send;
  shown("settings").textContent = `server.url = "${send}"\nroom.name = "${room}"\nroom.passphrase = "${passphrase}"`;
}

async function copy(output) {
  try {
    await navigator.clipboard.writeText(output.textContent);
    shown("told").textContent = "Copied.";
  } catch {
    // Browsers give the clipboard only to pages from this computer or over HTTPS.
    getSelection().selectAllChildren(output);
    shown("told").textContent = "Selected: press Ctrl+C to copy.";
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", () => copy(shown(button.dataset.copies)));
}
shown("again").addEventListener("click", () => {
  makeRoom();
  shown("told").textContent = "This is another room.";
});
shown("local").hidden = !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
makeRoom();
