import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { formatMoney } from "../format/money"
import { formatAge, formatDate, formatDay, formatMoment } from "../format/time"
import { NAMESPACE, type TextKey } from "./texts"

type Values = Record<string, string | number>

export interface FlexPayTexts {
  t: (key: TextKey, values?: Values) => string
  /** As Intl spells it. */
  locale: string
  money: (amount: string, currencyCode: string) => string
  moment: (iso: string) => string
  day: (iso: string) => string
  /** Of a day such as 2026-11-25. */
  date: (day: string) => string
  /** "5 minutes ago" */
  age: (iso: string) => string
}

/** Texts and formats in the admin's language. */
export function useTexts(): FlexPayTexts {
  const { t, i18n } = useTranslation(NAMESPACE)
  return useMemo(() => {
    const locale = toLocale(i18n.language)
    return {
      t: (key, values) => String(t(key, values ?? {})),
      locale,
      money: (amount, currencyCode) =>
        formatMoney(amount, currencyCode, locale),
      moment: (iso) => formatMoment(iso, locale),
      day: (iso) => formatDay(iso, locale),
      date: (day) => formatDate(day, locale),
      age: (iso) => formatAge(iso, new Date(), locale),
    }
  }, [t, i18n.language])
}

/** Medusa writes "ptBR" where Intl wants "pt-BR". */
function toLocale(language: string | undefined): string {
  const tag = (language ?? "en").replace(/([a-z])([A-Z])/, "$1-$2")
  return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? "en"
}
