"use strict";
// Runs before the terminal's own script, which reads the address of the session from the page.
const terminal = document.getElementById("terminal");
const scheme = location.protocol === "https:" ? "wss:" : "ws:";
terminal.dataset.sessionWebsocketUrl = `${scheme}//${location.host}/session`;

// The terminal opens a window for a finished file, which browsers hold back. A link that is followed is a plain
// download. No other address is opened for it.
window.open = (address) => {
  const url = new URL(address, location.href);
  if (url.origin === location.origin && url.pathname.startsWith("/download/")) {
    const link = document.createElement("a");
    link.href = url.pathname;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
  }
  return null;
};

// When the session is over, Enter is enough to go on.
new MutationObserver((_, observer) => {
  if (document.body.classList.contains("-closed")) {
    observer.disconnect();
    document.getElementById("again").focus();
  }
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
