interface Pending {
  /** When it is due, in ms of the clock. */
  due: number
  action: () => void
  timer: NodeJS.Timeout
}

/** Timers that can be cancelled together, on a clock that can be moved. */
export class Timers {
  private readonly pending = new Set<Pending>()
  /** Ms by which the clock was moved. */
  private moved = 0

  /** Calls `action` after so many ms, unless all timers are cancelled first. */
  schedule(ms: number, action: () => void): void {
    this.add(this.now() + ms, action)
  }

  /** Resolves after so many ms; never, if all timers are cancelled first. */
  delay(ms: number): Promise<void> {
    return new Promise((resolve) => this.schedule(ms, resolve))
  }

  /**
   * Moves the clock forward by so many ms. Runs what becomes due on the way, in
   * its order, and what that schedules.
   */
  advance(ms: number): void {
    const end = this.now() + ms
    for (
      let next = this.first();
      next && next.due <= end;
      next = this.first()
    ) {
      this.remove(next)
      this.moved += Math.max(0, next.due - this.now())
      next.action()
    }
    this.moved += Math.max(0, end - this.now())
    for (const waiting of [...this.pending]) {
      this.remove(waiting)
      this.add(waiting.due, waiting.action)
    }
  }

  cancelAll(): void {
    this.pending.forEach(({ timer }) => clearTimeout(timer))
    this.pending.clear()
  }

  private add(due: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.pending.delete(pending)
      action()
    }, due - this.now())
    const pending = { due, action, timer }
    this.pending.add(pending)
  }

  private remove(pending: Pending): void {
    clearTimeout(pending.timer)
    this.pending.delete(pending)
  }

  private first(): Pending | undefined {
    return [...this.pending].sort((a, b) => a.due - b.due).at(0)
  }

  private now(): number {
    return performance.now() + this.moved
  }
}
