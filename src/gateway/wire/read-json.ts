// In valid JSON, what looks like a number outside of a string is one.
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g
/** A double holds every decimal of this many digits exactly. */
const EXACT_DIGITS = 15

/**
 * The value of a JSON text; undefined when it is none. A number that a double
 * can't hold stays text: an order number of 24 digits keeps its digits.
 */
export function readJson(body: string): unknown {
  // Takes off a byte order mark, too.
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

/** The object or array of a JSON text; undefined when it is neither. */
export function readJsonObject(body: string): unknown {
  const json = readJson(body)
  return typeof json === "object" && json !== null ? json : undefined
}
