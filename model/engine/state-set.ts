const SLOTS_AT_FIRST = 1 << 12
/** Of the slots, so many may be taken before the table grows. */
const FULL = 0.6
const EMPTY = -1

/** The distinct states that were reached, each a row of `width` integers. */
export class StateSet {
  size = 0
  private rows = new Uint32Array(SLOTS_AT_FIRST)
  private slots = new Int32Array(SLOTS_AT_FIRST).fill(EMPTY)

  constructor(private readonly width: number) {}

  /** @returns the number of the state, and whether it is new */
  add(row: readonly number[]): { index: number; isNew: boolean } {
    if (this.size >= this.slots.length * FULL) {
      this.grow()
    }
    let slot = this.slotOf((place) => row[place] ?? 0)
    for (;;) {
      const index = this.slots[slot] ?? EMPTY
      if (index === EMPTY) {
        this.slots[slot] = this.size
        this.keep(row)
        return { index: this.size++, isNew: true }
      }
      if (this.isRow(index, row)) {
        return { index, isNew: false }
      }
      slot = (slot + 1) & (this.slots.length - 1)
    }
  }

  row(index: number): Uint32Array {
    return this.rows.subarray(index * this.width, (index + 1) * this.width)
  }

  private isRow(index: number, row: readonly number[]): boolean {
    const begin = index * this.width
    for (let place = 0; place < this.width; place++) {
      if (this.rows[begin + place] !== row[place]) {
        return false
      }
    }
    return true
  }

  private keep(row: readonly number[]): void {
    const begin = this.size * this.width
    if (begin + this.width > this.rows.length) {
      const longer = new Uint32Array(this.rows.length * 2)
      longer.set(this.rows)
      this.rows = longer
    }
    this.rows.set(row, begin)
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY)
    for (let index = 0; index < this.size; index++) {
      const begin = index * this.width
      let slot = this.slotOf((place) => this.rows[begin + place] ?? 0)
      while (this.slots[slot] !== EMPTY) {
        slot = (slot + 1) & (this.slots.length - 1)
      }
      this.slots[slot] = index
    }
  }

  private slotOf(valueAt: (place: number) => number): number {
    let hash = 0
    for (let place = 0; place < this.width; place++) {
      hash = Math.imul(hash ^ valueAt(place), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash & (this.slots.length - 1)
  }
}
