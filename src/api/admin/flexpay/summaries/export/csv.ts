import type { Summary } from "../../../../../modules/flexpay/reconciliation/summaries"
import { ADMIN_TEXTS } from "../../../../admin-texts"
import { signedNumber, toCsvLine, toNumber } from "../../csv"
import type { CsvOptions } from "../../csv"
import { titlesOf } from "../../exports/titles"
import type { Column } from "../../exports/titles"

const COLUMNS = [
  "month",
  "currency",
  "operator",
  "payments",
  "gross",
  "fee_of_customer",
  "payouts",
  "refunds",
  "fee_of_store",
  "net",
] as const satisfies readonly Column[]

/** The first line of the file. */
export function csvHeader({ locale, format }: CsvOptions): string {
  return toCsvLine(titlesOf(COLUMNS, locale), format)
}

/** One month, currency and operator. What leaves the store is negative. */
export function summaryLine(
  summary: Summary,
  { locale, format }: CsvOptions
): string {
  const { methods, operators } = ADMIN_TEXTS[locale]
  const { method, operator } = summary
  return toCsvLine(
    [
      summary.month,
      summary.currency_code.toUpperCase(),
      method === "card" ? methods.card : operators[operator ?? "unknown"],
      summary.payments,
      toNumber(summary.gross),
      toNumber(summary.fees_of_customers),
      summary.payouts,
      signedNumber(summary.refunds, true),
      signedNumber(summary.fees_of_store, true),
      toNumber(summary.net),
    ],
    format
  )
}
