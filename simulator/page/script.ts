import { ledgerScript } from "./script-ledger"
import { phoneScript } from "./script-phone"
import { words } from "./words"

/**
 * The page's own script. Whatever came over the wire is set as text, never as
 * markup. `pin` is shown as a hint.
 */
export function script(pin: string): string {
  return `"use strict";
const words = ${JSON.stringify(words)};
const rightPin = ${JSON.stringify(pin)};
${commonScript}
${phoneScript}
${ledgerScript}
${mainScript}`
}

const commonScript = String.raw`
let language =
  new URLSearchParams(location.search).get("lang") === "en" ? "en" : "fr";
let book = { transactions: [], totals: {} };

function byId(id) {
  return document.getElementById(id);
}

function word(name, values) {
  const text = words[language][name] || name;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

function element(tag, properties, children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...(children || []));
  return made;
}

function money(amount, currency) {
  const [whole, fraction] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const point = language === "fr" ? "," : ".";
  const cents = fraction ? point + fraction.padEnd(2, "0") : "";
  return grouped + cents + "\u00a0" + currency;
}

function spacedPhone(phone) {
  return phone.replace(/(\d{3})(\d{2})(\d{3})(\d{4})/, "$1\u00a0$2\u00a0$3\u00a0$4");
}

function time(at) {
  return new Date(at).toLocaleTimeString(language === "fr" ? "fr" : "en-GB");
}
`

const mainScript = String.raw`
let polling = null;

async function refresh() {
  try {
    const response = await fetch("/_simulator/ledger");
    book = await response.json();
    byId("offline").hidden = true;
    show();
  } catch {
    byId("offline").textContent = word("offline");
    byId("offline").hidden = false;
  }
}

function show() {
  showPhones();
  showPushes();
  showMessages();
  showTotals();
  showEntries();
}

function label() {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const marked of document.querySelectorAll("[data-word]")) {
    marked.textContent = word(marked.dataset.word);
  }
  byId("language").textContent = word("language");
  byId("language").lang = language === "fr" ? "en" : "fr";
}

function translate() {
  label();
  forgetPushes();
  showNumbers();
  show();
}

function poll() {
  polling = polling || setInterval(refresh, 2000);
}

let awaited = null;
function refreshSoon() {
  awaited = awaited || setTimeout(() => { awaited = null; refresh(); }, 50);
}

function listen() {
  if (!window.EventSource) {
    poll();
    return;
  }
  const stream = new EventSource("/_simulator/events");
  stream.addEventListener("change", refreshSoon);
  stream.addEventListener("error", poll);
  stream.addEventListener("open", () => {
    clearInterval(polling);
    polling = null;
  });
}

byId("language").addEventListener("click", () => {
  language = language === "fr" ? "en" : "fr";
  translate();
});
byId("phone").addEventListener("change", show);
label();
loadNumbers();
refresh();
listen();
`
