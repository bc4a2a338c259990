/** Order numbers about which a host fails, with no answer between, before it opens. */
const FAILURES_TO_OPEN = 3
const OPEN_MS = 5_000
/** Short enough for a shopper who waits. */
const OPEN_MAX_MS = 30_000
/** Order numbers remembered of a host that is down; beyond, the oldest is forgotten. */
const FAILED_KEPT = 1_000

/** Leave to ask a host about one order number; `settle` must be called once. */
export interface Permit {
  /** The breaker isn't closed: one request must do. */
  isTrial: boolean
  /** @param isFailure no answer, a 5xx or a 429; any other answer is one */
  settle(isFailure: boolean): void
}

/**
 * The circuit breaker of one host of `check`.
 *
 * - Closed: the host is asked about anything. It opens when the host fails for
 *   three different order numbers in a row: a transaction that the host chokes
 *   on says nothing about the others.
 * - Open: for 5 seconds, longer each time it opens again, at most 30. Only an
 *   order number that has not failed, or of which a callback just came, is
 *   asked, one at a time: shoppers beside a few that fail don't wait for them.
 * - Half-open, after that time: one request at a time, about any order number.
 *
 * One answer closes it.
 */
export class CircuitBreaker {
  private readonly failed = new Set<string>()
  /** How often it opened since it was closed. */
  private openings = 0
  /** In milliseconds since 1970. */
  private openUntil = 0
  private isTrialUnderWay = false

  constructor(private readonly now: () => number) {}

  get state(): "closed" | "open" | "half_open" {
    if (this.openings === 0) {
      return "closed"
    }
    return this.now() < this.openUntil ? "open" : "half_open"
  }

  /** Null while the host isn't to be asked about this order number. */
  acquire(orderNumber: string): Permit | null {
    const { state } = this
    if (state === "closed") {
      return {
        isTrial: false,
        settle: (isFailure) =>
          isFailure ? this.recordFailure(orderNumber) : this.close(),
      }
    }
    const isCandidate = state === "half_open" || !this.failed.has(orderNumber)
    if (!isCandidate || this.isTrialUnderWay) {
      return null
    }
    this.isTrialUnderWay = true
    return {
      isTrial: true,
      settle: (isFailure) => {
        this.isTrialUnderWay = false
        if (!isFailure) {
          this.close()
          return
        }
        this.recordFailure(orderNumber)
        // Unless another answer closed it meanwhile.
        if (state === "half_open" && this.state !== "closed") {
          this.open()
        }
      },
    }
  }

  /** Lets an order number be asked about although it failed: FlexPay has news of it. */
  forgive(orderNumber: string): void {
    this.failed.delete(orderNumber)
  }

  private recordFailure(orderNumber: string): void {
    this.failed.add(orderNumber)
    if (this.state === "closed" && this.failed.size >= FAILURES_TO_OPEN) {
      this.open()
    }
    if (this.failed.size > FAILED_KEPT) {
      const [oldest = ""] = this.failed
      this.failed.delete(oldest)
    }
  }

  private open(): void {
    const length = Math.min(OPEN_MS * 2 ** this.openings, OPEN_MAX_MS)
    this.openings++
    this.openUntil = this.now() + length
  }

  private close(): void {
    this.failed.clear()
    this.openings = 0
  }
}
