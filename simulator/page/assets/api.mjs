/**
 * The control API of the simulator, as far as the page uses it.
 *
 * @typedef {object} Change
 * @property {string} changedAt ISO 8601
 * @property {string} state
 * @property {string | null} reason
 *
 * @typedef {object} Transaction
 * @property {"payment" | "card" | "payout"} kind
 * @property {string} orderNumber
 * @property {string} reference
 * @property {string} merchant
 * @property {string | null} phone 12 digits; null for a card
 * @property {string} channel
 * @property {string} amount a decimal string in major units
 * @property {string} currency
 * @property {{ amount: string, currency: string } | null} moved
 * @property {string} state
 * @property {string | null} reason
 * @property {string} providerReference
 * @property {boolean} waitsForShopper
 * @property {string} requestedAt ISO 8601
 * @property {Change[]} changes
 * @property {{ httpStatus: number | null }[]} callbacks
 *
 * @typedef {object} Total amounts in major units
 * @property {string} in
 * @property {string} returned
 * @property {string} out
 *
 * @typedef {object} Records
 * @property {Transaction[]} transactions oldest first
 * @property {Record<string, Total>} totals by currency
 *
 * @typedef {object} MagicNumber
 * @property {string} lastSeven
 * @property {string[]} phones one of each network
 * @property {string} fr
 * @property {string} en
 */

/** @returns {Promise<Records>} */
export async function fetchRecords() {
  return /** @type {Records} */ (await get("/_simulator/transactions"))
}

/** @returns {Promise<MagicNumber[]>} */
export async function fetchMagicNumbers() {
  const body = /** @type {{ magicNumbers: MagicNumber[] }} */ (
    await get("/_simulator/magic-numbers")
  )
  return body.magicNumbers
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function get(path) {
  const response = await fetch(path)
  /** @type {unknown} */
  const body = await response.json()
  return body
}

/**
 * @param {{ orderNumber: string, decision: "pin", pin: string }
 *   | { orderNumber: string, decision: "refuse" }} decision
 * @returns {Promise<boolean>} false if the transaction is no longer pending
 */
export async function sendDecision(decision) {
  const { ok } = await fetch("/_simulator/decisions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(decision),
  })
  return ok
}

/**
 * @param {number} hours
 * @returns {Promise<boolean>} whether the time was moved
 */
export async function moveTime(hours) {
  const { ok } = await fetch("/_simulator/time", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ hours }),
  })
  return ok
}

/**
 * Follows the changes of the simulator by server-sent events, and polls while
 * the stream is down.
 * @param {() => void} onChange
 */
export function followChanges(onChange) {
  const pollIntervalMs = 2_000
  /** @type {number | undefined} */
  let polling
  const stream = new EventSource("/_simulator/events")
  stream.addEventListener("change", onChange)
  stream.addEventListener("error", () => {
    polling ??= setInterval(onChange, pollIntervalMs)
  })
  stream.addEventListener("open", () => {
    clearInterval(polling)
    polling = undefined
  })
}
