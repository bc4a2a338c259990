import { dayBefore } from "./day"
import type { Reconciliation } from "./types"

/** Columns of a day that decide whether it is due. */
export type DayRow = Pick<
  Reconciliation,
  "id" | "state" | "started_at" | "lease_until"
> & {
  /** Whether it has an open break. */
  is_open: boolean
  /** Whether all checks are answered, or their time is over. */
  is_answered: boolean
}

export interface DueDay {
  day: string
  recheck: boolean
  /** No comparison is needed where one began later. */
  before: Date
}

/** A transaction is checked for 72 hours, so that its day may still change. */
const LOOKED_AT_AGAIN = 3

/**
 * The days to compare now: the day that ended last; once a night, the three days
 * before it and days with open breaks; and days whose checks are answered, or
 * whose comparison died.
 *
 * @param rows the days of the last month that were compared before
 * @param dates.ended the day that ended last
 * @param dates.tonight the time from which it is compared
 */
export function dueDays(
  rows: DayRow[],
  { ended, tonight, now }: { ended: string; tonight: Date; now: Date }
): DueDay[] {
  const rowsByDay = new Map(rows.map((row) => [row.id, row]))
  const first = rows.map(({ id }) => id).sort()[0] ?? ended
  const recent = Array.from({ length: LOOKED_AT_AGAIN + 1 }, (_, days) =>
    dayBefore(ended, days)
  ).filter((day) => day === ended || day >= first)
  const older = rows
    .filter(({ id, is_open }) => is_open && id < ended)
    .map(({ id }) => id)

  const nightly = [...new Set([...recent, ...older])]
    .filter((day) => {
      const row = rowsByDay.get(day)
      return now >= tonight && (!row || row.started_at < tonight)
    })
    // The transactions of a day are checked once, after its end.
    .map((day) => ({
      day,
      recheck: day === ended || !rowsByDay.has(day),
      before: tonight,
    }))
  const unfinished = rows
    .filter(
      ({ state, is_answered, lease_until }) =>
        (state === "checking" && is_answered) ||
        (state === "comparing" && (!lease_until || lease_until < now))
    )
    .filter(({ id }) => !nightly.some(({ day }) => day === id))
    .map(({ id, started_at }) => ({
      day: id,
      recheck: false,
      before: new Date(started_at.getTime() + 1),
    }))
  return [...nightly, ...unfinished]
}
