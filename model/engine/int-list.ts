const LENGTH_AT_FIRST = 1 << 10

/** A growing list of integers. */
export class IntList {
  length = 0
  private values = new Int32Array(LENGTH_AT_FIRST)

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.length * 2)
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.length++] = value
  }

  get(index: number): number {
    const value = index < this.length ? this.values[index] : undefined
    if (value === undefined) {
      throw new RangeError(`There is no ${index}.`)
    }
    return value
  }
}
