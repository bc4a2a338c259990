import type { Texts } from "../texts"

/** What an admin can do, and the dialogs for it. */
export const actions: Texts["actions"] = {
  check: "Vérifier maintenant",
  refund: "Rembourser par mobile money",
  approve: "Approuver",
  reject: "Rejeter",
  resend: "Renvoyer",
  resend_rest: "Envoyer le reste : {{amount}}",
  accept: "Compter comme reçu",
  place_order: "Créer la commande",
  count_payment: "Compter comme le paiement de la commande",
  resolve: "Clôturer",
  cancel: "Annuler",
  back: "Retour",
  close: "Fermer",
  refresh: "Actualiser",
}

export const check: Texts["check"] = {
  unchanged: "Vérifié : toujours « {{state}} ».",
  changed: "Vérifié : désormais « {{state}} ».",
}

export const approve: Texts["approve"] = {
  title: "Approuver ce versement ?",
  text: "{{amount}} seront envoyés au {{phone}}. FlexPay ne peut pas les reprendre.",
  confirm: "Approuver et envoyer",
  done: "Approuvé et envoyé.",
  not_done: "Approuvé, mais il n’est pas parti comme prévu. Vérifiez son état.",
}

export const place_order: Texts["place_order"] = {
  title: "Créer la commande ?",
  text: "Medusa essaiera de créer la commande pour les {{amount}} que le client a payés.",
  confirm: "Créer la commande",
  done: "La commande a été créée.",
  not_done:
    "La commande n’a toujours pas pu être créée. L’historique dit pourquoi.",
}

export const count_payment: Texts["count_payment"] = {
  title: "Compter comme le paiement de la commande ?",
  text: "Les {{amount}} que le client a payés par FlexPay seront enregistrés dans Medusa comme le paiement de la commande existante. Aucun argent ne bouge.",
  confirm: "Compter comme le paiement",
  done: "Compté comme le paiement de la commande.",
  not_done:
    "Le paiement n’a pas pu être compté comme celui de la commande. L’historique dit pourquoi.",
}

export const accept: Texts["accept"] = {
  title: "Compter comme reçu",
  text: "FlexPay indique que ce paiement a réussi, mais sa réponse est illisible ou ne correspond pas. Vérifiez d’abord dans l’espace marchand de FlexPay. Aucun argent ne bouge ; vous pourrez ensuite rembourser le paiement ou créer la commande.",
  amount: "Montant reçu ({{currency}})",
  amount_hint:
    "Montant affiché dans l’espace marchand de FlexPay, {{asked}} au plus.",
  amount_invalid: "Saisissez un montant, par exemple {{example}}.",
  amount_too_large: "Saisissez {{asked}} au plus : c’est le montant demandé.",
  confirm: "Compter comme reçu",
  done: "Compté comme reçu.",
}

/** Where the plugin cannot verify, so that an operator must justify an action. */
export const justification: Texts["justification"] = {
  label: "Justification",
  hint: "Le module ne peut pas le vérifier : indiquez comment vous le savez. Par exemple : « L’espace marchand de FlexPay l’affiche comme payé, vérifié le 3 mai. » Conservée dans l’historique, avec votre nom.",
  missing: "Écrivez une justification d’au moins {{length}} caractères.",
  length: "{{length}} caractères au moins.",
}

export const reject: Texts["reject"] = {
  title: "Rejeter ce versement",
  text: "Rien ne partira. L’argent du client reste à la boutique.",
  note: "Motif",
  note_hint: "L’administrateur qui l’a demandé le lira.",
  confirm: "Rejeter le versement",
  done: "Rejeté. Rien n’est parti.",
}

export const resolve: Texts["resolve"] = {
  title: "Clôturer",
  text: "À utiliser quand l’affaire a été réglée autrement. Aucun argent ne bouge. Votre nom et votre note restent dans l’historique.",
  note: "Comment l’affaire a été réglée",
  note_hint: "Par exemple : remboursé en espèces le 3 mai, reçu 118.",
  confirm: "Clôturer",
  done: "Clôturé.",
}

