/** Crockford's base 32, of which ULIDs are written. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const LENGTH = 10

/**
 * The time prefix of a ULID. Medusa's ids are ULIDs behind a prefix, so that
 * those of a time are next to each other in the index.
 */
export function ulidTimePrefix(ms: number): string {
  let rest = BigInt(ms)
  let characters = ""
  for (let place = 0; place < LENGTH; place++) {
    characters = DIGITS.charAt(Number(rest % 32n)) + characters
    rest /= 32n
  }
  return characters
}
