import type { Texts } from "../texts"

/** Le rapprochement: its days, a day's report, its breaks, its statements. */
export const reconciliation: Texts["reconciliation"] = {
  tab: "Rapprochement",
  title: "Rapprochement du {{day}}",
  days_title: "Les comptes de chaque journée",
  days_text:
    "Ce que Medusa a encaissé et remboursé, ce que tient le registre et ce que dit FlexPay sont comparés chaque nuit, puis de nouveau pendant trois jours. Une journée va de minuit à minuit à Kinshasa, car FlexPay date ses relevés ainsi.",
  pick: "Journée",
  open_day: "Ouvrir cette journée",
  empty_title: "Aucune journée n’a encore été comparée",
  empty_text:
    "La première le sera la nuit prochaine. Vous pouvez ouvrir n’importe quelle journée et la comparer tout de suite.",
  back: "Toutes les journées",
  more: "Journées plus anciennes",
  compared_one: "{{count}} transaction comparée",
  compared_other: "{{count}} transactions comparées",
  breaks_one: "{{count}} écart ouvert",
  breaks_other: "{{count}} écarts ouverts",
  closed_one: "{{count}} écart clos",
  closed_other: "{{count}} écarts clos",
  agree: "Les comptes concordent.",
  agree_empty: "Rien n’a bougé ce jour-là.",
  never: "Cette journée n’a pas encore été comparée.",
  compared_at: "Comparée {{when}} par {{who}}",
  partial:
    "La journée n’était pas finie à ce moment : comparez-la de nouveau plus tard.",
  time_zone: "La journée va de minuit à minuit à Kinshasa.",
  run: "Comparer maintenant",
  run_done: "Comparée.",
  run_busy:
    "Quelqu’un est en train de comparer cette journée. Le résultat s’affichera ici.",
  asking:
    "FlexPay est interrogé sur chaque transaction : {{answered}} réponses sur {{askable}}. Vous pouvez fermer cette page.",
  answered: "FlexPay a répondu sur {{answered}} transactions sur {{askable}}.",
  told_older:
    "FlexPay n’a pas été interrogé de nouveau ; sa dernière réponse sur chaque transaction compte.",
  export: "Enregistrer en CSV",
  exported: "Le fichier a été enregistré.",
  export_failed: "Le fichier n’a pas pu être produit.",
}

export const reconciliation_states: Texts["reconciliation_states"] = {
  never: "Pas comparée",
  comparing: "Comparaison…",
  asking: "FlexPay interrogé",
  done: "Comparée",
  failed: "Échouée",
  interrupted: "Interrompue",
}

export const reconciliation_trouble: Texts["reconciliation_trouble"] = {
  failed:
    "La dernière comparaison a échoué. Comparez de nouveau ; le journal du serveur dit pourquoi elle a échoué.",
  interrupted:
    "Le serveur s’est arrêté au milieu de la dernière comparaison. Ce que vous voyez vient de la précédente. Comparez de nouveau.",
}

export const day_figures: Texts["day_figures"] = {
  title: "Ce qui a été comparé",
  payment: "Paiements en {{currency}}",
  payout: "Argent rendu en {{currency}}",
  book: "Compte",
  count: "Nombre",
  amount: "Montant",
  medusa_payment: "Medusa : encaissé",
  medusa_payout: "Medusa : remboursé",
  plugin_payment: "Registre : payé",
  plugin_payout: "Registre : versé",
  flexpay: "FlexPay",
  outside:
    "Dont {{amount}} dans aucune commande de Medusa, réglés par une personne.",
  under_way: "{{amount}} de plus sont en route.",
  rounded: "Dont {{amount}} de centimes arrondis au franc supérieur.",
}

export const breaks: Texts["breaks"] = {
  title: "Écarts",
  filter_kind: "Type",
  filter_state: "État",
  all_kinds: "Tous les types",
  open: "Ouverts",
  closed: "Clos",
  all: "Tous",
  none_open: "Aucun écart n’est ouvert.",
  none: "Aucun écart de cette sorte.",
  more: "Afficher la suite",
  found: "Trouvé {{age}}",
  nothing: "rien",
  owner: "{{name}} s’en occupe",
  take: "Je m’en occupe",
  release: "Ne plus m’en occuper",
  taken: "Vous vous en occupez.",
  released: "Plus personne ne s’en occupe.",
  close: "Clore avec une note",
  open_transaction: "Ouvrir la transaction",
  open_transaction_named: "Ouvrir la transaction {{reference}}",
  gone: "Disparu à une comparaison ultérieure, {{age}}.",
  closed_by: "Clos par {{name}}, {{age}} : {{note}}",
}

export const side_names: Texts["side_names"] = {
  medusa: "Medusa",
  plugin: "Registre",
  flexpay: "FlexPay",
}

export const book_words: Texts["book_words"] = {
  submitting: "demandé",
  pending: "en attente",
  unknown: "issue inconnue",
  refused: "refusé",
  succeeded: "réussi",
  failed: "échoué",
  canceled: "annulé",
  expired: "expiré",
  reversed: "rendu par FlexPay",
  draft: "pas envoyé",
  awaiting_approval: "attend une approbation",
  paid: "payé",
  not_paid: "pas payé",
  refunding: "en train d’être rendu",
  refunded: "rendu",
  waiting: "en attente",
  not_found: "introuvable",
  mismatch: "autre transaction, montant ou devise",
}

