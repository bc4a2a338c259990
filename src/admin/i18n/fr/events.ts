import type { Texts } from "../texts"

/** What was seen of a transaction, one sentence for each kind of event. */
export const events: Texts["events"] = {
  accepted: "FlexPay a accepté la demande.",
  refused: "FlexPay a refusé la demande.",
  misconfigured:
    "FlexPay a refusé la boutique : le code marchand ou le jeton est faux.",
  not_sent: "FlexPay était injoignable. Rien n’est parti.",
  no_answer: "La demande est partie. Aucune réponse claire n’est venue.",
  callback:
    "FlexPay a appelé la boutique. Cela ne prouve rien : l’issue a donc été demandée à FlexPay.",
  check: "L’issue a été demandée à FlexPay.",
  lapse: "Le temps a passé sans réponse.",
  session_replaced:
    "La boutique a ouvert une nouvelle session de paiement. Le paiement lui appartient désormais.",
  applied: "Medusa a été informé, et ses comptes concordent.",
  apply_failed:
    "Medusa n’a pas pu être informé. Un nouvel essai se fait tout seul.",
  attention: "Mis sur la liste « À traiter ».",
  settled: "Marqué comme réglé.",
  approval_requested: "L’accord d’un second administrateur a été demandé.",
  approved: "Un second administrateur l’a approuvé.",
  rejected: "Un second administrateur l’a rejeté. Rien n’est parti.",
  resent: "Renvoyé.",
  earlier_arrived:
    "Le versement que celui-ci devait remplacer est finalement arrivé.",
  phone_revealed: "Le numéro entier a été montré à un administrateur.",
  payout_requested: "Le versement a été envoyé à FlexPay.",
  given_back: "Tout cet argent a été rendu ou est en route.",
  order_retried: "Un administrateur a demandé à Medusa de créer la commande.",
  other_phone: "Un autre numéro que celui du payeur a été choisi.",
  statement:
    "Un administrateur a déclaré pourquoi il est certain qu’aucun argent n’est parti.",
  told: "Le refus a été montré aussitôt. Medusa a annulé son remboursement.",
}

/** What FlexPay's answer to a check means. */
export const verdicts: Texts["verdicts"] = {
  pending: "Sa réponse : rien n’est encore décidé.",
  paid: "Sa réponse : c’est fait, l’argent est arrivé.",
  not_paid: "Sa réponse : cela n’a pas abouti.",
  canceled: "Sa réponse : annulé.",
  refunding: "Sa réponse : l’argent va être rendu.",
  refunded: "Sa réponse : l’argent a été rendu.",
  mismatch: "Sa réponse ne correspond pas à ce qui a été demandé.",
}

/** Around the events. */
export const timeline: Texts["timeline"] = {
  title: "Ce qui s’est passé",
  empty: "Rien n’a encore été noté.",
  show_all: "Afficher les {{count}} lignes",
  show_latest: "N’afficher que les dernières",
  by: "Par {{name}}",
  became: "Nouvel état : {{state}}",
  message: "Les mots de FlexPay : {{text}}",
  error: "Erreur : {{text}}",
  note: "Note : {{text}}",
  statement: "Déclaration : {{text}}",
  phone_reason: "Pourquoi un autre numéro : {{text}}",
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
