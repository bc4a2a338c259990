/** Runs at most `max` functions at once; the others wait, first in, first out. */
export class ConcurrencyLimit {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly max: number) {}

  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.running < this.max) {
      this.running++
    } else {
      // The one that ends passes its place on.
      await new Promise<void>((begin) => this.waiting.push(begin))
    }
    try {
      return await action()
    } finally {
      const next = this.waiting.shift()
      if (next) {
        next()
      } else {
        this.running--
      }
    }
  }
}
