/**
 * Placing orders, so many at a time in this process. More would be no sooner:
 * core takes a lock on each stocked item and gives up waiting for it after five
 * seconds, which a burst of callbacks for the same item would have it do.
 */
const SYNCS_AT_ONCE = 8

let running = 0
const waiting: (() => void)[] = []

/** Runs it when its turn comes: first come, first served. */
export async function withSyncSlot<T>(act: () => Promise<T>): Promise<T> {
  if (running < SYNCS_AT_ONCE) {
    running++
  } else {
    // Who ends hands the turn on.
    await new Promise<void>((begin) => waiting.push(begin))
  }
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next) {
      next()
    } else {
      running--
    }
  }
}
