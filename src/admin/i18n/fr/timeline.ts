import type { Texts } from "../texts"

/** Entries of a transaction's timeline, one sentence for each type. */
export const timeline_entries: Texts["timeline_entries"] = {
  accepted: "FlexPay a accepté la demande.",
  refused: "FlexPay a refusé la demande.",
  misconfigured:
    "FlexPay a refusé la boutique : le code marchand ou le jeton est faux.",
  not_sent: "FlexPay était injoignable. Rien n’est parti.",
  no_answer: "La demande est partie. Aucune réponse claire n’est venue.",
  callback:
    "Notification reçue de FlexPay. Elle ne prouve rien à elle seule : le statut est donc vérifié.",
  check: "Statut vérifié auprès de FlexPay.",
  check_unreadable:
    "La réponse de FlexPay est illisible ou porte un statut inconnu.",
  order_number_replaced:
    "FlexPay ne connaît pas le numéro d’ordre de sa propre réponse. Celui d’une notification a été vérifié à sa place : il correspond bien à cette opération.",
  lapse: "Expiré sans réponse.",
  session_replaced:
    "La boutique a ouvert une nouvelle session de paiement. Le paiement lui appartient désormais.",
  synced: "Enregistré dans Medusa.",
  sync_failed:
    "N’a pas pu être enregistré dans Medusa. Un nouvel essai est automatique.",
  attention: "Ajouté à la liste « À traiter ».",
  resolved: "Clôturé par un administrateur.",
  justification: "Justifié par un administrateur.",
  accepted_by_operator: "Compté comme reçu par un administrateur.",
  approval_requested: "L’accord d’un second administrateur a été demandé.",
  approved: "Approuvé par un second administrateur.",
  rejected: "Rejeté par un second administrateur. Rien n’est parti.",
  resent: "Renvoyé, dans un nouveau versement.",
  earlier_arrived: "Le versement que celui-ci remplace est finalement arrivé.",
  phone_revealed: "Le numéro entier a été affiché à un administrateur.",
  payout_requested: "Le versement a été envoyé à FlexPay.",
  given_back: "Entièrement remboursé, ou en cours de remboursement.",
  order_retried:
    "Nouvel essai d’un administrateur : Medusa doit créer la commande.",
  other_phone: "Envoyé à un autre numéro que celui du payeur.",
  refusal_reported:
    "Le refus a été signalé aussitôt. Medusa a annulé son remboursement.",
}

/** Verdicts of checks; used in `timeline.checked`. */
export const verdicts: Texts["verdicts"] = {
  pending: "en attente",
  paid: "payé",
  not_paid: "non payé",
  canceled: "annulé",
  refunding: "l’argent va être rendu",
  refunded: "l’argent a été rendu",
  mismatch: "la réponse ne correspond pas à la demande",
}

/** Around the entries. */
export const timeline: Texts["timeline"] = {
  title: "Historique",
  empty: "Rien n’a encore été enregistré.",
  show_all: "Afficher les {{count}} lignes",
  show_latest: "N’afficher que les dernières",
  by: "Par {{name}}",
  other: "Autre entrée : {{type}}",
  checked: "Statut vérifié auprès de FlexPay : {{verdict}}.",
  became: "Nouvel état : {{state}}",
  message: "Message de FlexPay : {{text}}",
  error: "Erreur : {{text}}",
  note: "Note : {{text}}",
  justification: "Justification : {{text}}",
  phone_reason: "Motif de l’autre numéro : {{text}}",
  show_wire: "Afficher la demande et la réponse",
  hide_wire: "Masquer la demande et la réponse",
  show_body: "Afficher ce qui a été reçu",
  hide_body: "Masquer ce qui a été reçu",
  show_data: "Afficher les détails",
  hide_data: "Masquer les détails",
  request: "Demande",
  response: "Réponse",
  received: "Reçu",
  details: "Détails",
  status: "HTTP {{status}}, {{duration}} ms",
  no_status: "Aucune réponse, {{duration}} ms",
  masked:
    "Les numéros de téléphone, les numéros d’ordre et les secrets sont masqués.",
}
