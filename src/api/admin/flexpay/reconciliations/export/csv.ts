import { localTimeOf } from "../../../../../modules/flexpay/reconciliation/day"
import type { Entry } from "../../../../../modules/flexpay/reconciliation/types"
import { ADMIN_TEXTS, labelOf } from "../../../../admin-texts"
import { nameOf, signedNumber, toCsvLine } from "../../csv"
import type { CsvOptions } from "../../csv"
import { TITLES, titlesOf } from "../../exports/titles"
import type { Column } from "../../exports/titles"
import type { AdminFlexPayBreak, AdminFlexPayFigure } from "../types"

const COLUMNS = [
  "day",
  "row",
  "kind",
  "medusa_count",
  "medusa_amount",
  "medusa_currency",
  "plugin_count",
  "plugin_amount",
  "plugin_currency",
  "plugin_state",
  "flexpay_count",
  "flexpay_amount",
  "flexpay_currency",
  "flexpay_state",
  "reference",
  "detected_at",
  "owner",
  "closed_at",
  "closed_by",
  "note",
  "transaction_id",
  "payment_id",
] as const satisfies readonly Column[]

/** The first line of the file. The second column distinguishes totals from breaks. */
export function csvHeader({ locale, format }: CsvOptions): string {
  return toCsvLine(titlesOf(COLUMNS, locale), format)
}

/** The sums of a currency, as a line. */
export function figureLine(
  day: string,
  figure: AdminFlexPayFigure,
  { locale, format }: CsvOptions
): string {
  const { kind, medusa, plugin, flexpay } = figure
  const currency = figure.currency_code.toUpperCase()
  const isOut = kind === "payout"
  return toCsvLine(
    [
      day,
      TITLES[locale].total,
      ADMIN_TEXTS[locale].kinds[kind],
      ...[medusa.count, signedNumber(medusa.amount, isOut), currency],
      ...[plugin.count, signedNumber(plugin.amount, isOut), currency, ""],
      ...[flexpay.count, signedNumber(flexpay.amount, isOut), currency, ""],
      ...Array<string>(8).fill(""),
    ],
    format
  )
}

/**
 * A break, as a line.
 * @param isOut whether it is about money that leaves the store
 */
export function breakLine(
  day: string,
  { isOut, ...item }: AdminFlexPayBreak & { isOut: boolean },
  { locale, format }: CsvOptions
): string {
  const texts = ADMIN_TEXTS[locale]
  const { medusa, plugin, flexpay } = item.sides
  const money = (entry: Entry | null) => [
    "",
    signedNumber(entry?.amount, isOut),
    entry?.currency_code?.toUpperCase(),
  ]
  const stateOf = (entry: Entry | null) =>
    labelOf(texts.side_states, entry?.state ?? null)
  return toCsvLine(
    [
      day,
      TITLES[locale].discrepancy,
      texts.break_kinds[item.kind].title,
      ...money(medusa),
      ...[...money(plugin), stateOf(plugin)],
      ...[...money(flexpay), stateOf(flexpay)],
      item.reference,
      localTimeOf(new Date(item.detected_at)),
      nameOf(item.owner),
      item.closed_at && localTimeOf(new Date(item.closed_at)),
      nameOf(item.closed_by),
      item.note,
      item.transaction_id,
      item.payment_id,
    ],
    format
  )
}
