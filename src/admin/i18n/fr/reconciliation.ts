import type { Texts } from "../texts"

/** Le rapprochement : journées, rapport, écarts, exports. */
export const reconciliation: Texts["reconciliation"] = {
  tab: "Rapprochement",
  title: "Rapprochement du {{day}}",
  days_title: "Rapprochement de chaque journée",
  days_text:
    "Les encaissements et remboursements de Medusa, les données du module et les statuts de FlexPay sont comparés chaque nuit, puis de nouveau pendant trois jours. Une journée va de minuit à minuit à Kinshasa, comme les dates de FlexPay.",
  pick: "Journée",
  open_day: "Ouvrir cette journée",
  empty_title: "Aucune journée n’a encore été comparée",
  empty_text:
    "La première le sera cette nuit. Vous pouvez ouvrir n’importe quelle journée et la comparer tout de suite.",
  back: "Toutes les journées",
  more: "Journées plus anciennes",
  compared_one: "{{count}} opération comparée",
  compared_other: "{{count}} opérations comparées",
  breaks_one: "{{count}} écart ouvert",
  breaks_other: "{{count}} écarts ouverts",
  closed_one: "{{count}} écart clôturé",
  closed_other: "{{count}} écarts clôturés",
  agree: "Les données concordent.",
  agree_empty: "Aucun mouvement d’argent ce jour-là.",
  never: "Cette journée n’a pas encore été comparée.",
  compared_at: "Comparée {{when}} par {{who}}",
  partial:
    "La journée n’était pas terminée : comparez-la de nouveau plus tard.",
  time_zone: "La journée va de minuit à minuit à Kinshasa.",
  run: "Comparer maintenant",
  run_done: "Comparée.",
  run_busy:
    "Cette journée est déjà en cours de comparaison. Le résultat s’affichera ici.",
  checking:
    "Vérification de chaque opération auprès de FlexPay : {{answered}} réponses sur {{checkable}}. Vous pouvez fermer cette page.",
  answered:
    "Opérations vérifiées auprès de FlexPay : {{answered}} sur {{checkable}}.",
  not_checked:
    "Les opérations n’ont pas été vérifiées de nouveau. Le dernier statut de chacune a été comparé.",
  export: "Exporter en CSV",
  exported: "Le fichier a été enregistré.",
  export_failed: "Le fichier n’a pas pu être créé.",
}

export const reconciliation_states: Texts["reconciliation_states"] = {
  never: "Pas comparée",
  comparing: "Comparaison…",
  checking: "Vérification…",
  done: "Comparée",
  failed: "Échouée",
  interrupted: "Interrompue",
}

export const reconciliation_trouble: Texts["reconciliation_trouble"] = {
  failed:
    "La dernière comparaison a échoué. Comparez de nouveau. L’erreur figure dans le journal du serveur.",
  interrupted:
    "Le serveur s’est arrêté pendant la dernière comparaison. Ce rapport vient de la précédente. Comparez de nouveau.",
}

export const day_figures: Texts["day_figures"] = {
  title: "Totaux",
  payment: "Paiements en {{currency}}",
  payout: "Remboursements en {{currency}}",
  source: "Source",
  count: "Nombre",
  amount: "Montant",
  medusa_payment: "Medusa : encaissé",
  medusa_payout: "Medusa : remboursé",
  plugin_payment: "Données du module : payé",
  plugin_payout: "Données du module : versé",
  flexpay: "FlexPay",
  outside:
    "Dont {{amount}} sans commande dans Medusa, clôturés par un administrateur.",
  under_way: "{{amount}} de plus sont en cours.",
  rounded: "Dont {{amount}} de centimes arrondis au franc supérieur.",
}

