/** Failures in a row after which a host is left alone for a while. */
const FAILURES_ALLOWED = 3
const REST_MS = 5_000
/** Short enough for a shopper who waits. */
const REST_MAX_MS = 30_000

interface Health {
  failures: number
  /** Not asked before this time, in milliseconds since 1970. */
  restsUntil: number
}

const HEALTHY: Health = { failures: 0, restsUntil: 0 }

/**
 * Which hosts of `check` are worth asking now. One that fails again and again
 * rests, longer each time, while the other is asked alone; then one question
 * at a time tells whether it is back.
 */
export class CheckHosts {
  private readonly health = new Map<string, Health>()

  constructor(
    private readonly addresses: readonly string[],
    private readonly now: () => number
  ) {}

  /** Those to ask, in order; none while all of them rest. */
  awake(): readonly string[] {
    return this.addresses.filter(
      (address) => this.of(address).restsUntil <= this.now()
    )
  }

  /** Whether it failed so often that one question must do. */
  isOnTrial(address: string): boolean {
    return this.of(address).failures >= FAILURES_ALLOWED
  }

  /** Called before a host is asked: nobody else asks one on trial meanwhile. */
  begin(address: string): void {
    if (this.isOnTrial(address)) {
      this.letRest(address, this.of(address).failures)
    }
  }

  answered(address: string): void {
    this.health.delete(address)
  }

  failed(address: string): void {
    const failures = this.of(address).failures + 1
    if (failures < FAILURES_ALLOWED) {
      this.health.set(address, { failures, restsUntil: 0 })
    } else {
      this.letRest(address, failures)
    }
  }

  private letRest(address: string, failures: number): void {
    const pause = REST_MS * 2 ** (failures - FAILURES_ALLOWED)
    this.health.set(address, {
      failures,
      restsUntil: this.now() + Math.min(pause, REST_MAX_MS),
    })
  }

  private of(address: string): Health {
    return this.health.get(address) ?? HEALTHY
  }
}
