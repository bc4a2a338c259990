import type { FlexPayTexts } from "./texts.ts"

export const fr: FlexPayTexts = {
  formTitle: "Payer par mobile money",
  cardFormTitle: "Payer par carte",
  amount: "À payer : {amount}",
  fee: "Votre opérateur peut y ajouter des frais.",
  phoneLabel: "Votre numéro mobile money",
  phoneHint:
    "M-Pesa, Orange Money, Airtel Money ou Afrimoney. Exemple : 081 234 5678",
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
      "Ce numéro n'est pas de la RD Congo. Il faut un numéro congolais (+243).",
    wrong_length:
      "Vérifiez le numéro : il a 9 chiffres après +243, par exemple 081 234 5678.",
  },

  loading: "Nous regardons où en est votre paiement…",
  sending: "Nous envoyons la demande…",
  waiting: "Confirmez sur votre téléphone",
  waitingHint:
    "Une demande de {amount} part vers le {phone}. Entrez votre code PIN sur ce téléphone, jamais sur cette page.",
  steps: [
    "Demande envoyée",
    "Vous confirmez avec votre code PIN",
    "Paiement confirmé",
    "Commande enregistrée",
  ],
  stepDone: "fait",
  mayLeave:
    "Vous pouvez quitter cette page : si vous confirmez, votre commande est enregistrée.",
  helpTitle: "Rien sur votre téléphone ?",
  help: [
    "Déverrouillez le téléphone et regardez l'écran : la demande peut attendre derrière.",
    "Vérifiez que c'est bien ce numéro, et qu'il a du réseau.",
    "Pas de demande ? Attendez : vous pourrez recommencer quand celle-ci sera expirée, dans quelques minutes.",
  ],
  payAnotherWayHint:
    "Si vous payez autrement, ne confirmez plus cette demande sur le téléphone.",

  ready: "Enregistrez votre commande",
  readyHint: "La demande de paiement part ensuite vers votre téléphone.",
  readyFailed: "La commande n'a pas pu être enregistrée. Rien n'a été payé.",
  readyButton: "Continuer",
  cardPage: "Payez sur la page de la carte",
  cardPageHint:
    "Si vous venez de payer, nous attendons la confirmation : ne payez pas une deuxième fois.",
  cardPageButton: "Aller à la page de la carte",
  checking: "Nous vérifions votre paiement",
  checkingHint:
    "La réponse tarde. Ne payez pas une deuxième fois : si l'argent est parti, nous le trouvons. Vous pouvez quitter cette page et revenir.",
  placing: "Paiement reçu. Nous enregistrons votre commande…",
  paid: "Merci ! Votre commande est payée.",
  paidHint: "Nous avons reçu {amount}.",
  needsHelp: "Votre argent est arrivé. Appelez la boutique.",
  needsHelpHint:
    "Nous avons reçu {amount}, mais la commande n'a pas pu être terminée. Ne payez pas une deuxième fois.",
  returned: "Votre argent vous est rendu",
  returnedHint: "FlexPay rend {amount}. Appelez la boutique pour la suite.",
  failed: "Le paiement n'a pas eu lieu",
  reasons: {
    not_paid:
      "Rien n'a été payé : la demande a été refusée, le code PIN était faux ou le solde ne suffit pas.",
    refused:
      "Le service de paiement n'a pas accepté la demande. Vérifiez le numéro.",
    unreachable:
      "Le service de paiement ne répond pas. Rien n'a été demandé : réessayez dans un moment.",
    misconfigured:
      "La boutique ne peut pas encaisser pour le moment. Rien n'a été payé. Prévenez-la, s'il vous plaît.",
    no_answer: "Le service de paiement n'a pas répondu.",
    canceled: "La demande a été annulée. Rien n'a été payé.",
    expired: "Personne n'a répondu à la demande à temps.",
    resolved:
      "La boutique a réglé avec vous votre paiement précédent. Vous pouvez payer de nouveau.",
    returned: "FlexPay vous rend l'argent.",
  },
  notPaidByCard: "La carte a été refusée, ou le paiement a été abandonné.",
  expired: "La demande a expiré",
  expiredHint:
    "Si vous avez confirmé, attendez encore : nous continuons à vérifier. Sinon, vous pouvez recommencer.",
  gone: "Votre panier a changé",
  goneHint: "Revenez au panier et choisissez de nouveau le paiement.",

  askAgain: "Renvoyer la demande",
  tryAgain: "Réessayer",
  changeNumber: "Changer de numéro",
  payAnotherWay: "Payer autrement",
  offline:
    "Pas de réponse de la boutique pour le moment. Nous réessayons : rien n'est perdu.",
  tooManyPushes:
    "Trop de demandes ont été envoyées. Attendez quelques minutes, puis réessayez.",
  notPossible:
    "La boutique n'a pas accepté cette demande. Rechargez la page, ou payez autrement.",
  lost: "Votre demande n'est pas passée. Réessayez : vous ne paierez pas deux fois.",
}
