import type { FlexPayTexts } from "./texts.ts"

export const fr: FlexPayTexts = {
  formTitle: "Payer par mobile money",
  cardFormTitle: "Payer par carte",
  amount: "À payer : {amount}",
  fee: "Votre opérateur peut y ajouter des frais.",
  phoneLabel: "Votre numéro mobile money",
  phoneHint:
    "M‑Pesa, Orange Money, Airtel Money ou Afrimoney. Exemple : 081 234 5678",
  networkNotice:
    "{name} : beaucoup de paiements échouent en ce moment. Vous pouvez essayer, ou payer autrement.",
  unknownOperator: "Opérateur non reconnu : vérifiez le numéro.",
  neverPin:
    "Vous confirmez sur votre téléphone. Nous ne demandons jamais votre code PIN.",
  cardHint:
    "Vous payez sur la page sécurisée de FlexPay, puis vous revenez ici.",
  pay: "Payer {amount}",
  payByCard: "Continuer vers la page de paiement",
  phoneProblems: {
    empty: "Écrivez votre numéro de téléphone.",
    not_a_number: "Écrivez un numéro de téléphone, par exemple 081 234 5678.",
    foreign:
      "Ce numéro n’est pas de la RD Congo. Il faut un numéro congolais (+243).",
    wrong_length:
      "Vérifiez le numéro : il a 9 chiffres après +243, par exemple 081 234 5678.",
  },

  loading: "Nous regardons où en est votre paiement…",
  sending: "Nous envoyons la demande…",
  waiting: "Confirmez sur votre téléphone",
  waitingHint:
    "Nous avons envoyé une demande de {amount} au {phone}. Entrez votre code PIN sur ce téléphone, jamais sur cette page.",
  timeLeft: "Encore {minutes} min pour confirmer.",
  lastMinute: "Moins d’une minute pour confirmer.",
  confirmed: "J’ai confirmé",
  checkingNow: "Vérification…",
  notConfirmed:
    "FlexPay n’a pas encore de confirmation. Cela peut prendre quelques secondes : nous continuons à vérifier.",
  steps: [
    "Envoi de la demande",
    "Vous confirmez avec votre code PIN",
    "Paiement confirmé",
    "Commande enregistrée",
  ],
  stepDone: "fait",
  mayLeave:
    "Vous pouvez quitter cette page : si vous confirmez, votre commande est enregistrée.",
  helpTitle: "Rien sur votre téléphone ?",
  help: [
    "Déverrouillez le téléphone et regardez l’écran : la demande est peut-être cachée par une autre application.",
    "Vérifiez le numéro, et que le téléphone a du réseau.",
    "Pas de demande ? Attendez : vous pourrez recommencer quand celle-ci sera expirée, dans quelques minutes.",
  ],
  leavePush: "Refusez d’abord la demande sur votre téléphone",
  leavePushHint:
    "La demande de {amount} attend encore au {phone}. Refusez-la sur ce téléphone, ou laissez-la expirer : vous choisirez ensuite ici un autre moyen de payer, sans payer deux fois.",
  expiresIn: "Elle expire dans {minutes} min.",
  expiresSoon: "Elle expire dans moins d’une minute.",
  refused: "Je l’ai refusée",
  backToPush: "Je vais confirmer la demande",

  deferred: "Enregistrez votre commande",
  deferredHint: "La demande de paiement part ensuite vers votre téléphone.",
  deferredFailed: "La commande n’a pas pu être enregistrée. Rien n’a été payé.",
  deferredButton: "Continuer",
  cardPage: "Terminez le paiement sur la page de FlexPay",
  cardPageHint:
    "Si vous venez de payer, nous attendons la confirmation : ne payez pas une deuxième fois.",
  cardPageButton: "Aller à la page de la carte",
  cardCanceled: "Vous avez annulé le paiement par carte",
  cardCanceledHint:
    "Nous n’avons reçu aucun paiement pour le moment. Vous pouvez choisir un autre moyen de payer, ou revenir à la page de la carte.",
  leaveCardPage:
    "Si vous payez ici, ne payez plus les {amount} sur la page de la carte. Vous y avez déjà payé ? Alors attendez : nous vérifions.",
  cardPageOpen:
    "Le paiement par carte n’a pas pu être vérifié : aucune demande n’est partie. Réessayez dans un instant, ou terminez sur la page de la carte.",
  amountChanged: "Le montant a changé : refusez la demande sur votre téléphone",
  amountChangedHint:
    "La demande de {amount} au {phone} ne correspond plus à votre panier, qui coûte maintenant {newAmount}. Ne la confirmez pas : dès qu’elle sera refusée ou expirée, vous pourrez payer {newAmount} ici.",
  amountChangedCard:
    "Le montant a changé : ne payez pas sur la page de la carte",
  amountChangedCardHint:
    "La page de la carte demande {amount}, mais votre panier coûte maintenant {newAmount}. Dès qu’elle aura expiré, vous pourrez payer {newAmount} ici.",
  amountChangedConfirmed:
    "Vous avez déjà payé ? Ne payez pas une deuxième fois : attendez ici, nous vérifions.",
  amountChangedEnded:
    "Votre panier a changé : il coûte maintenant {amount}, et l’ancienne demande est terminée.",
  checking: "Nous vérifions votre paiement",
  checkingHint:
    "La réponse tarde. Ne payez pas une deuxième fois : si l’argent est parti, nous le trouvons. Vous pouvez quitter cette page et revenir.",
  placing: "Paiement reçu. Nous enregistrons votre commande…",
  paid: "Merci ! Votre commande est payée.",
  paidHint: "Nous avons reçu {amount}.",
  needsHelp: "Votre argent est arrivé. Contactez la boutique.",
  needsHelpHint:
    "Nous avons reçu votre paiement, mais il n’a pas pu être rattaché à votre commande. Ne payez pas une deuxième fois : la boutique s’en occupe avec vous.",
  needsCheck: "Votre paiement est à vérifier. Contactez la boutique.",
  needsCheckHint:
    "La boutique doit vérifier votre paiement de {amount} auprès de FlexPay. Ne payez pas une deuxième fois.",
  returned: "Votre argent vous est rendu",
  returnedHint:
    "{amount} vous sont rendus. Contactez la boutique pour la suite.",
  resolved: "Votre paiement précédent est réglé avec la boutique",
  orderCanceled: "Cette commande a été annulée",
  orderCanceledHint:
    "Il n’y a plus rien à payer. Si vous avez déjà confirmé un paiement, contactez la boutique.",
  orderCanceledPush: "Commande annulée : ne confirmez pas sur votre téléphone",
  orderCanceledPushHint:
    "Cette commande a été annulée. Refusez la demande de {amount} au {phone}, ou laissez-la expirer. Si vous l’avez déjà confirmée, contactez la boutique.",
  orderCanceledCard: "Commande annulée : ne payez pas sur la page de la carte",
  orderCanceledCardHint:
    "Cette commande a été annulée : ne payez pas les {amount} que demande la page de la carte. Si vous les avez déjà payés, contactez la boutique.",
  failed: "Le paiement n’a pas abouti",
  reasons: {
    not_paid:
      "Rien n’a été payé : la demande a été refusée, le code PIN était faux, le solde ne suffit pas, ou la demande n’a pas été confirmée à temps.",
    refused:
      "Le service de paiement n’a pas accepté la demande. Vérifiez le numéro.",
    unreachable:
      "Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans un moment.",
    misconfigured:
      "La boutique ne peut pas encaisser pour le moment. Rien n’a été payé. Merci de prévenir la boutique.",
    no_answer: "Le service de paiement n’a pas répondu.",
    canceled: "La demande a été annulée. Rien n’a été payé.",
    expired: "La demande n’a pas été confirmée à temps.",
    returned: "{amount} vous sont rendus. Vous pouvez payer de nouveau.",
    resolved:
      "Ce paiement de {amount} est réglé : vous pouvez payer cette commande de nouveau.",
  },
  operatorMessage: "Message de l’opérateur : {text}",
  serviceMessage: "Message du service de paiement : {text}",
  notPaidByCard: "La carte a été refusée, ou le paiement a été annulé.",
  expired: "La demande a expiré",
  expiredHint:
    "Si vous avez confirmé, attendez encore : nous continuons à vérifier. Sinon, vous pouvez recommencer.",
  gone: "Votre panier a changé",
  goneHint: "Revenez au panier et choisissez de nouveau le paiement.",

  sendAgain: "Renvoyer la demande",
  tryAgain: "Réessayer",
  payAgain: "Payer de nouveau",
  changeNumber: "Changer de numéro",
  payAnotherWay: "Payer autrement",
  offline:
    "Pas de réponse de la boutique pour le moment. Nous réessayons : rien n’est perdu.",
  tooManyPushes:
    "Trop de demandes ont été envoyées pour ce panier, à ce numéro ou depuis cette connexion. Réessayez plus tard, dans une heure au plus, ou payez autrement.",
  changed:
    "Votre panier ou votre commande a changé. Revenez au panier, puis choisissez de nouveau le paiement.",
  notPossible:
    "La boutique n’a pas accepté cette demande. Rechargez la page, ou payez autrement.",
  offlineSending:
    "Pas de réponse de la boutique pour le moment. Nous vérifions si votre demande est partie.",
  lost: "Votre demande n’est pas passée. Réessayez : vous ne paierez pas deux fois.",

  receiptTitle: "Paiement",
  receipt: {
    amount: "Montant payé",
    method: "Payé par",
    reference: "Référence",
    date: "Date",
    code: "Code d’assistance",
  },
  receiptCard: "Carte bancaire",
  printReceipt: "Imprimer le reçu",
  refunds: {
    requested: "Remboursement de {amount} demandé. La boutique le prépare.",
    under_way: "Remboursement de {amount} en route vers le {phone}.",
    arrived: "{amount} remboursés sur le {phone} le {date}.",
    failed:
      "Le remboursement de {amount} n’est pas arrivé. La boutique l’enverra de nouveau ou vous contactera.",
    resolved: "Remboursement de {amount} : réglé avec la boutique.",
  },
  refundTarget: "compte qui a payé",

  supportCode: "Indiquez ce code à la boutique : {code}",
  support: "Contacter {name}",
  supportName: "la boutique",
  supportLinks: {
    phone: "Appeler le {text}",
    whatsapp: "WhatsApp : {text}",
    email: "E-mail : {text}",
  },
}