export const breaks: Texts["breaks"] = {
  title: "Écarts",
  filter_kind: "Type",
  filter_state: "État",
  all_kinds: "Tous les types",
  open: "Ouverts",
  closed: "Clôturés",
  all: "Tous",
  none_open: "Aucun écart ouvert.",
  none: "Aucun écart ne correspond à ces filtres.",
  more: "Afficher la suite",
  detected: "Détecté {{age}}",
  nothing: "rien",
  owner: "Attribué à {{name}}",
  assign: "Me l’attribuer",
  unassign: "Retirer l’attribution",
  assigned: "Cet écart vous est attribué.",
  unassigned: "L’attribution est retirée.",
  close: "Clôturer avec une note",
  open_transaction: "Ouvrir l’opération",
  open_transaction_named: "Ouvrir l’opération {{reference}}",
  resolved: "Résolu par une comparaison ultérieure, {{age}}.",
  closed_by: "Clôturé par {{name}}, {{age}} : {{note}}",
}

export const side_names: Texts["side_names"] = {
  medusa: "Medusa",
  plugin: "Données du module",
  flexpay: "FlexPay",
}

export const side_states: Texts["side_states"] = {
  submitting: "en cours d’envoi",
  pending: "en attente",
  unknown: "issue inconnue",
  refused: "refusé",
  succeeded: "réussi",
  failed: "échoué",
  canceled: "annulé",
  expired: "expiré",
  reversed: "rendu par FlexPay",
  draft: "pas envoyé",
  awaiting_approval: "à approuver",
  paid: "payé",
  not_paid: "non payé",
  refunding: "en cours de restitution",
  refunded: "rendu",
  waiting: "en attente",
  not_found: "introuvable",
  mismatch: "autre opération, montant ou devise",
}

export const close_break: Texts["close_break"] = {
  title: "Clôturer cet écart",
  text: "À utiliser quand la différence est expliquée et qu’il ne reste rien à faire. Aucun argent ne bouge, aucune opération ne change. Votre nom et votre note restent dans le rapport. L’écart se rouvre si les données changent.",
  note: "Pourquoi il ne reste rien à faire",
  note_hint: "Par exemple : confirmé par le support de FlexPay, ticket 4711.",
  confirm: "Clôturer l’écart",
  done: "Clôturé.",
}

export const break_kinds: Texts["break_kinds"] = {
  captured_not_paid: {
    title: "Encaissé dans Medusa, non payé dans les données du module",
    todo: "Vérifiez la commande et l’espace marchand de FlexPay. Si aucun argent n’est arrivé, n’expédiez pas ; s’il est arrivé autrement, clôturez l’écart avec une note.",
  },
  paid_not_captured: {
    title: "Payé, non encaissé dans Medusa",
    todo: "Ouvrez l’opération : les actions possibles y sont proposées. Si l’encaissement s’est perdu, encaissez le paiement sur la commande.",
  },
  amount_differs: {
    title: "Les montants diffèrent",
    todo: "Comparez les trois montants avec l’espace marchand de FlexPay, puis remboursez le surplus ou demandez ce qui manque.",
  },
  currency_differs: {
    title: "Les devises diffèrent",
    todo: "Comparez avec l’espace marchand de FlexPay. Remboursez le paiement, ou trouvez un accord avec le client.",
  },
  state_differs: {
    title: "Le statut de FlexPay diffère des données du module",
    todo: "Ouvrez l’opération et vérifiez-la maintenant. Si le statut de FlexPay reste le même, contactez son support en donnant la référence.",
  },
  flexpay_only: {
    title: "Chez FlexPay, absent des données du module",
    todo: "Une autre boutique utilise peut-être le même compte marchand, ou la ligne appartient à un autre jour. Sinon, demandez au support de FlexPay de quoi il s’agit.",
  },
  flexpay_missing: {
    title: "Dans les données du module, absent chez FlexPay",
    todo: "Autour de minuit, l’opération peut figurer dans l’export du lendemain. Sinon, contactez le support de FlexPay en donnant la référence, et n’expédiez pas avant sa réponse.",
  },
  refund_without_payout: {
    title: "Remboursé dans Medusa, non versé",
    todo: "Ouvrez le versement : renvoyez-le, approuvez-le ou clôturez-le. S’il n’y a pas de versement, consultez la liste « À traiter ».",
  },
  payout_without_refund: {
    title: "Versé, non remboursé dans Medusa",
    todo: "Medusa compte encore cet argent comme celui de la boutique. Corrigez les paiements de la commande, puis clôturez l’écart avec une note.",
  },
}

