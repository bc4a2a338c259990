/** A value of JSON that states are made of. Parts that are equal are one object. */
export type Part = object | string | number | boolean | null

/** Numbers the distinct parts of states, so that a state is a row of small integers. */
export class PartTable {
  private readonly byIdentity = new Map<Part, number>()
  private readonly byText = new Map<string, number>()
  private readonly parts: Part[] = []

  get size(): number {
    return this.parts.length
  }

  idOf(part: Part): number {
    return this.byIdentity.get(part) ?? this.idOfText(part)
  }

  partOf(id: number): Part {
    const part = this.parts[id]
    if (part === undefined) {
      throw new RangeError(`There is no part ${id}.`)
    }
    return part
  }

  /** The one object that stands for all parts equal to this one. */
  canonical<P extends Part>(part: P): P {
    return this.partOf(this.idOf(part)) as P
  }

  private idOfText(part: Part): number {
    const text = JSON.stringify(part)
    const existing = this.byText.get(text)
    if (existing !== undefined) {
      return existing
    }
    const id = this.parts.push(part) - 1
    this.byText.set(text, id)
    this.byIdentity.set(part, id)
    return id
  }
}
