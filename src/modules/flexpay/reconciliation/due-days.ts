import { dayBefore } from "./day"
import type { Reconciliation } from "./types"

/** A day's row, as far as it tells whether the day is due. */
export type DayRow = Pick<
  Reconciliation,
  "id" | "state" | "started_at" | "lease_until"
> & {
  /** Whether a break of it stands open. */
  is_open: boolean
  /** Whether FlexPay has told of all that it was asked, or had its time. */
  is_told: boolean
}

export interface DueDay {
  day: string
  ask: boolean
  /** A comparison that began later is enough. */
  before: Date
}

/** A transaction is followed for 72 hours: so long its day may still change. */
const LOOKED_AT_AGAIN = 3

/**
 * The days that are to be compared now: the day that ended; again, once a
 * night, the three before it and those with open breaks; and those for which
 * FlexPay's answers have come, or whose comparison died.
 *
 * @param rows what is known of the last month's days
 * @param ended the day that ended last
 * @param tonight from when on it is compared, some time after its end
 */
export function dueDays(
  rows: DayRow[],
  { ended, tonight, now }: { ended: string; tonight: Date; now: Date }
): DueDay[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  const first = rows.map(({ id }) => id).sort()[0] ?? ended
  const recent = Array.from({ length: LOOKED_AT_AGAIN + 1 }, (_, days) =>
    dayBefore(ended, days)
  ).filter((day) => day === ended || day >= first)
  const older = rows
    .filter(({ id, is_open }) => is_open && id < ended)
    .map(({ id }) => id)

  const nightly = [...new Set([...recent, ...older])]
    .filter((day) => {
      const row = known.get(day)
      return now >= tonight && (!row || row.started_at < tonight)
    })
    // FlexPay is asked once about a day, after its end.
    .map((day) => ({
      day,
      ask: day === ended || !known.has(day),
      before: tonight,
    }))
  const unfinished = rows
    .filter(
      ({ state, is_told, lease_until }) =>
        (state === "asking" && is_told) ||
        (state === "comparing" && (!lease_until || lease_until < now))
    )
    .filter(({ id }) => !nightly.some(({ day }) => day === id))
    .map(({ id, started_at }) => ({
      day: id,
      ask: false,
      before: new Date(started_at.getTime() + 1),
    }))
  return [...nightly, ...unfinished]
}
