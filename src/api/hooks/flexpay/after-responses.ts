import { setTimeout as sleep } from "node:timers/promises"

/** Of callbacks that come at once, one may be read this much after another. */
const QUIET_MS = 20
/** The longest that what answers set off waits for other answers. */
const WAIT_MAX_MS = 5_000

let unanswered = 0
let lastAnswer = 0
let quiet: Promise<void> | null = null

/** Counts a callback as unanswered while it is stored. */
export async function pendingResponses<T>(store: () => Promise<T>): Promise<T> {
  unanswered++
  try {
    return await store()
  } finally {
    unanswered--
    lastAnswer = performance.now()
  }
}

/**
 * Returns once no callback waits for its answer in this process. Of many that
 * come at once, the orders of the first would else take processor and database
 * from the answers of the last.
 */
export async function afterResponses(): Promise<void> {
  quiet ??= untilQuiet().finally(() => (quiet = null))
  await quiet
}

async function untilQuiet(): Promise<void> {
  const deadline = performance.now() + WAIT_MAX_MS
  do {
    await sleep(QUIET_MS)
  } while (isBusy() && performance.now() < deadline)
}

function isBusy(): boolean {
  return unanswered > 0 || performance.now() - lastAnswer < QUIET_MS
}
