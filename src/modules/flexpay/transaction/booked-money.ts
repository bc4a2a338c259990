import { MathBN } from "@medusajs/framework/utils"
import type { CurrencyCode, Transaction } from "./transaction"

/** What a transaction changed, for accounts. Decimal strings, major units. */
export interface BookedMoney {
  /** What arrived; negative for a payout. */
  amount: string
  currency_code: CurrencyCode
  /** What the customer's wallet paid to the operator in addition. */
  fee_of_customer: string | null
  /** What a payout cost the store in addition. */
  fee_of_store: string | null
  /** The change of the store's FlexPay balance: the amount less the store's fee. */
  net: string
}

/**
 * The money of a succeeded transaction. FlexPay reports the fee as the difference
 * between what was charged and what arrived; null where it reports none.
 *
 * @returns null where no money moved, or where it went back
 */
export function bookedMoney(
  transaction: Pick<
    Transaction,
    | "kind"
    | "state"
    | "amount"
    | "amount_charged"
    | "currency_code"
    | "received_amount"
    | "received_currency_code"
  >
): BookedMoney | null {
  const { kind, state, amount_charged } = transaction
  if (state !== "succeeded") {
    return null
  }
  const arrived = transaction.received_amount ?? transaction.amount
  const fee =
    amount_charged !== null && MathBN.gte(amount_charged, arrived)
      ? MathBN.sub(amount_charged, arrived).toFixed()
      : null
  const currency_code =
    transaction.received_currency_code ?? transaction.currency_code
  return kind === "payment"
    ? {
        amount: MathBN.convert(arrived).toFixed(),
        currency_code,
        fee_of_customer: fee,
        fee_of_store: null,
        net: MathBN.convert(arrived).toFixed(),
      }
    : {
        amount: MathBN.mult(arrived, -1).toFixed(),
        currency_code,
        fee_of_customer: null,
        fee_of_store: fee,
        net: MathBN.mult(MathBN.add(arrived, fee ?? 0), -1).toFixed(),
      }
}
