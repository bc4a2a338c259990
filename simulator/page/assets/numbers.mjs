import { byId, element } from "./dom.mjs"
import { currentLanguage, formatPhone } from "./language.mjs"

/** @typedef {import("./api.mjs").MagicNumber} MagicNumber */

/** @param {readonly MagicNumber[]} numbers */
export function showMagicNumbers(numbers) {
  const isPayout = (/** @type {MagicNumber} */ { lastSeven }) =>
    lastSeven.startsWith("00001")
  fill(
    "payment-numbers",
    numbers.filter((number) => !isPayout(number))
  )
  fill("payout-numbers", numbers.filter(isPayout))
}

/**
 * Lists the numbers, each with the prefix of the next network.
 * @param {string} id
 * @param {readonly MagicNumber[]} numbers
 */
function fill(id, numbers) {
  byId(id, HTMLElement).replaceChildren(
    ...numbers.map(({ phones, ...texts }, index) =>
      element("div", {}, [
        element("dt", {
          textContent: formatPhone(phones[index % phones.length] ?? ""),
        }),
        element("dd", { textContent: texts[currentLanguage()] }),
      ])
    )
  )
}
