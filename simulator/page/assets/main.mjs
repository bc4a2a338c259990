import { fetchMagicNumbers, fetchRecords, followChanges } from "./api.mjs"
import { onPhoneChosen, showPhones } from "./chooser.mjs"
import { byId } from "./dom.mjs"
import {
  currentLanguage,
  otherLanguage,
  switchLanguage,
  word,
} from "./language.mjs"
import { showMessages } from "./messages.mjs"
import { showMagicNumbers } from "./numbers.mjs"
import { clearPushes, showPushes } from "./pushes.mjs"
import { followTimeButtons } from "./time.mjs"
import { showTotals, showTransactions } from "./transactions.mjs"

/** Changes that come within so many ms are shown by one refresh. */
const REFRESH_DELAY_MS = 50

/** @type {import("./api.mjs").Records} */
let records = { transactions: [], totals: {} }
/** @type {import("./api.mjs").MagicNumber[]} */
let magicNumbers = []
/** @type {number | undefined} */
let scheduledRefresh

async function refresh() {
  const offline = byId("offline", HTMLElement)
  try {
    records = await fetchRecords()
    offline.hidden = true
    show()
  } catch {
    offline.textContent = word("offline")
    offline.hidden = false
  }
}

function refreshSoon() {
  scheduledRefresh ??= setTimeout(() => {
    scheduledRefresh = undefined
    void refresh()
  }, REFRESH_DELAY_MS)
}

function show() {
  const { transactions, totals } = records
  showPhones(transactions)
  showPushes(transactions, refresh)
  showMessages(transactions)
  showTotals(totals)
  showTransactions(transactions)
}

/** Puts the fixed texts of the page into its language. */
function translateLabels() {
  document.documentElement.lang = currentLanguage()
  document.title = word("title")
  for (const label of document.querySelectorAll("[data-word]")) {
    label.textContent = word(label.getAttribute("data-word") ?? "")
  }
  const button = byId("language", HTMLButtonElement)
  button.textContent = word("language")
  button.lang = otherLanguage()
}

byId("language", HTMLButtonElement).addEventListener("click", () => {
  switchLanguage()
  translateLabels()
  clearPushes()
  showMagicNumbers(magicNumbers)
  show()
})
onPhoneChosen(show)
translateLabels()
followTimeButtons()
followChanges(refreshSoon)
await refresh()
magicNumbers = await fetchMagicNumbers()
showMagicNumbers(magicNumbers)
