const shown = (id) => document.getElementById(id);

// 128 bits: nobody comes upon another's room by guessing.
function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function makeRoom() {
  const room = secret();
  const send = new URL("api/send", location.href).href;
  const display = new URL("display", location.href);
  display.search = new URLSearchParams({ room }).toString();
  shown("display").textContent = display.href;
  shown("send").textContent = send;
  shown("settings").textContent =
    `server.url = "${send}"\nroom { name = "${room}", passphrase = "${secret()}" }`;
  shown("told").textContent = "";
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
shown("again").addEventListener("click", makeRoom);
makeRoom();
