import type { AdminFlexPayHealthCheck } from "../../../api/admin/flexpay/status/types"
import { en } from "../../i18n/en"
import type { TextKey } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"

/** The words of a check: what it is, and what to do; "" when nothing. */
export function useHealthText(): (check: AdminFlexPayHealthCheck) => {
  title: string
  todo: string
} {
  const { t, age, day } = useTexts()
  return ({ code, values }) => {
    const words: Record<string, string | number> = { ...values }
    const { service, job, at } = values
    if (typeof service === "string" && isIn(en.status_services, service)) {
      words.service = t(`status_services.${service}`)
    }
    if (typeof job === "string" && isIn(en.status_jobs, job)) {
      words.job = t(`status_jobs.${job}`)
    }
    if (typeof at === "string") {
      words.at = day(at)
      words.age = age(at)
    }
    const todo: TextKey = `health_checks.${code}.todo`
    return {
      title: t(`health_checks.${code}.title`, words),
      todo: en.health_checks[code].todo && t(todo, words),
    }
  }
}

/** A name that this version knows; one that it does not is shown as it is. */
function isIn<T extends object>(
  texts: T,
  name: string
): name is keyof T & string {
  return Object.hasOwn(texts, name)
}
