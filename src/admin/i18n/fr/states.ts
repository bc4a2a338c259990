import type { Texts } from "../texts"

/** States of a payment: a label and a sentence. */
const payment: Texts["states"]["payment"] = {
  draft: { label: "Brouillon", text: "Écrit. Rien n’est encore parti." },
  awaiting_approval: {
    label: "À approuver",
    text: "Un second administrateur doit l’approuver. Rien n’est encore parti.",
  },
  deferred: {
    label: "Prêt",
    text: "Écrit. La demande partira vers le téléphone du client quand la commande sera validée.",
  },
  submitting: {
    label: "En cours d’envoi",
    text: "La boutique demande à FlexPay d’envoyer la demande de paiement sur le téléphone du client.",
  },
  pending: {
    label: "En attente du client",
    text: "FlexPay a accepté la demande. Le client doit encore saisir son PIN, ou FlexPay doit encore donner le résultat.",
  },
  unknown: {
    label: "Issue inconnue",
    text: "La demande est partie et aucune réponse claire n’est venue. Le client a peut-être payé.",
  },
  refused: {
    label: "Refusé",
    text: "La demande n’a pas été acceptée. Aucun argent n’a bougé.",
  },
  succeeded: {
    label: "Payé",
    text: "FlexPay a confirmé le paiement.",
  },
  failed: {
    label: "Non payé",
    text: "Le paiement s’est terminé sans argent.",
  },
  canceled: {
    label: "Annulé",
    text: "Le paiement a été annulé avant tout mouvement d’argent.",
  },
  expired: {
    label: "Expiré",
    text: "La demande n’a pas été confirmée à temps. Si l’argent arrive quand même, il sera enregistré ici.",
  },
  reversed: {
    label: "Annulé par FlexPay",
    text: "Le client avait payé, et FlexPay lui a rendu l’argent.",
  },
}

/** The same of a payout. */
const payout: Texts["states"]["payout"] = {
  draft: {
    label: "En préparation",
    text: "Le versement est écrit. Rien n’est encore parti.",
  },
  awaiting_approval: {
    label: "À approuver",
    text: "Son montant demande l’accord d’un second administrateur. Rien n’est encore parti.",
  },
  deferred: {
    label: "Prêt",
    text: "Le versement est écrit et va partir.",
  },
  submitting: {
    label: "En cours d’envoi",
    text: "La boutique demande à FlexPay de verser l’argent.",
  },
  pending: {
    label: "En route",
    text: "FlexPay a accepté le versement et doit encore confirmer que l’argent est arrivé.",
  },
  unknown: {
    label: "Issue inconnue",
    text: "Le versement a été demandé et aucune réponse claire n’est venue. L’argent est peut-être parti. Rien n’est jamais renvoyé automatiquement.",
  },
  refused: {
    label: "Refusé",
    text: "Le versement n’a pas été accepté. L’argent est toujours à la boutique.",
  },
  succeeded: {
    label: "Versé",
    text: "FlexPay a confirmé que l’argent est arrivé.",
  },
  failed: {
    label: "Échoué",
    text: "FlexPay avait accepté le versement, puis il a échoué. L’argent est toujours à la boutique.",
  },
  canceled: {
    label: "Annulé",
    text: "Le versement s’est arrêté avant tout mouvement d’argent.",
  },
  expired: {
    label: "Expiré",
    text: "Le versement a dépassé son délai.",
  },
  reversed: {
    label: "Repris",
    text: "L’argent avait été versé, et FlexPay l’a repris.",
  },
}

/** Why a payment ended without money. */
const paymentReasons: Texts["reasons"]["payment"] = {
  rejected: "Un second administrateur l’a rejeté.",
  not_sent: "La boutique s’est arrêtée avant d’envoyer quoi que ce soit.",
  unreachable: "FlexPay était injoignable ; rien n’est parti.",
  misconfigured:
    "FlexPay a refusé la boutique, pas le client : vérifiez le code marchand et le jeton dans les réglages de la boutique.",
  refused: "FlexPay a refusé la demande.",
  no_answer: "FlexPay n’a jamais répondu à la demande.",
  not_paid:
    "Le client a refusé, s’est trompé de PIN, ou n’avait pas assez sur son compte.",
  canceled: "Le paiement a été annulé chez FlexPay.",
  expired: "La demande n’a pas été confirmée à temps.",
  returned: "FlexPay rend l’argent au client, ou l’a déjà rendu.",
}

/** Why a payout ended without money. */
const payoutReasons: Texts["reasons"]["payout"] = {
  rejected: "Un second administrateur l’a rejeté.",
  not_sent: "La boutique s’est arrêtée avant d’envoyer quoi que ce soit.",
  unreachable: "FlexPay était injoignable ; rien n’est parti.",
  misconfigured:
    "FlexPay a refusé la boutique : vérifiez le code marchand et le jeton dans les réglages, et demandez à FlexPay si les versements sont activés.",
  refused:
    "FlexPay l’a refusé : les versements ne sont peut-être pas activés pour la boutique, le solde est peut-être trop bas, ou ce numéro ne peut pas recevoir d’argent.",
  no_answer: "FlexPay n’a jamais répondu.",
  not_paid: "L’opérateur ne l’a pas versé.",
  canceled: "Le versement a été annulé chez FlexPay.",
  expired: "Le versement a dépassé son délai.",
  returned: "FlexPay a repris l’argent.",
}

export const states: Texts["states"] = {
  payment,
  payout,
}

export const reasons: Texts["reasons"] = {
  payment: paymentReasons,
  payout: payoutReasons,
}
