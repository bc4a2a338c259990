import { bookedMoney } from "../../../../../modules/flexpay/transaction/booked-money"
import { localTimeOf } from "../../../../../modules/flexpay/reconciliation/day"
import { ADMIN_TEXTS, labelOf } from "../../../../admin-texts"
import type { Language } from "../../../../admin-texts"
import { nameOf, signedNumber, toCsvLine, toNumber } from "../../csv"
import type { CsvCell, CsvOptions } from "../../csv"
import { titlesOf } from "../../exports/titles"
import type { Column } from "../../exports/titles"
import type { AdminFlexPayTransaction } from "../../types"

const COLUMNS = [
  "created_at",
  "finalized_at",
  "kind",
  "method",
  "state",
  "reason",
  "attention",
  "order",
  "customer",
  "email",
  "currency",
  "amount",
  "fee_of_customer",
  "fee_of_store",
  "net",
  "requested",
  "requested_currency",
  "operator",
  "channel",
  "phone",
  "reference",
  "order_number",
  "operator_reference",
  "requested_by",
  "approved_by",
  "id",
] as const satisfies readonly Column[]

type Cells = Record<(typeof COLUMNS)[number], CsvCell>

/** The first line of the file. */
export function csvHeader({ locale, format }: CsvOptions): string {
  return toCsvLine(titlesOf(COLUMNS, locale), format)
}

/**
 * One line for each transaction. Amounts of payouts are negative; those of
 * transactions that moved no money are empty.
 */
export function toCsv(
  transactions: AdminFlexPayTransaction[],
  { locale, format }: CsvOptions
): string {
  return transactions
    .map((transaction) => {
      const cells: Cells = {
        ...describe(transaction, locale),
        ...moneyOf(transaction),
      }
      const line = COLUMNS.map((column) => cells[column])
      return toCsvLine(line, format)
    })
    .join("")
}

function describe(transaction: AdminFlexPayTransaction, locale: Language) {
  const texts = ADMIN_TEXTS[locale]
  const { kind, attention, finalized_at, phone } = transaction
  return {
    created_at: localTimeOf(new Date(transaction.created_at)),
    finalized_at: finalized_at && localTimeOf(new Date(finalized_at)),
    kind: labelOf(texts.kinds, kind),
    method: transaction.method === "card" ? texts.methods.card : "Mobile money",
    state: texts.states[kind][transaction.state].label,
    reason: labelOf(texts.reasons[kind], transaction.reason),
    attention: attention && texts.attentions[attention].title,
    order: transaction.order_display_id,
    customer: transaction.customer?.name,
    email: transaction.customer?.email,
    operator: labelOf(texts.operators, transaction.operator),
    channel: transaction.channel,
    // Its plus would begin a formula.
    phone: phone?.replace(/^\+/, ""),
    reference: transaction.reference,
    order_number: transaction.order_number,
    operator_reference: transaction.operator_reference,
    requested_by: nameOf(transaction.requested_by),
    approved_by: nameOf(transaction.approved_by),
    id: transaction.id,
  }
}

function moneyOf(transaction: AdminFlexPayTransaction) {
  const { kind, amount, currency_code } = transaction
  const booked = bookedMoney(transaction)
  return {
    currency: (booked?.currency_code ?? currency_code).toUpperCase(),
    amount: toNumber(booked?.amount),
    fee_of_customer: toNumber(booked?.fee_of_customer),
    fee_of_store: toNumber(booked?.fee_of_store),
    net: toNumber(booked?.net),
    requested: signedNumber(amount, kind === "payout"),
    requested_currency: currency_code.toUpperCase(),
  }
}
