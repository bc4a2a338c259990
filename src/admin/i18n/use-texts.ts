import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminFlexPayUser } from "../../api/admin/flexpay/types"
import { formatMoney } from "../format/money"
import { formatAge, formatDate, formatDay, formatMoment } from "../format/time"
import { NAMESPACE, type TextKey } from "./texts"

export type Values = Record<string, string | number>
export type FlexPayTexts = ReturnType<typeof useTexts>

/** Texts and formats in the admin's language. */
export function useTexts() {
  const { t: translate, i18n } = useTranslation(NAMESPACE)
  return useMemo(() => {
    const locale = toLocale(i18n.language)
    const t = (key: TextKey, values: Values = {}) =>
      String(translate(key, values))
    return {
      t,
      /** As Intl spells it. */
      locale,
      /** An admin user's e-mail address, or an API key; null is the plugin. */
      user: (user: AdminFlexPayUser | null) => {
        if (!user) {
          return t("values.automatic")
        }
        const name = user.email ?? t("values.an_admin")
        return user.api_key
          ? t("values.api_key", { key: user.api_key, name })
          : name
      },
      money: (amount: string, currencyCode: string) =>
        formatMoney(amount, currencyCode, locale),
      moment: (iso: string) => formatMoment(iso, locale),
      day: (iso: string) => formatDay(iso, locale),
      /** Of a day such as 2026-11-25. */
      date: (day: string) => formatDate(day, locale),
      /** "5 minutes ago" */
      age: (iso: string) => formatAge(iso, new Date(), locale),
    }
  }, [translate, i18n.language])
}

/** Medusa writes "ptBR" where Intl wants "pt-BR". */
function toLocale(language: string | undefined): string {
  const tag = (language ?? "en").replace(/([a-z])([A-Z])/, "$1-$2")
  return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? "en"
}
