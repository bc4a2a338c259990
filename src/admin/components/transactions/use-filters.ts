import type { DataTableFilter, DataTableFilteringState } from "@medusajs/ui"
import { useMemo } from "react"
import type { TextKey } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"
import { listStates, nameState } from "./state-filter"

const DAY_MS = 24 * 60 * 60 * 1000
const KINDS = ["payment", "payout"] as const
const OPERATORS = ["vodacom", "orange", "airtel", "africell"] as const
const METHODS = ["mobile_money", "card"] as const
const CURRENCIES = ["cdf", "usd"] as const
const RECENT: readonly [TextKey, number][] = [
  ["list.today", 0],
  ["list.last_7_days", 7],
  ["list.last_30_days", 30],
  ["list.last_90_days", 90],
]

/**
 * The filters of the list of transactions.
 * @param chosen the values in use: the states depend on the kind
 */
export function useFilters(chosen: DataTableFilteringState): DataTableFilter[] {
  const { t, locale } = useTexts()
  const { kind, state } = chosen
  return useMemo(
    () => [
      choice({ id: "kind", label: t("fields.kind") }, KINDS, (kind) =>
        t(`kinds.${kind}`)
      ),
      choice(
        { id: "state", label: t("fields.state") },
        listStates({ kind, state }),
        (option) => t(nameState(option, kind))
      ),
      choice(
        { id: "operator", label: t("fields.operator") },
        OPERATORS,
        (operator) => t(`operators.${operator}`)
      ),
      choice({ id: "method", label: t("fields.method") }, METHODS, (method) =>
        t(`methods.${method}`)
      ),
      choice(
        { id: "attention", label: t("attention_list.title") },
        ["true"] as const,
        () => t("attention_list.only")
      ),
      choice(
        { id: "currency_code", label: t("fields.currency") },
        CURRENCIES,
        (code) => code.toUpperCase()
      ),
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
    ],
    [t, locale, kind, state]
  )
}

function daysAgo(days: number): string {
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return new Date(today.getTime() - days * DAY_MS).toISOString()
}

/** A filter by one of some values. */
function choice<Value extends string>(
  filter: { id: string; label: string },
  values: readonly Value[],
  labelOf: (value: Value) => string
) {
  const options = values.map((value) => ({ value, label: labelOf(value) }))
  return { ...filter, type: "radio" as const, options }
}
