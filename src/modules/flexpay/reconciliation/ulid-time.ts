/** Crockford's base 32, of which ULIDs are written. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const LENGTH = 10
/** Spared at both ends of a period, since the clocks of servers differ. */
const CLOCK_SLACK_MS = 60 * 60 * 1000

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

/** Bounds of the ids that Medusa made in a period; a few are of other times. */
export function idBounds(
  prefix: "capt" | "ref",
  { from, to }: { from: Date; to: Date }
): { first: string; end: string } {
  return {
    first: `${prefix}_${ulidTimePrefix(from.getTime() - CLOCK_SLACK_MS)}`,
    end: `${prefix}_${ulidTimePrefix(to.getTime() + CLOCK_SLACK_MS)}`,
  }
}