export const close_break: Texts["close_break"] = {
  title: "Clore cet écart",
  text: "À utiliser quand vous savez pourquoi les comptes diffèrent et qu’il ne reste rien à faire. Aucun argent ne bouge, aucune transaction ne change. Votre nom et votre note restent dans le rapport. L’écart se rouvre si les comptes disent autre chose.",
  note: "Pourquoi il ne reste rien à faire",
  note_hint: "Par exemple : confirmé par le support de FlexPay, ticket 4711.",
  confirm: "Clore l’écart",
  done: "Clos.",
}

export const break_kinds: Texts["break_kinds"] = {
  captured_not_paid: {
    title: "Encaissé dans Medusa, pas payé dans le registre",
    todo: "Regardez la commande et la page marchand de FlexPay. Si aucun argent n’est venu, n’expédiez pas ; s’il est venu autrement, clôturez l’écart avec une note.",
  },
  paid_not_captured: {
    title: "Payé, et pas encaissé dans Medusa",
    todo: "Ouvrez la transaction : les actions possibles y sont proposées. Si l’encaissement s’est perdu, encaissez le paiement sur la commande.",
  },
  amount_differs: {
    title: "Les montants diffèrent",
    todo: "Comparez les trois montants avec la page marchand de FlexPay, puis rendez ce qui est de trop, ou demandez ce qui manque.",
  },
  currency_differs: {
    title: "Les devises diffèrent",
    todo: "Comparez avec la page marchand de FlexPay. Rendez l’argent, ou trouvez un accord avec le client.",
  },
  state_differs: {
    title: "FlexPay dit autre chose que le registre",
    todo: "Ouvrez la transaction et vérifiez-la maintenant. Si FlexPay maintient sa réponse, demandez à son support avec la référence.",
  },
  flexpay_only: {
    title: "FlexPay l’a, le registre ne l’a pas",
    todo: "Une autre boutique utilise peut-être le même compte marchand, ou la ligne est d’un autre jour. Sinon, demandez au support de FlexPay ce que c’est.",
  },
  flexpay_missing: {
    title: "Le registre l’a, FlexPay ne l’a pas",
    todo: "Autour de minuit, elle peut se trouver dans le relevé du lendemain. Sinon, demandez au support de FlexPay avec la référence, et n’expédiez pas avant sa réponse.",
  },
  refund_without_payout: {
    title: "Remboursé dans Medusa, et rien n’a été versé",
    todo: "Ouvrez le versement : renvoyez-le, approuvez-le ou clôturez-le. S’il n’y a pas de versement, regardez dans la liste « À traiter ».",
  },
  payout_without_refund: {
    title: "De l’argent a été rendu, et Medusa n’a pas de remboursement",
    todo: "Medusa compte encore cet argent comme celui de la boutique. Corrigez les comptes de la commande, puis clôturez l’écart avec une note.",
  },
}

export const statement: Texts["statement"] = {
  title: "Le relevé de FlexPay",
  text: "Exportez les transactions de cette journée en CSV sur la page marchand de FlexPay, et déposez le fichier ici. C’est alors lui qui compte, au lieu de vérifications une à une. Les numéros de téléphone y sont masqués avant tout enregistrement.",
  present:
    "{{name}}, {{holds}} : {{lines}} lignes de cette journée, {{skipped_lines}} d’autres jours laissées de côté. {{when}}, {{who}}.",
  drop: "Déposez un fichier CSV ici, ou choisissez-en un",
  choose: "Choisir un fichier",
  hint: "CSV, 16 Mo au plus. Enregistrez d’abord un classeur Excel (.xlsx) en CSV.",
  reading: "Lecture de {{name}}…",
  too_large: "{{name}} dépasse 16 Mo. Exportez moins de jours à la fois.",
  mapping_title: "Que contient {{name}} ?",
  mapping_text:
    "Dites quelle colonne contient quoi. Ce sera retenu pour le prochain fichier aux mêmes colonnes.",
  holds: "Le fichier liste",
  columns: "Colonnes",
  column_none: "Aucune colonne",
  sample: "Par exemple : {{samples}}",
  currency: "Devise de toutes les lignes",
  currency_none: "Choisissez",
  words: "Quels mots veulent dire que l’argent a bougé ?",
  words_none:
    "Cette colonne contient trop de mots différents pour un état. Choisissez-en une autre, ou aucune si le fichier ne liste que des transactions payées.",
  status_hint: "Sans cette colonne, chaque ligne compte comme payée.",
  date_hint: "Les lignes d’autres jours sont laissées de côté.",
  name_hint: "L’un des deux est nécessaire : numéro d’ordre ou référence.",
  submit: "Comparer avec ce fichier",
  cancel: "Un autre fichier",
  done: "Le fichier a été lu, et la journée comparée avec lui.",
  failed: "Ce fichier n’a pas pu être lu. Rien n’a été enregistré.",
}

export const statement_fields: Texts["statement_fields"] = {
  order_number: "Numéro d’ordre (de FlexPay)",
  reference: "Référence (de la boutique)",
  amount: "Montant",
  currency: "Devise",
  status: "État",
  date: "Date",
}

export const statement_holds: Texts["statement_holds"] = {
  payments: "Paiements",
  payouts: "Versements",
  both: "Paiements et versements",
}

export const statement_problems: Texts["statement_problems"] = {
  file_empty: "Le fichier est vide.",
  file_is_workbook:
    "C’est un classeur Excel ou LibreOffice. Ouvrez-le et enregistrez-le en CSV.",
  file_is_not_text:
    "Ce n’est pas un fichier texte. Exportez les transactions en CSV.",
  file_is_broken:
    "Le fichier s’interrompt à la ligne {{line}} : peut-être des guillemets jamais fermés. Exportez-le de nouveau.",
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
    "Ligne {{line}}, colonne « {{column}} » : dites si « {{value}} » veut dire payé.",
}
