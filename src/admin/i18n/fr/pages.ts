import type { Texts } from "../texts"

/** The menu, the pages and the widget. */
export const menu: Texts["menu"] = {
  label: "FlexPay",
  attention_one: "{{count}} ligne à traiter :",
  attention_other: "{{count}} lignes à traiter :",
}

export const operators: Texts["operators"] = {
  vodacom: "Vodacom M-Pesa",
  orange: "Orange Money",
  airtel: "Airtel Money",
  africell: "Africell Afrimoney",
  unknown: "Opérateur inconnu",
}

export const kinds: Texts["kinds"] = {
  payment: "Paiement",
  payout: "Versement",
}

export const methods: Texts["methods"] = {
  card: "Carte",
}

export const fields: Texts["fields"] = {
  kind: "Type",
  method: "Moyen",
  state: "État",
  amount: "Montant",
  fee: "Frais payés par le client",
  fee_payout: "Frais",
  charged: "Débité au client",
  received: "Reçu",
  operator: "Opérateur",
  phone: "Téléphone",
  channel: "Canal",
  reference: "Référence",
  order_number: "Numéro d’ordre FlexPay",
  operator_reference: "Référence de l’opérateur",
  order: "Commande",
  disposition: "Affectation de l’argent",
  currency: "Devise",
  requested_by: "Demandé par",
  approved_by: "Approuvé par",
  note: "Note",
  created_at: "Créé",
  finalized_at: "Terminé",
  checked_at: "Dernière vérification",
  next_check_at: "Prochaine vérification",
  checks: "Vérifications",
  id: "ID",
}

/** What the money of a payment is for at present. */
export const dispositions: Texts["dispositions"] = {
  becoming_order: "En attente de la commande",
  booked: "Enregistré dans Medusa",
  going_back: "Remboursé ou en cours de remboursement",
  awaiting_operator: "En attente d’une décision",
  resolved: "Clôturé",
}

export const values: Texts["values"] = {
  none: "Aucun",
  redacted: "Supprimé (durée de conservation écoulée)",
  not_known: "Pas encore connu",
  not_reported: "Non communiqué",
  automatic: "Automatique",
  an_admin: "Un administrateur",
  order: "Commande nº {{number}}",
  order_without_number: "Commande",
  no_order: "Sans commande",
}

export const phone: Texts["phone"] = {
  reveal:
    "Afficher le numéro entier {{phone}}. Votre consultation est enregistrée.",
  revealed: "Numéro affiché",
  failed: "Le numéro n’a pas pu être lu.",
}

export const widget: Texts["widget"] = {
  title: "FlexPay",
  attempts: "Tentatives sans succès",
  refundable: "Remboursable : {{amount}}",
  open_transaction: "Ouvrir {{kind}} {{reference}}",
  details: "Tous les détails",
}

export const page: Texts["page"] = {
  title: "FlexPay",
  subtitle: "Paiements et versements par mobile money et par carte.",
  attention: "À traiter ({{count}})",
  transactions: "Opérations",
}

export const attention_list: Texts["attention_list"] = {
  title: "À traiter",
  empty_title: "Rien à traiter",
  empty_text: "Tous les paiements et versements sont en règle.",
  more: "Afficher la suite",
  requested_by: "demandé par {{name}}",
  received: "Demandé : {{asked}}. Reçu : {{received}}.",
  details: "Détails de {{reference}}",
}

export const list: Texts["list"] = {
  search: "Référence, numéro, commande…",
  filter: "Filtrer",
  clear: "Tout effacer",
  of: "sur",
  of_more: "sur plus de",
  results: "résultats",
  pages: "pages",
  prev: "Précédent",
  next: "Suivant",
  export: "Exporter en CSV",
  exported: "Le fichier a été enregistré.",
  export_failed: "Le fichier n’a pas pu être produit.",
  empty_title: "Aucune opération pour l’instant",
  empty_text: "Votre premier paiement FlexPay apparaîtra ici.",
  filtered_title: "Aucun résultat",
  filtered_text: "Changez la recherche ou les filtres.",
  open: "Ouvrir {{reference}}",
  today: "Aujourd’hui",
  last_7_days: "7 derniers jours",
  last_30_days: "30 derniers jours",
  last_90_days: "90 derniers jours",
  custom: "Du … au …",
  from: "Du",
  to: "Au",
}

export const totals: Texts["totals"] = {
  title: "Totaux des opérations réussies",
  empty: "Aucune opération réussie dans cette sélection.",
  adding: "Calcul en cours…",
  failed: "Les totaux n’ont pas pu être lus. La liste ci-dessous est complète.",
  count_one: "{{count}} opération",
  count_other: "{{count}} opérations",
}

export const detail: Texts["detail"] = {
  payment: "Paiement {{reference}}",
  payout: "Versement {{reference}}",
  facts: "Données",
  related_payouts: "Versements de ce paiement",
  related_payment: "Paiement remboursé",
  other_payouts: "Autres versements de ce paiement",
  replaced: "Renvoi d’un versement antérieur",
  not_found: "Cette opération n’a pas pu être chargée.",
  back: "Toutes les opérations",
}
