/** Days like 2026-11-25, both included, by the clock of the reconciliation. */
export interface Period {
  from: string
  to: string
}

/** The clock by which days begin, wherever the admin is. */
const TIME_ZONE = "Africa/Kinshasa"

/** The day of a time. */
export function dayOf(moment: Date): string {
  return moment.toLocaleDateString("sv-SE", { timeZone: TIME_ZONE })
}

/** From the first of a day's month to that day. */
export function monthUntil(day: string): Period {
  return { from: `${day.slice(0, 7)}-01`, to: day }
}

/** A month, like 2026-11, as days. */
export function daysOfMonth(month: string): Period {
  const [year = 0, number = 1] = month.split("-").map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${last}` }
}

/** The month of a day and those before it, the newest first. */
export function monthsUntil(day: string, count: number): string[] {
  const [year = 0, number = 1] = day.split("-").map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7)
  )
}
