import { setTimeout as sleep } from "node:timers/promises"
import { QueryRecorder, withoutClock } from "./query-recorder"

/** Longer than any of Medusa's own steps lets the database wait. */
const QUIET_MS = 700
/** Seconds of a minute from which a measure may run into the next one. */
const LATE_SECOND = 45

/**
 * What an act sends to PostgreSQL, in this process, until all that it set off
 * is done. What happens by the clock is no part of it (see `restFromChecks` for
 * rows that the recheck job would find due); jobs with a cron schedule start with
 * a minute, and no measure is taken across that.
 */
export async function countQueries(
  act: () => Promise<unknown>
): Promise<string[]> {
  await awaitJobsOfTheMinute()
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
  const seen: string[] = []
  let before = -1
  while (before !== seen.length) {
    before = seen.length
    await sleep(QUIET_MS)
    seen.push(...recorder.take())
  }
  return seen
}

/** Waits until no cron job falls into the next quarter of a minute. */
export async function awaitJobsOfTheMinute(): Promise<void> {
  while (isNearMinute(new Date())) {
    await sleep(QUIET_MS)
  }
}

function isNearMinute(now: Date): boolean {
  return now.getSeconds() >= LATE_SECOND || now.getSeconds() < 2
}
