import { byId, element } from "./dom.mjs"
import { currentLanguage, formatPhone, word } from "./language.mjs"

/** @typedef {import("./api.mjs").Transaction} Transaction */

const select = byId("phone", HTMLSelectElement)
/** What the options were made from: they are replaced only when it changes. */
let optionsKey = ""

/** @param {() => void} onChoice */
export function onPhoneChosen(onChoice) {
  select.addEventListener("change", onChoice)
}

/**
 * @param {Transaction} transaction
 * @returns {boolean} whether the transaction belongs to the chosen phone
 */
export function isOnChosenPhone({ phone }) {
  return phone !== null && (!select.value || phone === select.value)
}

/**
 * Offers each phone that has transactions, and keeps the choice.
 * @param {readonly Transaction[]} transactions
 */
export function showPhones(transactions) {
  const phones = [...new Set(transactions.flatMap(({ phone }) => phone ?? []))]
  const newKey = [currentLanguage(), ...phones].join()
  if (newKey === optionsKey) {
    return
  }
  optionsKey = newKey
  const chosen = select.value
  select.replaceChildren(
    element("option", { value: "", textContent: word("allPhones") }),
    ...phones.map((phone) =>
      element("option", { value: phone, textContent: formatPhone(phone) })
    )
  )
  select.value = phones.includes(chosen) ? chosen : ""
}
