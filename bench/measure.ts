import type { Scale } from "./scale"
import type { MeasuredShop } from "./shop"

/** A line of the table. */
export interface Row {
  /** What was measured, and what it is compared with. */
  label: string
  baseline: string
  /** The measured value over the baseline's; null without a ratio. */
  ratio: number | null
  aim: string
  /** Null where there is nothing to meet. */
  isMet: boolean | null
  /** The absolute figures. */
  figures: string
}

/** What measures run on. */
export interface Bench {
  scale: Scale
  /** The shop that most of them measure, opened for the first that asks. */
  shop(): Promise<MeasuredShop>
}

export type Measure = (bench: Bench) => Promise<Row[]>

/** A ratio that shall not be more than `most`. */
export function atMost(
  most: number,
  row: Pick<Row, "label" | "baseline" | "figures"> & { ratio: number }
): Row {
  return {
    ...row,
    aim: `at most ${most.toFixed(2)}`,
    isMet: row.ratio <= most,
  }
}

/** A ratio that shall not be less than `least`. */
export function atLeast(
  least: number,
  row: Pick<Row, "label" | "baseline" | "figures"> & { ratio: number }
): Row {
  return {
    ...row,
    aim: `at least ${least.toFixed(2)}`,
    isMet: row.ratio >= least,
  }
}

/** Takes one of those that were prepared for a measure. */
export function takeNext<Item>(items: Item[]): Item {
  const item = items.pop()
  if (item === undefined) {
    throw new Error("Too few were prepared")
  }
  return item
}
