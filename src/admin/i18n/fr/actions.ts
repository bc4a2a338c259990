import type { Texts } from "../texts"

/** What an admin can do, and the dialogs for it. */
export const actions: Texts["actions"] = {
  check: "Vérifier maintenant",
  refund: "Rembourser par mobile money",
  approve: "Approuver",
  reject: "Rejeter",
  resend: "Renvoyer",
  place_order: "Créer la commande",
  settle: "Marquer comme réglé",
  cancel: "Annuler",
  back: "Retour",
  close: "Fermer",
  look_again: "Regarder de nouveau",
}

export const check: Texts["check"] = {
  unchanged: "Vérifié. L’état reste : {{state}}.",
  changed: "Vérifié. Nouvel état : {{state}}.",
}

export const approve: Texts["approve"] = {
  title: "Approuver ce versement ?",
  text: "{{amount}} partiront vers {{phone}}. FlexPay ne peut pas les reprendre.",
  confirm: "Approuver et envoyer",
  done: "Approuvé et envoyé.",
  not_done:
    "Approuvé, mais il n’est pas parti comme prévu. Regardez-le de nouveau.",
}

export const place_order: Texts["place_order"] = {
  title: "Créer la commande ?",
  text: "Medusa essaiera de créer la commande pour les {{amount}} que le client a payés.",
  confirm: "Créer la commande",
  done: "La commande a été créée.",
  not_done:
    "La commande n’a toujours pas pu être créée. La chronologie dit pourquoi.",
}

export const reject: Texts["reject"] = {
  title: "Rejeter ce versement",
  text: "Rien ne partira. L’argent du client reste à la boutique.",
  note: "Pourquoi",
  note_hint: "L’administrateur qui l’a demandé le lira.",
  confirm: "Rejeter le versement",
  done: "Rejeté. Rien n’est parti.",
}

export const settle: Texts["settle"] = {
  title: "Marquer comme réglé",
  text: "À utiliser quand l’affaire a été réglée autrement. Aucun argent ne bouge. Votre nom et votre note restent dans la chronologie.",
  note: "Comment cela a été réglé",
  note_hint: "Par exemple : rendu en espèces le 3 mai, reçu 118.",
  confirm: "Marquer comme réglé",
  done: "Marqué comme réglé.",
}

export const recipient: Texts["recipient"] = {
  legend: "Vers quel numéro",
  same: "Le numéro qui a payé",
  same_payout: "Le même numéro",
  other: "Un autre numéro",
  other_hint: "Vous direz pourquoi.",
  phone: "Numéro de téléphone",
  phone_hint: "Un numéro mobile de RD Congo, comme 081 234 5678.",
  phone_missing: "Saisissez le numéro qui reçoit l’argent.",
  reason: "Pourquoi un autre numéro",
  reason_hint: "Gardé dans la chronologie, avec votre nom.",
  reason_missing: "Dites pourquoi l’argent part vers un autre numéro.",
}

export const refund: Texts["refund"] = {
  title: "Rembourser par mobile money",
  text: "L’argent part du compte FlexPay de la boutique vers un téléphone.",
  loading: "Lecture de ce qui reste à rendre…",
  nothing_left: "Il ne reste rien à rendre de ce paiement.",
  amount: "Montant ({{currency}})",
  amount_hint: "{{left}} peuvent être rendus.",
  amount_hint_paid_out:
    "{{left}} peuvent être rendus ; {{paid_out}} ont déjà été rendus ou sont en route.",
  amount_invalid: "Saisissez un montant, comme {{example}}.",
  amount_too_large: "Au plus {{left}} peuvent être rendus.",
  reason: "Motif",
  reason_none: "Aucun",
  note: "Note",
  note_hint: "Pour vos collègues. Le client ne la voit pas.",
  optional: "facultatif",
  review: "Continuer",
  confirm_title: "Envoyer cet argent ?",
  confirm_text:
    "Une fois l’argent parti, FlexPay ne peut pas le reprendre. Comparez encore une fois.",
  confirm_amount: "Montant",
  confirm_phone: "Vers",
  confirm_reason: "Motif",
  confirm_note: "Note",
  confirm: "Envoyer {{amount}}",
  sending: "Envoi en cours. Laissez cette fenêtre ouverte un instant.",
}

export const resend: Texts["resend"] = {
  title: "Renvoyer le versement",
  text: "{{amount}} partent encore une fois, dans un nouveau versement lié à celui-ci.",
  statement: "Pourquoi il est certain qu’aucun argent n’est parti",
  statement_hint:
    "Le premier versement est peut-être arrivé. Dites ce qui prouve le contraire, par exemple la réponse du support de FlexPay.",
  statement_missing:
    "Dites pourquoi il est certain qu’aucun argent n’est parti.",
  review: "Continuer",
}

export const progress: Texts["progress"] = {
  title: "Le versement",
  watching:
    "Actualisé toutes les 3 secondes. Vous pouvez fermer : le versement continue.",
  over: "Ce versement ne changera plus.",
  approval:
    "Un autre administrateur doit l’approuver, sur cette commande ou sur la page FlexPay.",
}

export const problem: Texts["problem"] = {
  refused: "Cela a été refusé",
  refused_text:
    "Le serveur de la boutique ne l’a pas accepté, et dit pourquoi :",
  conflict: "Quelqu’un a été plus rapide",
  conflict_text:
    "De l’argent de ce paiement a été rendu, ou cette ligne a changé, depuis que vous l’avez ouverte. Regardez de nouveau avant de continuer.",
  lost: "Le serveur de la boutique n’a pas répondu",
  lost_text:
    "Cela a peut-être marché. Ne recommencez pas : fermez et regardez d’abord la liste.",
  unreadable: "Le serveur de la boutique n’a pas pu le lire.",
}
