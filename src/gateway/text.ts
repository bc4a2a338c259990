// PostgreSQL refuses a zero byte and a lone half of a surrogate pair, both legal
// in JSON: neither may make an answer unstorable.
const UNSTORABLE = /[\0\p{Cs}]/gu

/** Text that PostgreSQL stores: what it would refuse becomes U+FFFD. */
export function toStorableText(text: string): string {
  return text.replace(UNSTORABLE, "\uFFFD")
}

/** The text, or its beginning and "…": at most `lengthMax` characters. */
export function truncate(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1)}…`
}

/** One spelling for a field's name: `Provider_reference` and `providerReference` become "providerreference". */
export function normalizeKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "")
}
