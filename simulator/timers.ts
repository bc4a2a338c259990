/** Timers that can be cancelled together. */
export class Timers {
  private readonly pending = new Set<NodeJS.Timeout>()

  /** Calls `action` after so many ms, unless all timers are cancelled first. */
  schedule(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.pending.delete(timer)
      action()
    }, ms)
    this.pending.add(timer)
  }

  /** Resolves after so many ms; never, if all timers are cancelled first. */
  delay(ms: number): Promise<void> {
    return new Promise((resolve) => this.schedule(ms, resolve))
  }

  cancelAll(): void {
    this.pending.forEach(clearTimeout)
    this.pending.clear()
  }
}
