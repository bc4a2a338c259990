import type { PageTexts } from "./en.ts"

export const fr: PageTexts = {
  loading: "Chargement de votre paiement…",
  noName: "Paiement",
  switchTo: "English",
  toPay: "À payer",
  order: "Commande n° {number}",
  item: "{title} × {quantity}",
  validUntil: "Ce lien est valable jusqu’au {date}.",
  payTitle: "Payer {amount}",
  methodTitle: "Comment voulez-vous payer ?",
  methods: { mobile_money: "Mobile money", card: "Carte bancaire" },
  noMethod:
    "Cette commande ne peut pas être payée ici pour le moment. Contactez la boutique.",
  footer: "Le paiement passe par FlexPay.",

  receipt: {
    title: "Paiement reçu. Merci !",
    amount: "Montant payé",
    reference: "Référence",
    method: "Payé par",
    date: "Date",
    order: "Commande",
    code: "Code d’assistance",
    print: "Imprimer le reçu",
    keep: "Gardez ce lien : il montre votre reçu.",
  },

  ended: {
    nothing_due: {
      title: "Il n’y a plus rien à payer",
      text: "Cette commande est déjà payée, ou son montant a changé. Une question ? Contactez la boutique.",
    },
    canceled: {
      title: "Cette commande a été annulée",
      text: "Ne payez rien. Si vous avez déjà payé, contactez la boutique.",
    },
    expired: {
      title: "Ce lien a expiré",
      text: "Il était valable jusqu’au {date}. Pour payer, demandez un nouveau lien à la boutique.",
    },
    closed: {
      title: "Ce lien n’est plus valable",
      text: "La boutique l’a fermé. Pour payer, demandez-lui un nouveau lien.",
    },
  },
  failedBefore: "Votre dernière demande n’a pas abouti : rien n’a été payé.",
  unknown: {
    title: "Ce lien n’existe pas ou a été mal copié",
    text: "Ouvrez le lien entier, comme vous l’avez reçu, ou demandez-en un autre à la boutique.",
  },
  offline: {
    title: "La boutique ne répond pas",
    text: "Vérifiez votre réseau, puis réessayez. Si vous avez déjà confirmé un paiement, ne payez pas une deuxième fois.",
  },
  tryAgain: "Réessayer",
  trying: "Nouvel essai…",

  refusals: {
    link_ended:
      "Ce lien n’est plus valable. Demandez-en un nouveau à la boutique.",
    nothing_due: "Il n’y a plus rien à payer.",
    order_canceled: "Cette commande a été annulée. Ne payez rien.",
    cart_incomplete:
      "Cette commande ne peut pas encore être payée. Contactez la boutique.",
    method_unavailable:
      "Ce moyen de paiement n’est pas proposé pour cette commande. Choisissez-en un autre, ou contactez la boutique.",
    payment_under_way:
      "Un paiement est déjà en cours. Attendez un moment, puis réessayez.",
  },

  kit: {
    cardHint:
      "Vous payez sur la page sécurisée de FlexPay. Votre reçu sera ensuite sur cette page.",
    steps: [
      "Demande envoyée",
      "Vous confirmez avec votre code PIN",
      "Paiement confirmé",
    ],
    mayLeave:
      "Vous pouvez quitter cette page : si vous confirmez, votre paiement est enregistré. Votre reçu sera ici.",
    amountChangedHint:
      "La demande de {amount} au {phone} ne correspond plus à votre commande : il faut maintenant payer {newAmount}. Ne la confirmez pas : dès qu’elle sera refusée ou expirée, vous pourrez payer {newAmount} ici.",
    amountChangedCardHint:
      "La page de la carte demande {amount}, mais il faut maintenant payer {newAmount}. Dès qu’elle aura expiré, vous pourrez payer {newAmount} ici.",
    amountChangedEnded:
      "Le montant à payer a changé : c’est maintenant {amount}, et l’ancienne demande est terminée.",
    placing: "Paiement reçu. Nous l’enregistrons…",
    paid: "Merci ! Votre paiement est reçu.",
    gone: "Ce lien n’existe plus",
    goneHint: "Pour payer, demandez un nouveau lien à la boutique.",
    tooManyPushes:
      "Trop de demandes ont été envoyées pour cette commande, à ce numéro ou depuis cette connexion. Réessayez plus tard, dans une heure au plus, ou contactez la boutique.",
    changed: "Cette commande a changé. Rechargez la page, puis réessayez.",
    notPossible:
      "La boutique n’a pas accepté cette demande. Rechargez la page, ou contactez la boutique.",
  },

  kitOfEnded: {
    help: [
      "Déverrouillez le téléphone et regardez l’écran : la demande est peut-être cachée par une autre application.",
      "Vérifiez que le téléphone a du réseau.",
    ],
    expiredHint:
      "Si vous avez confirmé, attendez encore : nous continuons à vérifier. Sinon, demandez un nouveau lien à la boutique pour payer.",
  },
}
