import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/**
 * The time zone of days: FlexPay dates its export files by the clock of Kinshasa,
 * which has no summer time.
 */
export const TIME_ZONE = "Africa/Kinshasa"

const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_DAY = "2020-01-01"

/** The day of a time, like 2026-11-25. */
export function dayOf(moment: Date): string {
  return moment.toLocaleDateString("en-CA", {
    timeZone: TIME_ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  })
}

/** A time by Kinshasa's clock, like 2026-11-25 14:03:02. */
export function localTimeOf(moment: Date): string {
  return moment.toLocaleString("sv-SE", { timeZone: TIME_ZONE })
}

/** The day a number of days before. */
export function dayBefore(day: string, count = 1): string {
  return new Date(Date.parse(day) - count * DAY_MS).toISOString().slice(0, 10)
}

/**
 * Reads a day of a URL.
 * @throws MedusaError (invalid_data) for an invalid or a future day
 */
export function readDay(text: string | undefined, now: Date): string {
  const day = text ?? ""
  if (!z.iso.date().safeParse(day).success || day < FIRST_DAY) {
    throw invalid("A day is written like 2026-11-25.")
  }
  if (day > dayOf(now)) {
    throw invalid(`${day} has not begun yet in ${TIME_ZONE}.`)
  }
  return day
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
