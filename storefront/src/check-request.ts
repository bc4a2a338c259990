/** The server checks a payment no more often for its shopper. */
const CHECK_EVERY_MS = 5_000

/** A check that the shopper requests, which the next poll carries. */
export interface CheckRequest {
  /** @returns false within five seconds of the last one */
  make: () => boolean
  /** Whether the poll that starts now shall carry it. */
  take: () => boolean
}

export function createCheckRequest(): CheckRequest {
  let isDue = false
  let madeAt = -Infinity
  return {
    make() {
      if (Date.now() - madeAt < CHECK_EVERY_MS) {
        return false
      }
      madeAt = Date.now()
      isDue = true
      return true
    },
    take() {
      const wasDue = isDue
      isDue = false
      return wasDue
    },
  }
}
