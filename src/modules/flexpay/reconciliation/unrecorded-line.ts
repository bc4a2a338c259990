import type { CheckResult } from "../../../gateway"
import type { Database } from "../store/database"
import type { CurrencyCode } from "../transaction/transaction"
import { refuseBreakClosed, refuseRecord } from "./record-refusals"
import type { Break } from "./types"
import { findUnmatchedLine } from "./unmatched-lines"

/** A paid line of FlexPay's export that no transaction matches. */
export interface UnrecordedLine {
  break_id: string
  day: string
  /** The first 12 characters; the payer's phone number ends it. */
  order_number: string
  reference: string | null
  /** Decimal string, major units. */
  amount: string
  currency_code: CurrencyCode
}

/** The characters of an order number before the payer's phone number. */
const ORDER_NUMBER_BEGINNING = /^[A-Za-z0-9]{12}$/
/** What was masked can't be compared. */
const IS_MASKED = /[•…]/

/**
 * The line that a break is about.
 * @throws MedusaError (not_allowed): code `break_closed` or `not_recordable`
 */
export async function readUnrecordedLine(
  database: Database,
  item: Break
): Promise<UnrecordedLine> {
  if (item.closed_at) {
    refuseBreakClosed()
  }
  const line =
    item.kind === "flexpay_only"
      ? await findUnmatchedLine(database, item)
      : null
  const { order_number } = line ?? {}
  if (
    line?.kind !== "payment" ||
    !order_number ||
    !ORDER_NUMBER_BEGINNING.test(order_number)
  ) {
    return refuseRecord("not_recordable")
  }
  const { reference, amount, currency_code } = line
  const { id: break_id, day } = item
  return { break_id, day, order_number, reference, amount, currency_code }
}

/**
 * Requires the line's reference where both the file and check have one. Some
 * answers repeat the order number in its place.
 * @throws MedusaError (not_allowed, code `other_reference`)
 */
export function assertSameReference(
  { reference: listed }: UnrecordedLine,
  { orderNumber, facts }: CheckResult
): void {
  const reported = facts?.reference ?? orderNumber
  const isComparable =
    listed !== null &&
    !IS_MASKED.test(listed) &&
    !isSameText(reported, orderNumber)
  if (isComparable && !isSameText(reported, listed)) {
    refuseRecord("other_reference")
  }
}

function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
