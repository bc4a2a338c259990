// A zero byte and a lone half of a surrogate pair are legal in JSON and refused
// by PostgreSQL: one of them in a message must not make an answer unstorable.
const UNSTORABLE = /[\0\p{Cs}]/gu

// Of valid JSON only: there, what looks like a number outside a string is one.
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g
/** A double holds every decimal of this many digits exactly. */
const EXACT_DIGITS = 15

/** Text that any database takes: what PostgreSQL would refuse becomes U+FFFD. */
export function toStorableText(text: string): string {
  return text.replace(UNSTORABLE, "\uFFFD")
}

/** The text, or its beginning and "…": at most `lengthMax` signs. */
export function truncate(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1)}…`
}

/** One spelling for a field's name: `Provider_reference` and `providerReference` become "providerreference". */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "")
}

/**
 * The value of a JSON text, or undefined when it is none. A number that a
 * double can't hold stays the text that it was: an order number of 24 digits
 * keeps its digits.
 */
export function readJson(body: string): unknown {
  // A byte order mark, too.
  const text = body.trim()
  try {
    const value: unknown = JSON.parse(text)
    const exact = text.replace(STRING_OR_NUMBER, (token) =>
      token.startsWith('"') || token.length <= EXACT_DIGITS
        ? token
        : `"${token}"`
    )
    return exact === text ? value : JSON.parse(exact)
  } catch {
    return undefined
  }
}