export const export_file: Texts["export_file"] = {
  title: "Export FlexPay",
  text: "Exportez les opérations de cette journée en CSV dans l’espace marchand de FlexPay, et déposez le fichier ici. Il est alors comparé à la place des vérifications une à une. Les numéros de téléphone sont masqués avant tout enregistrement.",
  imported:
    "{{name}}, {{covers}} : {{lines}} lignes de cette journée, {{skipped_lines}} lignes d’autres jours ignorées. {{when}}, {{who}}.",
  drop: "Déposez un fichier CSV ici, ou choisissez-en un",
  hint: "CSV, 16 Mo au plus. Enregistrez d’abord un classeur Excel (.xlsx) en CSV.",
  reading: "Lecture de {{name}}…",
  too_large: "{{name}} dépasse 16 Mo. Exportez moins de jours à la fois.",
  mapping_title: "Que contient {{name}} ?",
  mapping_text:
    "Choisissez la colonne de chaque champ. Ce choix sera retenu pour les fichiers aux mêmes colonnes.",
  covers: "Le fichier liste",
  column_none: "Aucune colonne",
  sample: "Par exemple : {{samples}}",
  currency: "Devise de toutes les lignes",
  choose: "Choisissez",
  words: "Quels statuts indiquent que l’argent a bougé ?",
  words_none:
    "Cette colonne contient trop de valeurs différentes pour un statut. Choisissez-en une autre, ou aucune si le fichier ne liste que des opérations payées.",
  status_hint: "Sans cette colonne, chaque ligne compte comme payée.",
  date_hint: "Les lignes d’autres jours sont ignorées.",
  name_hint: "L’un des deux est nécessaire : numéro d’ordre ou référence.",
  submit: "Comparer avec ce fichier",
  cancel: "Choisir un autre fichier",
  done: "Le fichier a été importé, et la journée comparée avec lui.",
  failed: "Ce fichier n’a pas pu être lu. Rien n’a été enregistré.",
}

export const export_file_fields: Texts["export_file_fields"] = {
  order_number: "Numéro d’ordre (de FlexPay)",
  reference: "Référence (de la boutique)",
  amount: "Montant",
  currency: "Devise",
  status: "Statut",
  date: "Date",
}

export const export_file_covers: Texts["export_file_covers"] = {
  payments: "Paiements",
  payouts: "Versements",
  both: "Paiements et versements",
}

export const export_file_problems: Texts["export_file_problems"] = {
  file_empty: "Le fichier est vide.",
  file_is_workbook:
    "C’est un classeur Excel ou LibreOffice. Ouvrez-le et enregistrez-le en CSV.",
  file_is_not_text:
    "Ce n’est pas un fichier texte. Exportez les opérations en CSV.",
  file_is_broken:
    "Le fichier s’interrompt à la ligne {{line}}, peut-être dans des guillemets non fermés. Exportez-le de nouveau.",
  no_header: "Le fichier n’a pas de ligne de titres de colonnes.",
  no_lines: "Le fichier a des titres de colonnes, et aucune ligne dessous.",
  column_missing: "Choisissez une colonne : {{field}}.",
  key_missing:
    "Ligne {{line}} : ni numéro d’ordre ni référence. Retirez les lignes comme les totaux.",
  amount_unreadable:
    "Ligne {{line}}, colonne « {{column}} » : « {{value}} » n’est pas un montant.",
  currency_unknown:
    "Ligne {{line}}, colonne « {{column}} » : « {{value}} » n’est ni CDF ni USD.",
  date_unreadable:
    "Ligne {{line}}, colonne « {{column}} » : « {{value}} » n’est pas une date qui commence par le jour.",
  status_unknown:
    "Ligne {{line}}, colonne « {{column}} » : choisissez si « {{value}} » veut dire payé.",
}
