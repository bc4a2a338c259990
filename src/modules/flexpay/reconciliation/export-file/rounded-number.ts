/** The numbers that a cell may stand for: from `from`, up to but without `to`. */
export interface NumberRange {
  /** Whole numbers as text: they have more digits than a JavaScript number. */
  from: string
  to: string
}

/** As Excel shows a long number: 1,23457E+23. */
const SCIENTIFIC = /^(\d)(?:[.,](\d{1,14}))?E\+?(\d{1,2})$/i
/** As Excel saves one: fifteen digits, and zeros. Shorter ones may be real. */
const FILLED_UP = /^(\d{15})(0{4,25})$/
/** Exponents of order numbers and references, which have 40 digits at most. */
const EXPONENT_MAX = 40

/**
 * Recognises a number that a spreadsheet has rounded, so that it is never taken
 * for the number itself.
 *
 * @returns the numbers that are rounded to it; null for any other text
 */
export function readRoundedNumber(text: string): NumberRange | null {
  const bare = text.replace(/\s/g, "")
  const [, first = "", decimals = "", power = ""] = SCIENTIFIC.exec(bare) ?? []
  if (first !== "") {
    const zeros = Number(power) - decimals.length
    return Number(power) <= EXPONENT_MAX && zeros > 0
      ? rangeOf(first + decimals, zeros)
      : null
  }
  const [, digits = "", zeros = ""] = FILLED_UP.exec(bare) ?? []
  return digits === "" ? null : rangeOf(digits, zeros.length)
}

/** Rounded to the nearest, half a unit of the last digit is missing or too much. */
function rangeOf(digits: string, zeros: number): NumberRange {
  const unit = 10n ** BigInt(zeros)
  const number = BigInt(digits) * unit
  return {
    from: String(number - unit / 2n),
    // Excel cuts digits beyond the fifteenth off, and rounds what it shows.
    to: String(number + unit),
  }
}
