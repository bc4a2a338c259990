import { MathBN } from "@medusajs/framework/utils"
import type { FlexPayOptions } from "../options"
import { refuse } from "../bilingual-message"
import type { CurrencyCode } from "../transaction/transaction"

/**
 * Requires that the store enabled payouts, and set a limit for this currency.
 * @throws MedusaError (not_allowed, code `payouts_off` or `payouts_unlimited`)
 */
export function assertEnabled(
  { enabled, max_per_day }: FlexPayOptions["payouts"],
  currency: CurrencyCode
): void {
  if (!enabled) {
    refuse(
      "payouts_off",
      `Les versements sont désactivés dans cette boutique : activez « payouts.enabled » et fixez « payouts.max_per_day » dans medusa-config, ou rendez l’argent depuis l’espace marchand de FlexPay.`,
      `Payouts are off in this store: set "payouts.enabled" and "payouts.max_per_day" in medusa-config, or give the money back from FlexPay's own merchant page.`
    )
  }
  if (max_per_day[currency] === undefined) {
    refuse(
      "payouts_unlimited",
      `Cette boutique n’a pas de plafond de versements en ${currency.toUpperCase()} : fixez « payouts.max_per_day.${currency} » dans medusa-config. Rien n’a été envoyé.`,
      `This store has no limit for payouts in ${currency.toUpperCase()}: set "payouts.max_per_day.${currency}" in medusa-config. Nothing was sent.`
    )
  }
}

/**
 * Checks a payout against the store's limits.
 * @param amount decimal string, major units
 * @param of_day payouts of this currency in the last 24 hours
 * @throws MedusaError (not_allowed) with a code
 */
export function assertWithinLimits(
  {
    amount,
    currency,
    of_day,
  }: { amount: string; currency: CurrencyCode; of_day: string },
  options: FlexPayOptions["payouts"]
): void {
  assertEnabled(options, currency)
  const largest = options.max_amount[currency]
  if (largest !== undefined && MathBN.gt(amount, largest)) {
    refuse(
      "payout_too_large",
      `Un versement est de ${largest} ${currency.toUpperCase()} au plus dans cette boutique (option « payouts.max_amount »).`,
      `A payout may be ${largest} ${currency.toUpperCase()} at the most in this store (option "payouts.max_amount").`
    )
  }
  const perDay = options.max_per_day[currency]
  if (perDay !== undefined && MathBN.gt(MathBN.add(of_day, amount), perDay)) {
    refuse(
      "payout_day_limit",
      `Les versements sont de ${perDay} ${currency.toUpperCase()} par jour au plus dans cette boutique (option « payouts.max_per_day ») ; ${of_day} sont partis ces dernières 24 heures.`,
      `Payouts may come to ${perDay} ${currency.toUpperCase()} a day at the most in this store (option "payouts.max_per_day"); ${of_day} went in the last 24 hours.`
    )
  }
}

/**
 * Refuses more than the rest of a payment.
 * @throws MedusaError (not_allowed, code `exceeds_payment`)
 */
export function refuseExcess({
  amount,
  received,
  paid_out,
  currency,
}: {
  amount: string
  received: string
  paid_out: string
  currency: CurrencyCode
}): never {
  const unit = currency.toUpperCase()
  refuse(
    "exceeds_payment",
    `Ce paiement a apporté ${received} ${unit}, dont ${paid_out} ont déjà été rendus ou sont en route : ${amount}, c’est trop.`,
    `This payment brought ${received} ${unit}, of which ${paid_out} was given back or is on its way: ${amount} is too much.`
  )
}
