import type { DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { states } from "../../i18n/en/states"
import type { TextKey } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"

const DAY_MS = 24 * 60 * 60 * 1000
const OPERATORS = ["vodacom", "orange", "airtel", "africell"] as const
const RECENT: readonly [TextKey, number][] = [
  ["list.today", 0],
  ["list.last_7_days", 7],
  ["list.last_30_days", 30],
  ["list.last_90_days", 90],
]

/** What the list of transactions can be filtered by. */
export function useFilters(): DataTableFilter[] {
  const { t, locale } = useTexts()
  return useMemo(() => {
    const stateNames = Object.keys(
      states.payout
    ) as (keyof typeof states.payout)[]
    return [
      {
        id: "kind",
        type: "radio",
        label: t("fields.kind"),
        options: [
          { label: t("kinds.payment"), value: "payment" },
          { label: t("kinds.payout"), value: "payout" },
        ],
      },
      {
        id: "state",
        type: "radio",
        label: t("fields.state"),
        options: stateNames.map((state) => ({
          label: bothKinds(
            t(`states.payment.${state}.label`),
            t(`states.payout.${state}.label`)
          ),
          value: state,
        })),
      },
      {
        id: "operator",
        type: "radio",
        label: t("fields.operator"),
        options: OPERATORS.map((operator) => ({
          label: t(`operators.${operator}`),
          value: operator,
        })),
      },
      {
        id: "currency_code",
        type: "radio",
        label: t("fields.currency"),
        options: [
          { label: "CDF", value: "cdf" },
          { label: "USD", value: "usd" },
        ],
      },
      {
        id: "created_at",
        type: "date",
        label: t("fields.created_at"),
        rangeOptionLabel: t("list.custom"),
        rangeOptionStartLabel: t("list.from"),
        rangeOptionEndLabel: t("list.to"),
        formatDateValue: (date: Date) =>
          new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(date),
        options: RECENT.map(([label, days]) => ({
          label: t(label),
          value: { $gte: daysAgo(days) },
        })),
      },
    ]
  }, [t, locale])
}

/** A state has one word for payments and one for payouts. */
function bothKinds(ofPayment: string, ofPayout: string): string {
  return ofPayment === ofPayout ? ofPayment : `${ofPayment} / ${ofPayout}`
}

function daysAgo(days: number): string {
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return new Date(today.getTime() - days * DAY_MS).toISOString()
}
