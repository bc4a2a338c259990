/** Crockford's base 32, of which ULIDs are written. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const LENGTH = 10

/**
 * The signs with which a ULID of this moment begins. Medusa's ids are ULIDs
 * behind a prefix, so that those of a time stand beside each other in the index.
 */
export function ulidTimePrefix(ms: number): string {
  let rest = BigInt(ms)
  let signs = ""
  for (let place = 0; place < LENGTH; place++) {
    signs = DIGITS.charAt(Number(rest % 32n)) + signs
    rest /= 32n
  }
  return signs
}
