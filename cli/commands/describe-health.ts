import { z } from "zod"
import { formatAge, formatDay } from "../../src/admin/format/time"
import en from "../../src/admin/i18n/en.json"
import fr from "../../src/admin/i18n/fr.json"
import type { Language } from "../language"

/** Results of checks, as the admin's status page gets them. */
export const checksSchema = z.array(
  z.object({
    area: z.string(),
    level: z.enum(["good", "warning", "problem"]),
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
)
type Check = z.infer<typeof checksSchema>[number]

/** The texts of the admin's status page. */
const TEXTS = { en, fr }
const LEVELS = ["problem", "warning", "good"] as const

type Values = Record<string, string | number>

/** The results by area, each with what to do about it, and a summary. */
export function describeHealth(checks: Check[], language: Language): string {
  const texts = TEXTS[language]
  const areas = [...new Set(checks.map(({ area }) => area))].map((area) => [
    pick(texts.status_areas, area) ?? area,
    ...checks
      .filter((check) => check.area === area)
      .map((check) => describeCheck(check, language)),
  ])
  const level = LEVELS.find((each) =>
    checks.some((check) => check.level === each)
  )
  const count = checks.filter((check) => check.level === level).length
  const summary = textOf(
    { texts: texts.status, key: `summary_${level ?? "good"}` },
    { count },
    language
  )
  return [...areas.map((lines) => lines.join("\n")), summary].join("\n\n")
}

function describeCheck(check: Check, language: Language): string {
  const texts = TEXTS[language]
  const { code, level } = check
  const values = readable(check.values, language)
  const title = textOf(
    { texts: texts.health_checks, key: code },
    values,
    language
  )
  const todo = textOf(
    { texts: texts.health_todos, key: code },
    values,
    language
  )
  const colon = language === "fr" ? "\u00a0:" : ":"
  const line = `  ${texts.status_levels[level]}${colon} ${title ?? code}`
  return todo ? `${line}\n    ${todo}` : line
}

/** Names of services and jobs, and times, as the status page shows them. */
function readable(values: Values, language: Language): Values {
  const texts = TEXTS[language]
  const { service, job, at } = values
  return {
    ...values,
    ...(service && {
      service: pick(texts.status_services, service) ?? service,
    }),
    ...(job && { job: pick(texts.status_jobs, job) ?? job }),
    ...(typeof at === "string" && {
      at: formatDay(at, language),
      age: formatAge(at, new Date(), language),
    }),
  }
}

/** A text with its values, in the form for their count; null without a text. */
function textOf(
  { texts, key }: { texts: object; key: string },
  values: Values,
  language: Language
): string | null {
  const form = new Intl.PluralRules(language).select(Number(values.count ?? 0))
  const text =
    pick(texts, key) ??
    pick(texts, `${key}_${form}`) ??
    pick(texts, `${key}_other`)
  return (
    text?.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name] ?? "")
    ) ?? null
  )
}

function pick(texts: object, key: string | number): string | null {
  const text: unknown = Object.entries(texts).find(
    ([name]) => name === key
  )?.[1]
  return typeof text === "string" ? text : null
}
