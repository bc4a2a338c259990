import { setTimeout as sleep } from "node:timers/promises"

/** Longer than all servers are ever dead. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 300

/**
 * Repeats a request until it succeeds: a server may be dead, or die meanwhile.
 * @throws the last error, after `PATIENCE_MS`
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
