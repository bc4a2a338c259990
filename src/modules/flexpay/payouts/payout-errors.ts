import { refuse } from "../bilingual-message"
import type { Transaction } from "../transaction/transaction"

/**
 * Reports why a payout did not leave.
 * @throws MedusaError (not_allowed, code `payout_refused`)
 */
export function assertNotRefused(
  payout: Pick<Transaction, "state" | "reason" | "gateway_message">
): void {
  if (payout.state === "refused" || payout.state === "canceled") {
    refuse("payout_refused", ...refusal(payout))
  }
}

/**
 * Requires the payer's number, unless it was redacted.
 * @throws MedusaError (not_allowed, code `phone_redacted`)
 */
export function assertPhoneKept(
  payment: Pick<Transaction, "redacted_at">
): void {
  if (payment.redacted_at) {
    refuse(
      "phone_redacted",
      "Le numéro qui a payé a été effacé, à la fin de « retention_months » ou à la demande du client. Demandez au client un numéro à rembourser, et remboursez depuis la section FlexPay de la commande.",
      'The number that paid was removed, at the end of "retention_months" or on the customer\'s request. Ask the customer for a number to pay back to, and refund from the FlexPay section of the order.'
    )
  }
}

/**
 * Requires the payer's number where Medusa's own refund gives no other.
 * @throws MedusaError (not_allowed, code `phone_redacted` or `phone_missing`)
 */
export function assertPhoneKnown(
  payment: Pick<Transaction, "redacted_at" | "phone">
): void {
  assertPhoneKept(payment)
  if (!payment.phone) {
    refuse(
      "phone_missing",
      "Cette commande a été payée par carte : il n’y a pas de numéro à rembourser. Remboursez-la depuis sa section FlexPay, où vous donnez un numéro.",
      "This order was paid by card, so there is no phone number to pay back to. Refund it from the FlexPay section of the order, where you can give a number."
    )
  }
}

const STAYS = {
  fr: "Aucun argent n’est parti, et le remboursement n’a pas été fait.",
  en: "No money was sent, and the refund was not made.",
}

function refusal({
  reason,
  gateway_message,
}: Pick<Transaction, "reason" | "gateway_message">): [string, string] {
  const message = gateway_message?.replace(/\s+/g, " ")
  switch (reason) {
    case "refused":
      return [
        `FlexPay a refusé le versement${message ? ` : « ${message} »` : ""}. ${STAYS.fr}`,
        `FlexPay refused the payout${message ? `: "${message}"` : ""}. ${STAYS.en}`,
      ]
    case "misconfigured":
      return [
        `FlexPay n’accepte pas le jeton ou le code marchand de cette boutique. ${STAYS.fr} Vérifiez-les dans medusa-config, et demandez à FlexPay si les versements sont activés.`,
        `FlexPay does not accept this store's token or merchant code. ${STAYS.en} Check them in medusa-config, and ask FlexPay whether payouts are activated.`,
      ]
    case "unreachable":
      return [
        `FlexPay est injoignable. ${STAYS.fr} Réessayez plus tard.`,
        `FlexPay could not be reached. ${STAYS.en} Try again later.`,
      ]
    case "rejected":
      return [
        `Un second administrateur a rejeté le versement. ${STAYS.fr}`,
        `A second admin rejected the payout. ${STAYS.en}`,
      ]
    default:
      return [
        `Le versement a été abandonné avant d’être envoyé. ${STAYS.fr}`,
        `The payout was given up before it was sent. ${STAYS.en}`,
      ]
  }
}
