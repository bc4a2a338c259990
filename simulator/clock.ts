/** Timers that can all be forgotten at once. */
export class Clock {
  private readonly timers = new Set<NodeJS.Timeout>()

  /** Runs `act` after so many ms, unless everything is forgotten before. */
  later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      act()
    }, ms)
    this.timers.add(timer)
  }

  /** Waits so many ms; what waits when all is forgotten waits for ever. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve))
  }

  forget(): void {
    this.timers.forEach(clearTimeout)
    this.timers.clear()
  }
}
