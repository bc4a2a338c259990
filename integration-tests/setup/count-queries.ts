import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"

/** Longer than any of Medusa's own steps lets the database wait. */
const QUIET_MS = 700
/** Seconds of a minute from which a measure may run into the next one. */
const LATE_SECOND = 45
/** The recheck job's look for what is due, and what says that they run. */
const BY_THE_CLOCK = /SKIP LOCKED|flexpay_(?:job|instance)|job-recheck-flexpay/

/**
 * What an act sends to PostgreSQL, in this process, until all that it set off
 * is done. What happens by the clock is no part of it: what the recheck job asks
 * each ten seconds (see `restFromChecks` for rows that it would find due) and the
 * instance's word that it runs are known by their text; jobs with a cron schedule
 * start with a minute, and no measure is taken across that.
 */
export async function countQueries(
  act: () => Promise<unknown>
): Promise<string[]> {
  await awaitJobsOfTheMinute()
  const seen: string[] = []
  const spy = jest.spyOn(Client.prototype, "query")
  const read = () => {
    for (const [query] of spy.mock.calls.splice(0)) {
      seen.push(textOf(query))
    }
  }
  try {
    await act()
    let before = -1
    while (before !== seen.length) {
      before = seen.length
      await sleep(QUIET_MS)
      read()
    }
  } finally {
    spy.mockRestore()
  }
  return seen.filter((text) => !BY_THE_CLOCK.test(text))
}

async function awaitJobsOfTheMinute(): Promise<void> {
  while (isNearMinute(new Date())) {
    await sleep(QUIET_MS)
  }
}

function isNearMinute(now: Date): boolean {
  return now.getSeconds() >= LATE_SECOND || now.getSeconds() < 2
}

function textOf(query: unknown): string {
  if (typeof query === "string") {
    return query
  }
  return typeof query === "object" && query !== null && "text" in query
    ? String(query.text)
    : ""
}
