import { isOnChosenPhone } from "./chooser.mjs"
import { announce, byId, element } from "./dom.mjs"
import { formatMoney, formatPhone, formatTime, word } from "./language.mjs"

/**
 * @typedef {import("./api.mjs").Transaction} Transaction
 * @typedef {import("./api.mjs").Change} Change
 * @typedef {{ time: string, text: string, phone: string, isGood: boolean }} Message
 */

/** How many messages the phone shows. */
const MAX_MESSAGES = 50
const list = byId("messages", HTMLElement)
/**
 * When the newest message on the screen was sent; null before the first
 * refresh, whose messages are not news.
 * @type {string | null}
 */
let newestAt = null

/**
 * Shows the text messages of the chosen phone, the newest first.
 * @param {readonly Transaction[]} transactions
 */
export function showMessages(transactions) {
  const messages = transactions
    .filter(isOnChosenPhone)
    .flatMap((transaction) =>
      transaction.changes.flatMap(
        (change) => messageOf(transaction, change) ?? []
      )
    )
    .sort((one, other) => other.time.localeCompare(one.time))
    .slice(0, MAX_MESSAGES)
  const newest = messages[0]
  if (newest && newestAt !== null && newestAt < newest.time) {
    announce(newest.text)
  }
  newestAt = newest?.time ?? ""
  list.replaceChildren(...messages.map(item))
  byId("no-messages", HTMLElement).hidden = messages.length > 0
}

/** @param {Message} message */
function item({ time, text, phone, isGood }) {
  return element("li", { className: isGood ? "good" : "" }, [
    element("p", { textContent: text }),
    element("p", {
      className: "quiet",
      textContent: `${formatPhone(phone)} · ${formatTime(time)}`,
    }),
  ])
}

/**
 * @param {Transaction} transaction
 * @param {Change} change
 * @returns {Message | null} what the operator writes about a change, if anything
 */
function messageOf(transaction, { changedAt, state, reason }) {
  const isPayout = transaction.kind === "payout"
  if (state === "pending" || (isPayout && state !== "paid")) {
    return null
  }
  const { amount, currency } = transaction.moved ?? transaction
  const text = word(isPayout ? "sms_received" : `sms_${state}`, {
    amount: formatMoney(amount, currency),
    merchant: transaction.merchant,
    reference: transaction.providerReference,
    reason: word(`reason_${reason ?? ""}`),
  })
  return {
    time: changedAt,
    text,
    phone: transaction.phone ?? "",
    isGood: state === "paid",
  }
}
