import { networks } from "./networks"
import { paymentOutcomes, type PaymentOutcome } from "./payment-outcomes"
import { payoutOutcomes, type PayoutOutcome } from "./payout-outcomes"

/** The outcomes of a number's last seven digits, on every network. */
export interface MagicNumber {
  lastSeven: string
  payment: PaymentOutcome
  payout: PayoutOutcome
  fr: string
  en: string
}

type Row<Outcome> = readonly [
  lastTwo: string,
  outcome: Outcome,
  fr: string,
  en: string,
]

/** 00000xx sets the outcome of a payment; payouts to these numbers succeed. */
const payments: readonly Row<Exclude<PaymentOutcome, "interactive">>[] = [
  ["01", "paid", "Payé", "Paid"],
  ["02", "refused_by_shopper", "Refusé par le client", "Refused"],
  ["03", "wrong_pin", "Code PIN erroné", "Wrong PIN"],
  ["04", "insufficient_funds", "Solde insuffisant", "Insufficient funds"],
  ["05", "no_answer", "Sans réponse, puis expiré", "No answer, then expired"],
  ["06", "late_success", "Échoué, puis payé", "Failed, then paid"],
  ["07", "callback_lost", "Payé, sans notification", "Paid, no callback"],
  ["08", "callback_twice", "Payé, deux notifications", "Paid, two callbacks"],
  [
    "09",
    "callback_premature",
    "Notification prématurée, puis payé",
    "Premature callback, then paid",
  ],
  [
    "10",
    "callback_premature_then_failed",
    "Notification prématurée, puis refusé",
    "Premature callback, then refused",
  ],
  [
    "11",
    "callback_before_answer",
    "Payé, notification avant la réponse",
    "Paid, callback before the answer",
  ],
  [
    "12",
    "callback_wrong_amount",
    "Payé, montant erroné dans la notification",
    "Paid, wrong amount in the callback",
  ],
  ["13", "paid_other_amount", "Autre montant payé", "Other amount paid"],
  ["14", "paid_other_currency", "Autre devise payée", "Other currency paid"],
  ["15", "pending_forever", "En attente sans fin", "Pending forever"],
  [
    "16",
    "check_error_500",
    "Payé, vérification en erreur 500",
    "Paid, check fails with 500 at first",
  ],
  [
    "17",
    "check_html",
    "Payé, vérification en HTML",
    "Paid, check answers HTML at first",
  ],
  [
    "18",
    "check_not_found_first",
    "Payé, introuvable d’abord",
    "Paid, not found at first",
  ],
  [
    "19",
    "check_unknown_status",
    "Payé, statut inconnu d’abord",
    "Paid, unknown status at first",
  ],
  [
    "20",
    "check_no_status",
    "Payé, sans statut d’abord",
    "Paid, no status at first",
  ],
  [
    "21",
    "timeout_paid",
    "Demande sans réponse, payé",
    "Request never answered, paid",
  ],
  [
    "22",
    "timeout_paid_without_callback",
    "Demande sans réponse, payé, sans notification",
    "Request never answered, paid, no callback",
  ],
  [
    "23",
    "timeout_failed",
    "Demande sans réponse, échoué",
    "Request never answered, failed",
  ],
  ["24", "dropped_paid", "Connexion coupée, payé", "Connection dropped, paid"],
  ["25", "refused_at_once", "Demande rejetée", "Request refused"],
  ["26", "reversed", "Payé, puis remboursé", "Paid, then reversed"],
  [
    "27",
    "reversed_then_paid",
    "Annoncé remboursé, puis payé",
    "Reported as reversed, then paid",
  ],
  [
    "28",
    "cancelled_by_merchant",
    "Annulé par le marchand",
    "Cancelled by the merchant",
  ],
  ["29", "number_locked", "Numéro bloqué", "Number locked"],
]

/** 00001xx sets the outcome of a payout; payments from these numbers succeed. */
const payouts: readonly Row<PayoutOutcome>[] = [
  ["01", "paid", "Versé", "Paid out"],
  ["02", "not_activated", "Rejeté : non activé", "Refused: not activated"],
  [
    "03",
    "balance_too_low",
    "Rejeté : solde insuffisant",
    "Refused: balance too low",
  ],
  [
    "04",
    "recipient_refused",
    "Rejeté : bénéficiaire refusé",
    "Refused: recipient",
  ],
  ["05", "fails_later", "Accepté, puis échoué", "Accepted, then failed"],
  [
    "06",
    "timeout_paid",
    "Demande sans réponse, versé",
    "Request never answered, paid out",
  ],
  [
    "07",
    "timeout_failed",
    "Demande sans réponse, échoué",
    "Request never answered, failed",
  ],
  [
    "08",
    "timeout_paid_without_callback",
    "Demande sans réponse, versé, sans notification",
    "Request never answered, paid out, no callback",
  ],
  [
    "09",
    "dropped_paid",
    "Connexion coupée, versé",
    "Connection dropped, paid out",
  ],
  ["10", "never_ending", "En attente sans fin", "Pending forever"],
  ["11", "callback_lost", "Versé, sans notification", "Paid out, no callback"],
  [
    "12",
    "callback_before_answer",
    "Versé, notification avant la réponse",
    "Paid out, callback before the answer",
  ],
  ["13", "paid_other_amount", "Autre montant versé", "Other amount paid out"],
]

/**
 * The numbers with an outcome of their own, after any prefix of the four
 * networks: 243 81 000 0001 as well as 243 97 000 0001.
 */
const magicNumbers: readonly MagicNumber[] = [
  ...payments.map(([lastTwo, payment, fr, en]) => ({
    lastSeven: `00000${lastTwo}`,
    payment,
    payout: "paid" as const,
    fr,
    en,
  })),
  ...payouts.map(([lastTwo, payout, fr, en]) => ({
    lastSeven: `00001${lastTwo}`,
    payment: "paid" as const,
    payout,
    fr,
    en,
  })),
]

/** The magic number of a 12-digit phone number, if it is one. */
export function findMagicNumber(phone: string): MagicNumber | undefined {
  return magicNumbers.find(
    ({ lastSeven }) => phone.length === 12 && phone.endsWith(lastSeven)
  )
}

/** The magic numbers, each with one complete phone number of each network. */
export function listMagicNumbers() {
  return magicNumbers.map((magicNumber) => ({
    ...magicNumber,
    phones: networks.map(
      ({ prefixes }) => `243${prefixes[0]}${magicNumber.lastSeven}`
    ),
  }))
}

/** The names of payment outcomes in the control API. */
export const paymentOutcomeNames = namesOf(paymentOutcomes)

/** The names of payout outcomes in the control API. */
export const payoutOutcomeNames = namesOf(payoutOutcomes)

function namesOf<Outcomes extends object>(outcomes: Outcomes) {
  return Object.keys(outcomes) as (keyof Outcomes)[]
}
