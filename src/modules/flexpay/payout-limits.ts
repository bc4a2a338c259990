import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { PayoutSums } from "./payout-ledger"
import type { FlexPayOptions } from "./options"
import { bilingual } from "./bilingual"
import type { CurrencyCode, Transaction } from "./transaction"

/** What arrived with a payment, in major units: that much can be given back. */
export function receivedMoney(
  payment: Pick<
    Transaction,
    "amount" | "currency_code" | "received_amount" | "received_currency_code"
  >
): { amount: string; currency_code: CurrencyCode } {
  return {
    amount: payment.received_amount ?? payment.amount,
    currency_code: payment.received_currency_code ?? payment.currency_code,
  }
}

/** @throws MedusaError (not_allowed, code `payouts_off`) */
export function assertEnabled({
  enabled,
}: Pick<FlexPayOptions["payouts"], "enabled">): void {
  if (!enabled) {
    refuse(
      "payouts_off",
      `Les versements sont désactivés dans cette boutique : activez « payouts.enabled » dans medusa-config, ou rendez l’argent depuis l’espace marchand de FlexPay.`,
      `Payouts are off in this store: set "payouts.enabled" in medusa-config, or give the money back from FlexPay's own merchant page.`
    )
  }
}

/**
 * Checks a payout against what the payment brought and the store's limits.
 * @param amount decimal string, major units
 * @throws MedusaError (not_allowed) with a code, saying which and what to do
 */
export function assertPayable(
  {
    payment,
    amount,
    sums,
  }: {
    payment: Pick<Transaction, "kind" | "state"> &
      Parameters<typeof receivedMoney>[0]
    amount: string
    sums: PayoutSums
  },
  options: FlexPayOptions["payouts"]
): void {
  const received = receivedMoney(payment)
  const currency = received.currency_code
  assertEnabled(options)
  if (payment.kind !== "payment" || payment.state !== "succeeded") {
    refuse(
      "not_paid",
      "Seul un paiement réussi peut être rendu.",
      "Only a payment that succeeded can be given back."
    )
  }
  if (MathBN.gt(MathBN.add(sums.of_payment, amount), received.amount)) {
    refuse(
      "exceeds_payment",
      `Ce paiement a apporté ${received.amount} ${currency.toUpperCase()}, dont ${sums.of_payment} ont déjà été rendus ou sont en route : ${amount}, c’est trop.`,
      `This payment brought ${received.amount} ${currency.toUpperCase()}, of which ${sums.of_payment} was given back or is on its way: ${amount} is too much.`
    )
  }
  const largest = options.max_amount[currency]
  if (largest !== undefined && MathBN.gt(amount, largest)) {
    refuse(
      "payout_too_large",
      `Un versement est de ${largest} ${currency.toUpperCase()} au plus dans cette boutique (option « payouts.max_amount »).`,
      `A payout may be ${largest} ${currency.toUpperCase()} at the most in this store (option "payouts.max_amount").`
    )
  }
  const perDay = options.max_per_day[currency]
  if (
    perDay !== undefined &&
    MathBN.gt(MathBN.add(sums.of_day, amount), perDay)
  ) {
    refuse(
      "payout_day_limit",
      `Les versements sont de ${perDay} ${currency.toUpperCase()} par jour au plus dans cette boutique (option « payouts.max_per_day ») ; ${sums.of_day} sont partis ces dernières 24 heures.`,
      `Payouts may come to ${perDay} ${currency.toUpperCase()} a day at the most in this store (option "payouts.max_per_day"); ${sums.of_day} went in the last 24 hours.`
    )
  }
}

function refuse(code: string, fr: string, en: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, bilingual(fr, en), code)
}
