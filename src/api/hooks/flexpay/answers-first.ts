import { setTimeout as sleep } from "node:timers/promises"

/** The longest that what an answer sets off waits for other answers. */
const WAIT_MAX_MS = 1_000

let unanswered = 0
const waiting = new Set<() => void>()

/** Counts a callback as unanswered while it is stored. */
export async function storing<T>(store: () => Promise<T>): Promise<T> {
  unanswered++
  try {
    return await store()
  } finally {
    unanswered--
    if (unanswered === 0) {
      waiting.forEach((begin) => begin())
      waiting.clear()
    }
  }
}

/**
 * Returns once no callback waits for its answer in this process. Of fifty that
 * come at once, the checks of the first would else take processor and database
 * from the answers of the last.
 */
export async function answersFirst(): Promise<void> {
  if (unanswered > 0) {
    const quiet = new Promise<void>((begin) => waiting.add(begin))
    await Promise.race([quiet, sleep(WAIT_MAX_MS, undefined, { ref: false })])
  }
}