export const recipient: Texts["recipient"] = {
  legend: "Destinataire",
  same: "Le numéro qui a payé",
  same_payout: "Le même numéro",
  other: "Un autre numéro",
  other_hint: "Un motif vous sera demandé.",
  phone: "Numéro de téléphone",
  phone_hint: "Un numéro mobile de RD Congo, par exemple 081 234 5678.",
  phone_missing: "Saisissez le numéro qui reçoit l’argent.",
  reason: "Motif de l’autre numéro",
  reason_hint: "Conservé dans l’historique, avec votre nom.",
  reason_missing:
    "Indiquez le motif de l’autre numéro, en {{length}} caractères au moins.",
}

export const refund: Texts["refund"] = {
  title: "Rembourser par mobile money",
  text: "L’argent part de votre solde FlexPay vers un compte mobile money.",
  loading: "Lecture du montant remboursable…",
  nothing_left: "Rien n’est remboursable sur ce paiement.",
  amount: "Montant ({{currency}})",
  amount_hint: "Vous pouvez rembourser jusqu’à {{max}}.",
  amount_hint_paid_out:
    "Vous pouvez rembourser jusqu’à {{max}} ; {{paid_out}} ont déjà été remboursés ou sont en route.",
  amount_invalid: "Saisissez un montant, par exemple {{example}}.",
  amount_too_large: "Vous pouvez rembourser {{max}} au plus.",
  reason: "Motif",
  reason_none: "Aucun",
  note: "Note",
  note_hint: "Pour vos collègues. Le client ne la voit pas.",
  optional: "facultatif",
  review: "Continuer",
  confirm_title: "Envoyer cet argent ?",
  confirm_text:
    "Une fois l’argent parti, FlexPay ne peut pas le reprendre. Vérifiez une dernière fois le montant et le numéro.",
  confirm_amount: "Montant",
  confirm_phone: "Vers",
  confirm: "Envoyer {{amount}}",
  sending: "Envoi en cours. Laissez cette fenêtre ouverte un instant.",
}

export const resend: Texts["resend"] = {
  title: "Renvoyer le versement",
  text: "{{amount}} sont renvoyés, dans un nouveau versement lié à celui-ci.",
  justification_hint:
    "Le premier versement est peut-être arrivé. Demandez au support de FlexPay, puis indiquez ce qui prouve qu’aucun argent n’est parti, par exemple sa réponse. Conservée dans l’historique, avec votre nom.",
}

/** The same of a payout that arrived short. */
export const resend_rest: Texts["resend_rest"] = {
  title: "Envoyer le reste",
  text: "Arrivé : {{arrived}} sur {{requested}}. Le reste, {{amount}}, est envoyé dans un nouveau versement lié à celui-ci.",
}

export const progress: Texts["progress"] = {
  title: "Le versement",
  watching:
    "Actualisé toutes les 3 secondes. Vous pouvez fermer : le versement continue.",
  over: "Cet état est définitif.",
  approval:
    "Un autre administrateur doit l’approuver, sur cette commande ou sur la page FlexPay.",
}

export const problem: Texts["problem"] = {
  refused: "L’opération n’a pas été effectuée",
  refused_text: "Motif indiqué par le serveur de la boutique :",
  conflict: "La situation vient de changer",
  conflict_text:
    "De l’argent de ce paiement a été remboursé, ou cette ligne a changé, depuis que vous l’avez ouverte. Rien n’a été fait. Actualisez avant de continuer.",
  lost: "Le serveur de la boutique n’a pas répondu",
  lost_text:
    "L’opération a peut-être été effectuée. Ne recommencez pas : fermez et vérifiez d’abord la liste.",
  unreadable: "Ces données n’ont pas pu être chargées.",
}

/** Refusals that the server names by a code. */
export const refusals: Texts["refusals"] = {
  open: "Ouvrir ce versement",
  order_being_placed: {
    title: "La commande est en cours de création",
    text: "Rien n’a été envoyé. Réessayez dans un instant.",
  },
  payout_open: {
    title: "Un versement antérieur de ce paiement est encore ouvert",
    text: "Il a échoué, ou son issue est inconnue. Renvoyez ce versement-là ou clôturez-le. Rien n’a été envoyé cette fois.",
  },
  already_resent: {
    title: "Ce versement a déjà été renvoyé",
    text: "Un autre versement l’a remplacé. Rien n’a été envoyé cette fois.",
  },
  check_unavailable: {
    title: "FlexPay ne peut pas être interrogé pour le moment",
    text: "Le module a besoin d’une réponse sûre de FlexPay et ne l’a pas obtenue. Rien n’a été fait. Réessayez dans quelques minutes.",
  },
}
