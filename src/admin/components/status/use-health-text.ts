import type { AdminFlexPayHealthCheck } from "../../../api/admin/flexpay/status/types"
import en from "../../i18n/en.json"
import { isKeyOf } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"

/** The text of a result, and what to do about it; null for nothing. */
export function useHealthText(): (check: AdminFlexPayHealthCheck) => {
  title: string
  todo: string | null
} {
  const { t, age, day } = useTexts()
  return ({ code, values }) => {
    const texts: Record<string, string | number> = { ...values }
    const { service, job, at } = values
    if (typeof service === "string" && isKeyOf(en.status_services, service)) {
      texts.service = t(`status_services.${service}`)
    }
    if (typeof job === "string" && isKeyOf(en.status_jobs, job)) {
      texts.job = t(`status_jobs.${job}`)
    }
    if (typeof at === "string") {
      texts.at = day(at)
      texts.age = age(at)
    }
    return {
      title: t(`health_checks.${code}`, texts),
      todo: isKeyOf(en.health_todos, code)
        ? t(`health_todos.${code}`, texts)
        : null,
    }
  }
}
