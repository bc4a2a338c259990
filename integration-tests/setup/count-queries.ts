import { setTimeout as sleep } from "node:timers/promises"
import {
  QueryRecorder,
  withoutClock,
} from "../../harness/postgres/query-recorder"

/** Longer than any of Medusa's own steps lets the database wait. */
const QUIET_MS = 700

/**
 * What an act sends to PostgreSQL, in this process, until all that it set off
 * is done; the instance's heartbeat is no part of it. Begins when nothing is on
 * its way: a callback of the test before may still be confirmed.
 */
export async function countQueries(
  act: () => Promise<unknown>
): Promise<string[]> {
  await awaitQuiet()
  const recorder = new QueryRecorder()
  try {
    await act()
    return withoutClock(await untilQuiet(recorder))
  } finally {
    recorder.stop()
  }
}

/** Waits until nothing is on its way any more, say a check that was claimed. */
export async function awaitQuiet(): Promise<void> {
  const recorder = new QueryRecorder()
  try {
    await untilQuiet(recorder)
  } finally {
    recorder.stop()
  }
}

/** What was sent, once a while has passed in which nothing else was. */
async function untilQuiet(recorder: QueryRecorder): Promise<string[]> {
  const queries: string[] = []
  let before = -1
  while (before !== queries.length) {
    before = queries.length
    await sleep(QUIET_MS)
    queries.push(...recorder.take())
  }
  return queries
}
