type Cleanup = () => Promise<unknown> | void

/** Stops what the demo has started, in order, and ends the process. */
export class Shutdown {
  isRequested = false
  private readonly cleanups: Cleanup[] = []

  /** Runs a cleanup before all others. */
  addFirst(cleanup: Cleanup): void {
    this.cleanups.unshift(cleanup)
  }

  /** Runs a cleanup after all others. */
  addLast(cleanup: Cleanup): void {
    this.cleanups.push(cleanup)
  }

  /** Runs the cleanups and exits. Later calls do nothing. */
  async exit(exitCode: number): Promise<void> {
    if (this.isRequested) {
      return
    }
    this.isRequested = true
    for (const cleanup of this.cleanups) {
      await cleanup()
    }
    process.exit(exitCode)
  }
}
