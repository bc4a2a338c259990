const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 24 * 60 * 60],
  ["hour", 60 * 60],
  ["minute", 60],
  ["second", 1],
]

/** Date and time, in the admin's own time zone. */
export function formatMoment(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "medium",
  }).format(new Date(iso))
}

/** The date alone. */
export function formatDay(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(
    new Date(iso)
  )
}

/** A day of the calendar, such as 2026-11-25, wherever the admin is. */
export function formatDate(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`))
}

/** A month such as 2026-11. */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`))
}

/** How long ago: "5 minutes ago". */
export function formatAge(iso: string, now: Date, locale: string): string {
  const seconds = (now.getTime() - new Date(iso).getTime()) / 1000
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? [
    "second",
    1,
  ]
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    -Math.floor(seconds / length),
    unit
  )
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Days after which something that waits is late. */
const LATE_AFTER_DAYS = 3

/** How urgent it is that something waits, as a colour: a day is long, three are late. */
export function ageClassOf(iso: string, now: Date): string {
  const days = (now.getTime() - new Date(iso).getTime()) / DAY_MS
  return days < 1
    ? "text-ui-fg-subtle"
    : days < LATE_AFTER_DAYS
      ? "text-ui-tag-orange-text font-medium"
      : "text-ui-fg-error font-medium"
}
