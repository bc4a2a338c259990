import { nameOf, toCsvLine } from "../../../csv"
import type { AdminFlexPayBreak, AdminFlexPayFigure } from "../../types"

/** The first line of the file. `row` distinguishes totals from breaks. */
export const CSV_HEADER = toCsvLine([
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
])

/** The sums of a currency, as a line. */
export function figureLine(day: string, figure: AdminFlexPayFigure): string {
  const { kind, currency_code: currency, medusa, plugin, flexpay } = figure
  return toCsvLine([
    day,
    "total",
    kind,
    ...[medusa.count, medusa.amount, currency],
    ...[plugin.count, plugin.amount, currency, ""],
    ...[flexpay.count, flexpay.amount, currency, ""],
    ...Array<string>(8).fill(""),
  ])
}

/** A break, as a line. */
export function breakLine(day: string, item: AdminFlexPayBreak): string {
  const { medusa, plugin, flexpay } = item.sides
  return toCsvLine([
    day,
    "break",
    item.kind,
    ...["", medusa?.amount, medusa?.currency_code],
    ...["", plugin?.amount, plugin?.currency_code, plugin?.state],
    ...["", flexpay?.amount, flexpay?.currency_code, flexpay?.state],
    item.reference,
    item.detected_at,
    nameOf(item.owner),
    item.closed_at,
    nameOf(item.closed_by),
    item.note,
    item.transaction_id,
    item.payment_id,
  ])
}
