// A zero byte and a lone half of a surrogate pair are legal in JSON and refused
// by PostgreSQL: one of them in a message must not make an answer unstorable.
const UNSTORABLE = /[\0\p{Cs}]/gu

/** Text that any database takes: what PostgreSQL would refuse becomes U+FFFD. */
export function toStorableText(text: string): string {
  return text.replace(UNSTORABLE, "\uFFFD")
}

/** One spelling for a field's name: `Provider_reference` and `providerReference` become "providerreference". */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "")
}

/** The value of a JSON text, or undefined when it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
