import words from "./words.json" with { type: "json" }

/** @typedef {"fr" | "en"} Language */

const requested = new URLSearchParams(location.search).get("lang")
/** @type {Language} */
let language = requested === "en" ? "en" : "fr"

/** @returns {Language} the language of the page */
export function currentLanguage() {
  return language
}

/** @returns {Language} the language that the switch offers */
export function otherLanguage() {
  return language === "fr" ? "en" : "fr"
}

/** Switches between French and English. */
export function switchLanguage() {
  language = otherLanguage()
}

/**
 * @param {string} name a key of words.json; an unknown one is shown itself
 * @param {Record<string, string>} [values] replace the `{name}` in the text
 * @returns {string} the text in the language of the page
 */
export function word(name, values = {}) {
  /** @type {Record<string, string>} */
  const texts = words[language]
  return (texts[name] ?? name).replace(
    /\{(\w+)\}/g,
    (placeholder, /** @type {string} */ key) => values[key] ?? placeholder
  )
}

/**
 * @param {string} amount a decimal string in major units, such as "1000.5"
 * @param {string} currency
 * @returns {string} the amount for people: "1 000,50 CDF", "1 000.50 CDF"
 */
export function formatMoney(amount, currency) {
  const [whole = "", fraction] = amount.split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0")
  const point = language === "fr" ? "," : "."
  const cents = fraction ? point + fraction.padEnd(2, "0") : ""
  return `${grouped}${cents}\u00a0${currency}`
}

/**
 * @param {string} phone 12 digits
 * @returns {string} "243 81 234 5678", with no-break spaces
 */
export function formatPhone(phone) {
  return phone.replace(
    /(\d{3})(\d{2})(\d{3})(\d{4})/,
    "$1\u00a0$2\u00a0$3\u00a0$4"
  )
}

/**
 * @param {string} time ISO 8601
 * @returns {string} the time of day, in the time zone of the browser
 */
export function formatTime(time) {
  return new Date(time).toLocaleTimeString(language === "fr" ? "fr" : "en-GB")
}
