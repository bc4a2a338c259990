import { refuse } from "../bilingual-message"

/** Why an unrecorded payment is not recorded; the error's code. */
export const RECORD_REFUSALS = {
  not_recordable: [
    "Cette ligne n’est pas un paiement réussi avec un numéro d’ordre complet : rien ne peut être vérifié auprès de FlexPay.",
    "This line is not a paid payment with a complete order number: nothing can be checked at FlexPay.",
  ],
  payment_not_confirmed: [
    "FlexPay ne confirme aucun paiement réussi pour cette ligne et ce numéro de téléphone. Vérifiez le numéro du client. Rien n’a été enregistré.",
    "FlexPay confirms no paid payment for this line and this phone number. Verify the customer's number. Nothing was recorded.",
  ],
  other_money: [
    "FlexPay indique un autre montant ou une autre devise que le relevé. Rien n’a été enregistré.",
    "FlexPay reports another amount or currency than the export file. Nothing was recorded.",
  ],
  other_reference: [
    "FlexPay indique une autre référence que le relevé. Rien n’a été enregistré.",
    "FlexPay reports another reference than the export file. Nothing was recorded.",
  ],
  already_recorded: [
    "Ce paiement est déjà dans les données du module, ou attend déjà une approbation. Rien n’a été enregistré cette fois.",
    "This payment is in the plugin's records already, or awaits approval. Nothing was recorded now.",
  ],
  order_unknown: [
    "Aucune commande ne porte ce numéro.",
    "No order has this number.",
  ],
  order_in_other_currency: [
    "Cette commande n’est pas dans la devise du paiement.",
    "This order is not in the payment's currency.",
  ],
} as const satisfies Readonly<Record<string, readonly [fr: string, en: string]>>

type RecordRefusal = keyof typeof RECORD_REFUSALS

/**
 * @param reference of the transaction that the refusal is about
 * @throws MedusaError (not_allowed) with this code and its sentence
 */
export function refuseRecord(code: RecordRefusal, reference?: string): never {
  const [fr, en] = RECORD_REFUSALS[code]
  refuse(
    code,
    reference ? `${fr} Référence : ${reference}.` : fr,
    reference ? `${en} Reference: ${reference}.` : en
  )
}

/** @throws MedusaError (not_allowed, code `break_closed`) */
export function refuseBreakClosed(): never {
  refuse(
    "break_closed",
    "Cet écart est déjà clôturé, par un administrateur ou par un nouveau rapprochement.",
    "This discrepancy is closed already, by an admin or by a new comparison."
  )
}
