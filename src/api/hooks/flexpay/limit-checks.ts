/** Checks that callbacks set off and that run at once in this process. */
const CHECKS_AT_ONCE = 10

let running = 0
const queue: (() => void)[] = []

/**
 * Runs what a callback sets off, at most ten at a time in this process. What
 * waits here stays due in the database: the recheck job and the shopper's poll
 * may do it first.
 */
export async function limitChecks(check: () => Promise<void>): Promise<void> {
  if (running >= CHECKS_AT_ONCE) {
    await new Promise<void>((resolve) => queue.push(resolve))
  } else {
    running++
  }
  try {
    await check()
  } finally {
    const next = queue.shift()
    if (next) {
      next()
    } else {
      running--
    }
  }
}
