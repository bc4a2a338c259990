/** Payments that ended in a time, and those of them that failed. */
export interface Outcomes {
  ended: number
  failed: number
}

/** Fewer recent payments are not judged: two in a row may fail by chance. */
const ENDED_MIN = 10
/** How many times the usual failure rate. */
const FACTOR = 3

/**
 * Whether an operator's network seems disturbed: of its recent payments, at least
 * three times as large a part failed as usual. Only a hint to show, never a reason
 * to refuse a payment.
 *
 * @param usual of a long time that contains the recent one
 */
export function isDisturbed(recent: Outcomes, usual: Outcomes): boolean {
  return (
    recent.ended >= ENDED_MIN &&
    recent.failed > 0 &&
    // The rates are compared without dividing, so that they are exact.
    recent.failed * usual.ended >= FACTOR * usual.failed * recent.ended
  )
}
