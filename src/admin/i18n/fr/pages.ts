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
  mobile_money: "Mobile money",
  card: "Carte",
}

export const fields: Texts["fields"] = {
  kind: "Type",
  method: "Moyen",
  state: "État",
  amount: "Montant",
  fee: "Frais payés par le client",
  fee_payout: "Frais",
  charged: "Débité du compte mobile",
  received: "Arrivé",
  operator: "Opérateur",
  phone: "Téléphone",
  channel: "Canal",
  reference: "Référence",
  order_number: "Numéro d’ordre FlexPay",
  operator_reference: "Référence de l’opérateur",
  order: "Commande",
  currency: "Devise",
  requested_by: "Demandé par",
  approved_by: "Approuvé par",
  note: "Note",
  created_at: "Créé",
  settled_at: "Terminé",
  checked_at: "Dernière vérification",
  next_check_at: "Prochaine vérification",
  checks: "Vérifications",
  id: "ID",
}

export const values: Texts["values"] = {
  none: "Aucun",
  cut: "Effacé après son délai",
  not_known: "Pas encore connu",
  not_told: "Non communiqué",
  program: "La boutique, toute seule",
  somebody: "Un administrateur",
  order: "Commande nº {{number}}",
  order_without_number: "Commande",
  no_order: "Sans commande",
}

export const phone: Texts["phone"] = {
  reveal: "Afficher le numéro entier {{phone}}. Votre consultation est notée.",
  revealed: "Numéro affiché",
  failed: "Le numéro n’a pas pu être lu.",
}

export const widget: Texts["widget"] = {
  title: "FlexPay",
  attempts: "Essais sans suite",
  left: "Reste à rendre : {{amount}}",
  open_transaction: "Ouvrir {{kind}} {{reference}}",
  details: "Tous les détails",
}

export const page: Texts["page"] = {
  title: "FlexPay",
  subtitle: "L’argent entré et sorti par mobile money et par carte.",
  attention: "À traiter ({{count}})",
  transactions: "Transactions",
}

export const attention_list: Texts["attention_list"] = {
  title: "Ce qui demande quelqu’un",
  empty_title: "Rien à traiter",
  empty_text: "Chaque paiement et chaque versement est là où il doit être.",
  more: "Afficher la suite",
  requested_by: "demandé par {{name}}",
  received: "Demandé : {{asked}}. Arrivé : {{received}}.",
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
  empty_title: "Aucune transaction pour l’instant",
  empty_text: "Le premier paiement par FlexPay se tiendra ici.",
  filtered_title: "Rien trouvé",
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
  title: "Totaux de ce qui a réussi",
  empty: "Rien n’a réussi dans cette sélection.",
  adding: "Calcul en cours…",
  failed: "Les totaux n’ont pas pu être lus. La liste ci-dessous est complète.",
  count_one: "{{count}} transaction",
  count_other: "{{count}} transactions",
}

export const detail: Texts["detail"] = {
  payment: "Paiement {{reference}}",
  payout: "Versement {{reference}}",
  facts: "Données",
  related_payouts: "Versements de ce paiement",
  related_payment: "Le paiement qu’il rend",
  other_payouts: "Autres versements de ce paiement",
  replaced: "Renvoi d’un versement antérieur",
  not_found: "Cette transaction n’a pas pu être lue.",
  back: "Toutes les transactions",
}
