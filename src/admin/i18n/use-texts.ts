import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type {
  AdminFlexPayContact,
  AdminFlexPayUser,
} from "../../api/admin/flexpay/types"
import { formatMoney } from "../format/money"
import {
  formatAge,
  formatDate,
  formatDay,
  formatMoment,
  formatMonth,
} from "../format/time"
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
      contact: nameOf,
      /** An admin user, or the user of an API key; null is the plugin. */
      user: (user: AdminFlexPayUser | null) => {
        if (!user) {
          return t("values.automatic")
        }
        const { api_key: key, is_deleted } = user
        const name = nameOf(user) ?? t("values.deleted_user")
        const shown =
          is_deleted && user.email ? t("values.user_deleted", { name }) : name
        return key ? t("values.api_key", { key, name: shown }) : shown
      },
      money: (amount: string, currencyCode: string) =>
        formatMoney(amount, currencyCode, locale),
      moment: (iso: string) => formatMoment(iso, locale),
      day: (iso: string) => formatDay(iso, locale),
      /** Of a day such as 2026-11-25. */
      date: (day: string) => formatDate(day, locale),
      /** Of a month such as 2026-11. */
      month: (month: string) => formatMonth(month, locale),
      /** "5 minutes ago" */
      age: (iso: string) => formatAge(iso, new Date(), locale),
    }
  }, [translate, i18n.language])
}

/** "Name (e-mail)", or the one that is known. */
function nameOf({ name, email }: AdminFlexPayContact): string | null {
  return name && email ? `${name} (${email})` : (name ?? email)
}

/** Medusa writes "ptBR" where Intl wants "pt-BR". */
function toLocale(language: string | undefined): string {
  const tag = (language ?? "en").replace(/([a-z])([A-Z])/, "$1-$2")
  return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? "en"
}
