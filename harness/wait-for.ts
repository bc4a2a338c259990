import { setTimeout as sleep } from "node:timers/promises"

export interface WaitOptions {
  /** By default two minutes: no aim, a busy machine takes longer. */
  withinMs?: number
  everyMs?: number
}

/** What an attempt returns while the wait goes on. */
type Pending = null | undefined | false

/**
 * Repeats an attempt until it returns something, and returns that.
 * @param condition what is waited for, for the error
 * @throws Error when the attempt returns nothing in time
 */
export async function waitFor<T>(
  condition: string | (() => string | Promise<string>),
  attempt: () => T | Pending | Promise<T | Pending>,
  { withinMs = 120_000, everyMs = 50 }: WaitOptions = {}
): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const result = await attempt()
    if (result !== null && result !== undefined && result !== false) {
      return result
    }
    if (Date.now() > deadline) {
      const text = typeof condition === "string" ? condition : await condition()
      throw new Error(`Not within ${withinMs} ms: ${text}`)
    }
    await sleep(everyMs)
  }
}
