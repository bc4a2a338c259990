import type { Query } from "../../api/sdk"
import { dayOf, monthUntil, type Period } from "../../format/period"

/** The list's dates as days to export, this month's where it has none; and the rest. */
export function splitPeriod({
  created_from: from,
  created_to: to,
  ...query
}: Query): { query: Query; period: Period } {
  const end = to ? dayOf(new Date(to)) : dayOf(new Date())
  const begin = from ? dayOf(new Date(from)) : monthUntil(end).from
  return { query, period: { from: begin, to: end } }
}
