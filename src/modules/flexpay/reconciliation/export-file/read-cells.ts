import { dayOf } from "../day"

/** The beginnings of the months' names in French and English, from January. */
const MONTHS =
  "jan fev|feb mar avr|apr mai|may juin|jun juil|jul aou|aug sep oct nov dec"
    .split(" ")
    .map((names) => new RegExp(`^(?:${names})`))

const CURRENCIES: readonly (readonly [RegExp, "cdf" | "usd"])[] = [
  [/^(cdf|fc|fcs|francs?congolais)$/, "cdf"],
  [/^(usd|us|dollars?|dollars?americains?|usdollars?)$/, "usd"],
]

/** Lower-case ASCII letters and digits only: "Numéro d’ordre" gives "numerodordre". */
export function toAsciiKey(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
}

/**
 * An amount as a decimal string: "1 234,50", "1.234,50" and "1,234.50" give
 * "1234.5". Money has no third decimal, so three digits after a single comma or
 * point are thousands.
 *
 * @returns null for text that is no amount
 */
export function readExportAmount(text: string): string | null {
  const bare = text
    .replace(/[\s'’]/g, "")
    .replace(/^(cdf|fc|usd|\$)|(cdf|fc|usd|\$)$/gi, "")
  const [, sign = "", digits = ""] = /^([+-]?)([\d.,]+)$/.exec(bare) ?? []
  const decimal = readDigits(digits)
  if (decimal === null) {
    return null
  }
  const [units = "", cents = ""] = decimal.split(".")
  const shortest = [units.replace(/^0+(?=\d)/, ""), cents.replace(/0+$/, "")]
    .filter(Boolean)
    .join(".")
  return sign === "-" ? `-${shortest}` : shortest
}

/** Digits with thousands separators as a decimal string; null if they are misplaced. */
function readDigits(digits: string): string | null {
  const last = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."))
  if (isGrouped(digits, last)) {
    return /^\d{1,3}([.,]?\d{3})+$/.test(digits)
      ? digits.replace(/[.,]/g, "")
      : null
  }
  const whole = last < 0 ? digits : digits.slice(0, last)
  const fraction = last < 0 ? "" : digits.slice(last + 1)
  return /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(whole)
    ? `${whole.replace(/[.,]/g, "")}.${fraction}`
    : null
}

/** Whether the last comma or point separates thousands, not decimals. */
function isGrouped(digits: string, last: number): boolean {
  if (last < 0) {
    return false
  }
  const separator = digits.charAt(last)
  const beforeLast = digits.slice(0, last)
  if (/[.,]/.test(beforeLast)) {
    // Two kinds of separators, as in "1,234.50": the last one separates decimals.
    return !beforeLast.includes(separator === "," ? "." : ",")
  }
  return (
    digits.length - last === 4 && beforeLast !== "" && !/^0+$/.test(beforeLast)
  )
}

/** A currency by its code or name; null for any other text. */
export function readExportCurrency(text: string): "cdf" | "usd" | null {
  const bare = text.trim() === "$" ? "usd" : toAsciiKey(text)
  return CURRENCIES.find(([spelling]) => spelling.test(bare))?.[1] ?? null
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const DAY_FIRST =
  /^(\d{1,2})[-/. ]+(\d{1,2}|\p{L}+)\.?[-/. ]+(\d{4}|\d{2})(?!\d)/u

/**
 * A date as 2026-11-25, read with the day first, as in DR Congo:
 * "25-11-2026 14:03:02", "25/11/26", "25 nov. 2026", "2026-11-25T14:03:02". A
 * timestamp with an offset is dated by Kinshasa's clock.
 *
 * @returns null for text that is no date
 */
export function readExportDay(text: string): string | null {
  const trimmed = text.trim()
  if (TIMESTAMP.test(trimmed)) {
    const moment = new Date(trimmed)
    return Number.isNaN(moment.getTime()) ? null : dayOf(moment)
  }
  const [, y, m, d] = YEAR_FIRST.exec(trimmed) ?? []
  if (y && m && d) {
    return toDay(Number(y), Number(m), Number(d))
  }
  const [, day, month, year] = DAY_FIRST.exec(trimmed) ?? []
  return day && month && year
    ? toDay(toYear(year), toMonth(month), Number(day))
    : null
}

function toYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** The month of a number or a name; 0 for an unknown name. */
function toMonth(text: string): number {
  return /^\d/.test(text)
    ? Number(text)
    : 1 + MONTHS.findIndex((name) => name.test(toAsciiKey(text)))
}

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}
