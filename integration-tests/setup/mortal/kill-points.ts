import type { Write } from "../../../harness/postgres/writes"

/** Where a server is killed in an act. */
export interface KillPoint {
  name: string
  /** It has begun these, and committed none of them. */
  writes: readonly Write[]
  /** One of core's two links of an order, without the other one. */
  isSingleLink: boolean
}

/**
 * Writes that each of some runs of an act made: what one of them alone made is
 * no part of the act, but was left over from before, or done by the clock.
 */
export function commonOf(runs: readonly (readonly Write[])[]): Write[] {
  const [first = [], ...more] = runs
  return first.filter((write) =>
    more.every((run) => run.some((other) => isSame(write, other)))
  )
}

function isSame(a: Write, b: Write): boolean {
  return a.table === b.table && a.operation === b.operation && a.nth === b.nth
}

const LINKS = ["order_cart", "order_payment_collection"]

/**
 * One point at each write, and one where core's two links of an order, which it
 * writes at the same time, are both missing.
 */
export function killPointsOf(writes: readonly Write[]): KillPoint[] {
  const points = writes.map((write) => pointAt([write]))
  const links = writes.filter(isLink)
  if (links.length < LINKS.length) {
    return points
  }
  const first = writes.findIndex(isLink)
  return [
    ...points.slice(0, first),
    { ...pointAt(links), isSingleLink: false },
    ...points.slice(first),
  ]
}

function isLink({ table, operation }: Write): boolean {
  return operation === "INSERT" && LINKS.includes(table)
}

function pointAt(writes: readonly Write[]): KillPoint {
  return {
    name: writes
      .map(({ operation, table, nth }) => `${operation} ${table} ${nth}`)
      .join(" and "),
    writes,
    isSingleLink: writes.some(isLink),
  }
}
