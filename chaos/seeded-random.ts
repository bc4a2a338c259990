import { createHash } from "node:crypto"

/**
 * Choices that follow from a seed alone. Each part of a run has random of its
 * own, so that what the others throw meanwhile does not change its choices.
 */
export class SeededRandom {
  private thrown = 0

  constructor(private readonly seed: string) {}

  /** The random of a part: the same seed and name throw the same. */
  for(name: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${name}`)
  }

  /** Whether something happens that happens so often of 100 times. */
  percent(often: number): boolean {
    return this.below(100) < often
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** @throws when there is nothing to pick from */
  pick<T>(things: readonly T[]): T {
    const thing = things[this.below(things.length)]
    if (thing === undefined) {
      throw new Error("Nothing to pick from")
    }
    return thing
  }

  shuffled<T>(things: readonly T[]): T[] {
    const rest = [...things]
    return things.flatMap(() => rest.splice(this.below(rest.length), 1))
  }

  private below(limit: number): number {
    this.thrown += 1
    const hash = createHash("sha256").update(`${this.seed}#${this.thrown}`)
    return hash.digest().readUIntBE(0, 6) % Math.max(limit, 1)
  }
}
