import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../bilingual-message"
import type { RefundRefusal } from "./refund-rules"
import type { ResendRefusal } from "./resend-rules"

/** The fewest characters of a justification; the HTTP types say the same. */
const JUSTIFICATION_LENGTH_MIN = 10

/** Why an action of an operator is refused; the code of the error. */
export type ActionRefusal =
  | RefundRefusal
  | ResendRefusal
  | "not_awaiting_approval"
  | "own_approval"
  | "check_unavailable"
  | "payout_pending"
  | "not_owed"
  | "nothing_left"
  | "not_acceptable"
  | "amount_missing"
  | "amount_too_large"
  | "reveal_reason_missing"
  | "reveal_reason_has_number"

/** Refused for the input; all others for the state of the transaction. */
const INVALID: readonly ActionRefusal[] = [
  "justification_missing",
  "amount_missing",
  "amount_too_large",
  "reveal_reason_missing",
  "reveal_reason_has_number",
]

const SENTENCES: Readonly<Record<ActionRefusal, [fr: string, en: string]>> = {
  not_paid: [
    "Seul un paiement réussi peut être remboursé.",
    "Only a payment that succeeded can be given back.",
  ],
  amount_unknown: [
    "Le montant reçu n’est pas encore connu. Indiquez-le d’abord.",
    "The amount that arrived is not known yet. State it first.",
  ],
  payout_open: [
    "Un versement de ce paiement a échoué ou son issue est inconnue. Renvoyez celui-là, ou clôturez-le.",
    "A payout of this payment failed, or its outcome is unknown. Send that one again, or resolve it.",
  ],
  order_being_placed: [
    "La commande est en cours de création. Réessayez dans un instant.",
    "The order is being placed. Try again in a moment.",
  ],
  justification_missing: [
    `Écrivez une justification, en ${JUSTIFICATION_LENGTH_MIN} caractères au moins.`,
    `Write a justification of at least ${JUSTIFICATION_LENGTH_MIN} characters.`,
  ],
  not_resendable: [
    "On ne renvoie qu’un versement échoué, refusé, arrivé incomplet, rendu par FlexPay ou dont l’issue est inconnue.",
    "Only a payout that failed, was refused, arrived short, came back, or whose outcome is unknown can be sent again.",
  ],
  already_resent: [
    "Ce versement a déjà été renvoyé. Rien n’a été envoyé cette fois.",
    "This payout was sent again already. Nothing was sent now.",
  ],
  payout_arrived: [
    "L’argent est arrivé : ce versement, ou celui qu’il remplace, a abouti. Rien n’a été envoyé.",
    "The money arrived: this payout, or the one that it was sent again for, succeeded. Nothing was sent.",
  ],
  not_awaiting_approval: [
    "Cette demande n’est plus à approuver. Un autre administrateur l’a peut-être déjà approuvée ou rejetée.",
    "This request is not awaiting approval. Another admin may have approved or rejected it.",
  ],
  own_approval: [
    "Vous avez fait cette demande : un autre administrateur doit l’approuver.",
    "This request is your own, so another admin must approve it.",
  ],
  check_unavailable: [
    "FlexPay ne répond pas, ou sa réponse ne dit rien de sûr. Rien n’a été fait. Réessayez plus tard.",
    "FlexPay can't be checked now, or its answer says nothing certain. Nothing was done. Try again later.",
  ],
  payout_pending: [
    "FlexPay traite encore le versement précédent. Rien n’a été envoyé.",
    "FlexPay still calls the earlier payout pending. Nothing was sent.",
  ],
  not_owed: [
    "Le client a déjà cet argent : FlexPay l’a rendu, ou un versement précédent est arrivé. Rejetez ce versement.",
    "The shopper has this money already: FlexPay gave it back, or an earlier payout arrived. Reject this payout.",
  ],
  nothing_left: [
    "Il ne reste rien à rembourser de ce paiement.",
    "Nothing is left to give back of this payment.",
  ],
  not_acceptable: [
    "FlexPay ne dit pas que ce paiement est arrivé, ou il est déjà compté comme reçu.",
    "FlexPay does not report this payment as paid, or it is counted as received already.",
  ],
  amount_missing: [
    "Indiquez le montant reçu, dans la devise du paiement.",
    "State the amount that arrived, in the payment's currency.",
  ],
  amount_too_large: [
    "Le montant reçu ne peut pas dépasser le montant demandé.",
    "The amount that arrived can't exceed the requested one.",
  ],
  reveal_reason_missing: [
    "Dites en quelques mots pourquoi vous affichez ce numéro.",
    "State in a few words why you show this number.",
  ],
  reveal_reason_has_number: [
    "N’écrivez pas de numéro de téléphone : le motif reste dans l’historique.",
    "Do not write a phone number: the reason stays in the timeline.",
  ],
}

/**
 * @param reference of the payout that the refusal is about
 * @throws MedusaError with this code and its sentence for admins
 */
export function refuseAction(code: ActionRefusal, reference?: string): never {
  const [fr, en] = SENTENCES[code]
  throw new MedusaError(
    INVALID.includes(code)
      ? MedusaError.Types.INVALID_DATA
      : MedusaError.Types.NOT_ALLOWED,
    reference
      ? bilingual(
          `${fr} Référence : ${reference}.`,
          `${en} Reference: ${reference}.`
        )
      : bilingual(fr, en),
    code
  )
}

/** Whether a text is long enough to justify an action. */
export function isJustification(text: string | undefined): boolean {
  return (text?.trim().length ?? 0) >= JUSTIFICATION_LENGTH_MIN
}

/**
 * Refuses a decision by a secret API key.
 * @throws MedusaError (forbidden, code `user_required`)
 */
export function refuseApiKey(): never {
  throw new MedusaError(
    MedusaError.Types.FORBIDDEN,
    bilingual(
      "Une clé API secrète ne peut pas le faire. Connectez-vous à l’administration avec votre propre compte.",
      "A secret API key can't do this. Log in to the admin with your own account."
    ),
    "user_required"
  )
}
