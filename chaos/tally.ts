/** Counts what happened, by name. */
export class Tally {
  private readonly counts = new Map<string, number>()

  add(name: string, count = 1): void {
    this.counts.set(name, this.countOf(name) + count)
  }

  countOf(name: string): number {
    return this.counts.get(name) ?? 0
  }

  /** By name, in alphabetical order. */
  all(): [string, number][] {
    return [...this.counts].sort(([a], [b]) => a.localeCompare(b))
  }
}
