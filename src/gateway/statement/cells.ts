const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^jan/, 1],
  [/^(fev|feb)/, 2],
  [/^mar/, 3],
  [/^(avr|apr)/, 4],
  [/^(mai|may)/, 5],
  [/^(juin|jun)/, 6],
  [/^(juil|jul)/, 7],
  [/^(aou|aug)/, 8],
  [/^sep/, 9],
  [/^oct/, 10],
  [/^nov/, 11],
  [/^dec/, 12],
]

const CURRENCIES: readonly (readonly [RegExp, "cdf" | "usd"])[] = [
  [/^(cdf|fc|fcs|francs?congolais)$/, "cdf"],
  [/^(usd|us|dollars?|dollars?americains?|usdollars?)$/, "usd"],
]

/** "Numéro d’ordre" gives "numerodordre". */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
}

/**
 * An amount as a decimal string: "1 234,50", "1.234,50" and "1,234.50" give
 * "1234.5". Money has no third decimal, so three digits behind a single comma
 * or point are thousands.
 * @returns null for what is none
 */
export function readStatementAmount(text: string): string | null {
  const bare = text
    .replace(/[\s'’]/g, "")
    .replace(/^(cdf|fc|usd|\$)|(cdf|fc|usd|\$)$/gi, "")
  const [, sign = "", digits = ""] = /^([+-]?)([\d.,]+)$/.exec(bare) ?? []
  const last = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."))
  const whole = last < 0 ? digits : digits.slice(0, last)
  const fraction = last < 0 ? "" : digits.slice(last + 1)
  const grouped = isGrouped(digits, last)
  const number = grouped
    ? /^\d{1,3}([.,]?\d{3})+$/.exec(digits) && digits.replace(/[.,]/g, "")
    : /^\d+$|^\d{1,3}([.,]\d{3})+$/.exec(whole) &&
      `${whole.replace(/[.,]/g, "")}.${fraction || "0"}`
  if (!number || !/^\d+(\.\d+)?$/.test(number)) {
    return null
  }
  const [units = "0", cents = ""] = number.split(".")
  const shown = [units.replace(/^0+(?=\d)/, ""), cents.replace(/0+$/, "")]
    .filter(Boolean)
    .join(".")
  return sign === "-" ? `-${shown}` : shown
}

/** Whether the last comma or point parts thousands, not decimals. */
function isGrouped(digits: string, last: number): boolean {
  if (last < 0) {
    return false
  }
  const separator = digits.charAt(last)
  const others = digits.slice(0, last)
  if (/[.,]/.test(others)) {
    // "1,234,567" has one kind of separator, "1,234.50" two.
    return !others.includes(separator === "," ? "." : ",")
  }
  return digits.length - last === 4 && others !== "" && !/^0+$/.test(others)
}

/** A currency by code or name; null for another, or none. */
export function readStatementCurrency(text: string): "cdf" | "usd" | null {
  const bare = text.trim() === "$" ? "usd" : fold(text)
  return CURRENCIES.find(([spelling]) => spelling.test(bare))?.[1] ?? null
}

/**
 * A date as 2026-11-25, the day first as in DR Congo: "25-11-2026 14:03:02",
 * "25/11/26", "25 nov. 2026", "2026-11-25T14:03:02". A moment with a zone is
 * dated by the clock of the zone that is given.
 * @returns null for what is none
 */
export function readStatementDay(
  text: string,
  timeZone: string
): string | null {
  const trimmed = text.trim()
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(trimmed)) {
    const moment = new Date(trimmed)
    return Number.isNaN(moment.getTime())
      ? null
      : new Intl.DateTimeFormat("en-CA", {
          timeZone,
          year: "numeric",
          month: "2-digit",
          day: "2-digit",
        }).format(moment)
  }
  const [, y, m, d] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(trimmed) ?? []
  if (y && m && d) {
    return toDay(Number(y), Number(m), Number(d))
  }
  const [, day, month, year] =
    /^(\d{1,2})[-/. ]+(\d{1,2}|\p{L}+)\.?[-/. ]+(\d{4}|\d{2})(?!\d)/u.exec(
      trimmed
    ) ?? []
  if (!day || !month || !year) {
    return null
  }
  return toDay(
    year.length === 2 ? 2000 + Number(year) : Number(year),
    /^\d/.test(month)
      ? Number(month)
      : (MONTHS.find(([name]) => name.test(fold(month)))?.[1] ?? 0),
    Number(day)
  )
}

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}
