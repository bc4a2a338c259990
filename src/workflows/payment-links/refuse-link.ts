import { refuse } from "../../modules/flexpay/bilingual-message"

/** Why a payment link can't be created, or can't be paid; the error's code. */
export const LINK_REFUSALS = {
  order_is_draft: [
    "Cette commande est un brouillon. Convertissez-la d’abord en commande : le stock est alors réservé.",
    "This order is a draft. Convert it to an order first: that reserves the stock.",
  ],
  order_canceled: [
    "Cette commande est annulée : il n’y a rien à payer.",
    "This order was canceled: no payment is due.",
  ],
  nothing_due: ["Il n’y a rien à payer.", "Nothing is due."],
  amount_above_due: [
    "Ce montant dépasse ce qui reste à payer.",
    "This amount exceeds what is due.",
  ],
  payment_under_way: [
    "Un paiement est en cours. Attendez son résultat avant de changer le montant.",
    "A payment is under way. Wait for its outcome before you change the amount.",
  ],
  cart_completed: [
    "Ce panier est déjà devenu une commande. Demandez le paiement depuis la commande.",
    "This cart became an order already. Request the payment from the order.",
  ],
  cart_incomplete: [
    "Ce panier n’est pas complet : il lui manque des articles ou un mode de livraison.",
    "This cart is not complete: it has no items, or no shipping method.",
  ],
  method_unavailable: [
    "Ce moyen de paiement n’est pas proposé dans la région de la commande.",
    "This payment method is not offered in the region of the order.",
  ],
  no_test_region: [
    "Aucune région en CDF ou en USD ne propose le mobile money de FlexPay. Choisissez-le parmi les moyens de paiement d’une région (Paramètres, Régions).",
    "No region in CDF or USD offers FlexPay's mobile money. Choose it among the payment providers of a region (Settings, Regions).",
  ],
  link_ended: [
    "Ce lien de paiement n’est plus valable. Demandez-en un autre à la boutique.",
    "This payment link is no longer valid. Ask the shop for another one.",
  ],
} as const satisfies Readonly<Record<string, readonly [fr: string, en: string]>>

export type LinkRefusal = keyof typeof LINK_REFUSALS

/** @throws MedusaError (not_allowed) with this code and its sentence */
export function refuseLink(code: LinkRefusal): never {
  const [fr, en] = LINK_REFUSALS[code]
  refuse(code, fr, en)
}
