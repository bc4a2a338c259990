import { setTimeout as sleep } from "node:timers/promises"

/** A patient person: longer than the shop is ever dead. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 300

/**
 * Tries again until it works: the shop may be dead, or hang up in the middle.
 * @throws the last error, when patience is over
 */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > end) {
        throw error
      }
      await sleep(PAUSE_MS)
    }
  }
}
