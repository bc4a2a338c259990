/** Order numbers that must fail in a row, with no answer between, before it opens. */
const FAILURES_TO_OPEN = 3
const OPEN_MS = 5_000
/** Short enough for a shopper who waits. */
const OPEN_MAX_MS = 30_000
/** Failed order numbers that are remembered; beyond, the oldest is forgotten. */
const FAILED_MAX = 1_000

/** Permission to check one order number at a host. */
interface Permission {
  /** Whether the breaker isn't closed: then a single request, without retries. */
  isTrial: boolean
  /**
   * Must be called once.
   * @param isSuccess whether the host answered, with neither a 5xx nor a 429
   */
  report(isSuccess: boolean): void
}

/**
 * The circuit breaker of one host of check.
 *
 * - Closed: every check is permitted. It opens when the host fails for three
 *   different order numbers in a row: a transaction that the host can't answer
 *   for says nothing about the others.
 * - Open: for 5 seconds, twice as long each time it opens again, at most 30.
 *   Only an order number that has not failed, or of which a callback came since,
 *   is permitted, one at a time: other shoppers must not wait for it.
 * - Half-open, after that time: one check at a time, of any order number.
 *
 * One success closes it. No library counts failures by key, which keeps one bad
 * transaction from opening it.
 */
export class CircuitBreaker {
  private readonly failed = new Set<string>()
  /** How often it opened since it was closed. */
  private openings = 0
  /** In milliseconds since 1970. */
  private openUntil = 0
  private isTrialRunning = false

  /** @param now the time in milliseconds since 1970 */
  constructor(private readonly now: () => number) {}

  get state(): "closed" | "open" | "half_open" {
    if (this.openings === 0) {
      return "closed"
    }
    return this.now() < this.openUntil ? "open" : "half_open"
  }

  /** Null while this order number must not be checked at the host. */
  tryAcquire(orderNumber: string): Permission | null {
    const { state } = this
    if (state === "closed") {
      return {
        isTrial: false,
        report: (isSuccess) =>
          isSuccess ? this.close() : this.recordFailure(orderNumber),
      }
    }
    const isCandidate = state === "half_open" || !this.failed.has(orderNumber)
    if (!isCandidate || this.isTrialRunning) {
      return null
    }
    this.isTrialRunning = true
    return {
      isTrial: true,
      report: (isSuccess) => {
        this.isTrialRunning = false
        if (isSuccess) {
          this.close()
          return
        }
        this.recordFailure(orderNumber)
        // Unless another success closed it meanwhile.
        if (state === "half_open" && this.state !== "closed") {
          this.open()
        }
      },
    }
  }

  /** Permits the order number although it failed: FlexPay has news of it. */
  clearFailure(orderNumber: string): void {
    this.failed.delete(orderNumber)
  }

  private recordFailure(orderNumber: string): void {
    this.failed.add(orderNumber)
    if (this.state === "closed" && this.failed.size >= FAILURES_TO_OPEN) {
      this.open()
    }
    if (this.failed.size > FAILED_MAX) {
      const [oldest = ""] = this.failed
      this.failed.delete(oldest)
    }
  }

  private open(): void {
    const durationMs = Math.min(OPEN_MS * 2 ** this.openings, OPEN_MAX_MS)
    this.openings++
    this.openUntil = this.now() + durationMs
  }

  private close(): void {
    this.failed.clear()
    this.openings = 0
  }
}
