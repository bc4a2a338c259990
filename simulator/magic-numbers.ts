import { networks } from "./networks"
import { paymentOutcomes, type PaymentOutcome } from "./payment-outcomes"
import { payoutOutcomes, type PayoutOutcome } from "./payout-outcomes"

/** One row: the number's last seven digits decide, on every network. */
export interface MagicNumber {
  lastSeven: string
  payment: PaymentOutcome
  payout: PayoutOutcome
  fr: string
  en: string
}

/**
 * The numbers that behave as told, after any prefix of the four networks
 * (243 81 000 0001 as 243 97 000 0001). 00xx tells a payment's outcome, and
 * its payouts arrive; 01xx pays, and tells a payout's outcome.
 */
export const magicNumbers: readonly MagicNumber[] = [
  pays("01", "paid", "Payé", "Paid"),
  pays("02", "refused_by_shopper", "Refusé par le client", "Refused"),
  pays("03", "wrong_pin", "Code PIN erroné", "Wrong PIN"),
  pays("04", "insufficient_funds", "Solde insuffisant", "Not enough money"),
  pays("05", "no_answer", "Sans réponse, puis expiré", "No answer, expires"),
  pays("06", "late_success", "Échoué, puis payé", "Failed, then paid"),
  pays("07", "callback_lost", "Payé, sans rappel", "Paid, no callback"),
  pays("08", "callback_twice", "Payé, deux rappels", "Paid, two callbacks"),
  pays(
    "09",
    "callback_premature",
    "Rappel prématuré, puis payé",
    "Callback too early, then paid"
  ),
  pays(
    "10",
    "callback_premature_then_failed",
    "Rappel prématuré, puis refusé",
    "Callback too early, then refused"
  ),
  pays(
    "11",
    "callback_before_answer",
    "Payé, rappel avant la réponse",
    "Paid, callback before the answer"
  ),
  pays(
    "12",
    "callback_wrong_amount",
    "Payé, montant faux au rappel",
    "Paid, callback tells a wrong amount"
  ),
  pays("13", "paid_other_amount", "Autre montant payé", "Other amount paid"),
  pays(
    "14",
    "paid_other_currency",
    "Autre devise payée",
    "Other currency paid"
  ),
  pays("15", "pending_forever", "En attente pour toujours", "Pending for ever"),
  pays(
    "16",
    "check_error_500",
    "Payé, vérification en erreur 500",
    "Paid, check answers 500 at first"
  ),
  pays(
    "17",
    "check_html",
    "Payé, vérification en HTML",
    "Paid, check answers HTML at first"
  ),
  pays(
    "18",
    "check_not_found_first",
    "Payé, introuvable d'abord",
    "Paid, not found at first"
  ),
  pays(
    "19",
    "check_unknown_status",
    "Payé, statut inconnu d'abord",
    "Paid, unknown status at first"
  ),
  pays(
    "20",
    "check_no_status",
    "Payé, sans statut d'abord",
    "Paid, no status at first"
  ),
  pays(
    "21",
    "timeout_paid",
    "Demande sans réponse, payé",
    "Request never answered, paid"
  ),
  pays(
    "22",
    "timeout_paid_without_callback",
    "Demande sans réponse, payé, sans rappel",
    "Request never answered, paid, no callback"
  ),
  pays(
    "23",
    "timeout_failed",
    "Demande sans réponse, échoué",
    "Request never answered, failed"
  ),
  pays(
    "24",
    "dropped_paid",
    "Connexion coupée, payé",
    "Connection dropped, paid"
  ),
  pays("25", "refused_at_once", "Demande rejetée", "Request refused"),
  pays("26", "reversed", "Payé, puis remboursé", "Paid, then given back"),
  pays(
    "27",
    "reversed_then_paid",
    "Dit remboursé, puis payé",
    "Told as given back, then paid"
  ),
  pays(
    "28",
    "cancelled_by_merchant",
    "Annulé par le marchand",
    "Cancelled by the merchant"
  ),
  pays("29", "number_locked", "Numéro bloqué", "Number locked"),
  receives("01", "paid", "Versé", "Paid out"),
  receives("02", "not_activated", "Rejeté : non activé", "Not activated"),
  receives("03", "balance_too_low", "Rejeté : solde bas", "Balance too low"),
  receives(
    "04",
    "recipient_refused",
    "Rejeté : bénéficiaire refusé",
    "Recipient refused"
  ),
  receives("05", "fails_later", "Accepté, puis échoué", "Fails later"),
  receives(
    "06",
    "timeout_paid",
    "Demande sans réponse, versé",
    "Request never answered, paid out"
  ),
  receives(
    "07",
    "timeout_failed",
    "Demande sans réponse, échoué",
    "Request never answered, failed"
  ),
  receives(
    "08",
    "timeout_paid_without_callback",
    "Demande sans réponse, versé, sans rappel",
    "Request never answered, paid out, no callback"
  ),
  receives(
    "09",
    "dropped_paid",
    "Connexion coupée, versé",
    "Connection dropped, paid out"
  ),
  receives("10", "never_ending", "En attente pour toujours", "Never ends"),
  receives("11", "callback_lost", "Versé, sans rappel", "No callback"),
  receives(
    "12",
    "callback_before_answer",
    "Versé, rappel avant la réponse",
    "Callback before the answer"
  ),
  receives(
    "13",
    "paid_other_amount",
    "Autre montant versé",
    "Other amount paid out"
  ),
]

/** The row of a 12-digit phone number, if it is magic. */
export function magicNumberOf(phone: string): MagicNumber | undefined {
  return magicNumbers.find(
    ({ lastSeven }) => phone.length === 12 && phone.endsWith(lastSeven)
  )
}

/** The table with a number of each network written out, for people. */
export function writtenMagicNumbers() {
  return magicNumbers.map((row) => ({
    ...row,
    phones: networks.map(({ prefixes }) => `243${prefixes[0]}${row.lastSeven}`),
  }))
}

function pays(
  digits: string,
  payment: Exclude<PaymentOutcome, "interactive">,
  fr: string,
  en: string
): MagicNumber {
  return { lastSeven: `00000${digits}`, payment, payout: "paid", fr, en }
}

function receives(
  digits: string,
  payout: PayoutOutcome,
  fr: string,
  en: string
): MagicNumber {
  return { lastSeven: `00001${digits}`, payment: "paid", payout, fr, en }
}

/** The names that the control API takes for a payment's outcome. */
export const paymentOutcomeNames = namesOf(paymentOutcomes)

/** The names that the control API takes for a payout's outcome. */
export const payoutOutcomeNames = namesOf(payoutOutcomes)

function namesOf<Outcomes extends object>(outcomes: Outcomes) {
  return Object.keys(outcomes) as (keyof Outcomes)[]
}
