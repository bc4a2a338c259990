import type { Texts } from "../texts"

/** The status page in the settings. */
export const status: Texts["status"] = {
  title: "FlexPay",
  subtitle:
    "L’argent peut-il arriver, et est-il suivi ? Regarder ne coûte rien et ne déplace pas d’argent.",
  settings_label: "FlexPay",
  again: "Vérifier de nouveau",
  looking: "Vérification… cinq secondes au plus.",
  looked_at: "Vu {{when}}",
  failed:
    "Le serveur n’a pas pu répondre. Vérifiez de nouveau ; si cela persiste, regardez son journal.",
  summary_good: "Tout va bien.",
  summary_warning_one: "{{count}} point à regarder.",
  summary_warning_other: "{{count}} points à regarder.",
  summary_problem_one: "{{count}} problème à résoudre.",
  summary_problem_other: "{{count}} problèmes à résoudre.",
}

export const status_levels: Texts["status_levels"] = {
  good: "Bon",
  warning: "À regarder",
  problem: "Problème",
}

export const status_areas: Texts["status_areas"] = {
  addresses: "Adresses de FlexPay",
  token: "Jeton",
  callback: "Adresse de notification",
  regions: "Régions",
  jobs: "Tâches",
  instances: "Instances de Medusa",
  callbacks: "Notifications",
  answers: "Réponses sur les paiements ouverts",
}

export const status_services: Texts["status_services"] = {
  payment: "Mobile money",
  card: "Cartes",
  payout: "Versements",
  check: "Vérification",
  check_fallback: "Vérification, second hôte",
}

export const status_jobs: Texts["status_jobs"] = {
  "recheck-flexpay-transactions": "Suivi des paiements ouverts",
  "recover-flexpay-refunds": "Recherche des remboursements perdus",
  "redact-flexpay-personal-data": "Effacement des anciens numéros",
  "reconcile-flexpay-days": "Rapprochement de chaque journée",
}

/** What was found, and what to do about it. */
export const health_checks: Texts["health_checks"] = {
  address_answers: { title: "{{service}} : {{host}} répond.", todo: "" },
  address_fails: {
    title: "{{service}} : {{host}} ne fonctionne pas ({{detail}}).",
    todo: "Attendez quelques minutes et vérifiez de nouveau. Si cela persiste, demandez à FlexPay si le service a déménagé et indiquez son adresse dans l’option « addresses » du plugin.",
  },
  address_unreachable: {
    title: "{{service}} : {{host}} est injoignable ({{detail}}).",
    todo: "Vérifiez que ce serveur a accès à Internet et qu’un pare-feu le laisse joindre cet hôte. Demandez ensuite à FlexPay si le service a déménagé.",
  },
  token_taken: { title: "FlexPay accepte le jeton.", todo: "" },
  token_refused: {
    title: "FlexPay refuse le jeton ({{host}}).",
    todo: "Aucun paiement ne peut être demandé. Demandez un jeton valide à FlexPay, mettez-le dans l’option « token » et redémarrez Medusa.",
  },
  token_lasts: { title: "Le jeton est valable jusqu’au {{at}}.", todo: "" },
  token_ends_soon: {
    title: "Le jeton expire le {{at}} (jours restants : {{days}}).",
    todo: "Demandez-en un nouveau à FlexPay dès maintenant, mettez-le dans l’option « token » et redémarrez Medusa. Après ce jour, aucun paiement ne pourra être demandé.",
  },
  token_ended: {
    title: "Le jeton a expiré le {{at}}.",
    todo: "Demandez-en un nouveau à FlexPay, mettez-le dans l’option « token » et redémarrez Medusa.",
  },
  token_without_end: {
    title: "Le jeton ne dit pas quand il expire.",
    todo: "",
  },
  requests_refused: {
    title_one:
      "FlexPay a refusé le jeton de {{count}} paiement ({{age}}) et n’en a accepté aucun depuis.",
    title_other:
      "FlexPay a refusé le jeton de {{count}} paiements depuis le premier refus, {{age}}, et n’en a accepté aucun.",
    todo: "Demandez à FlexPay si le jeton et le code marchand sont valables pour ce service, mettez-les dans les options « token » et « merchant » et redémarrez Medusa. L’avertissement disparaît avec le prochain paiement que FlexPay accepte.",
  },
  callback_ours: { title: "Cette boutique répond à {{host}}.", todo: "" },
  callback_not_public: {
    title: "{{host}} n’est pas une adresse https publique.",
    todo: "FlexPay ne peut pas l’appeler, et les paiements sont vus en retard. Mettez l’adresse https publique de ce serveur dans l’option « callback_base_url » et retirez « allow_http ».",
  },
  callback_elsewhere: {
    title: "Autre chose que cette boutique répond à {{host}} ({{detail}}).",
    todo: "Les notifications de FlexPay se perdent. Mettez l’adresse de ce serveur Medusa dans l’option « callback_base_url » et vérifiez qu’un proxy placé devant laisse passer /hooks/flexpay.",
  },
  callback_not_reached: {
    title: "Ce serveur n’a pas pu joindre {{host}} lui-même ({{detail}}).",
    todo: "Certains serveurs ne peuvent pas joindre leur propre adresse publique. Ouvrez https://{{host}} depuis un autre réseau : si cela marche, tout va bien.",
  },
  region_ready: {
    title: "{{region}} ({{currency}}) accepte FlexPay.",
    todo: "",
  },
  region_without_provider: {
    title: "{{region}} ({{currency}}) n’accepte pas FlexPay.",
    todo: "Choisissez FlexPay parmi les moyens de paiement de cette région (Paramètres, Régions) si ses clients doivent pouvoir l’utiliser.",
  },
  no_region: {
    title: "Aucune région en CDF ou en USD n’accepte FlexPay.",
    todo: "Personne ne peut payer par FlexPay. Choisissez-le parmi les moyens de paiement d’une région qui vend en CDF ou en USD (Paramètres, Régions).",
  },
  job_runs: { title: "{{job}} : dernier passage {{age}}.", todo: "" },
  job_late: {
    title: "{{job}} : dernier passage {{age}}.",
    todo: "Aucun worker ne tourne. Démarrez un Medusa en mode « shared » ou « worker » et regardez son journal.",
  },
  job_never_ran: {
    title: "{{job}} : jamais passé.",
    todo: "Attendez une demi-minute après un démarrage et vérifiez de nouveau. Démarrez ensuite un Medusa en mode « shared » ou « worker » : sans lui, les notifications perdues restent perdues.",
  },
  nothing_overdue: { title: "Rien n’est en retard.", todo: "" },
  overdue: {
    title: "En retard : {{count}}. La première était prévue {{age}}.",
    todo: "Le worker ne suit pas. Augmentez l’option « checks_per_second », ou regardez si la vérification de FlexPay répond (plus haut).",
  },
  one_instance: {
    title: "Un seul Medusa travaille sur cette base de données.",
    todo: "",
  },
  instances_share_locks: {
    title:
      "{{count}} Medusa travaillent sur cette base de données et partagent leurs verrous.",
    todo: "",
  },
  instances_without_locks: {
    title:
      "{{count}} Medusa travaillent sur cette base de données sans partager leurs verrous.",
    todo: "Deux d’entre eux peuvent modifier un même panier, ou vendre la dernière pièce, au même moment. Dans le medusa-config de chacun, donnez au module « locking » de Medusa le fournisseur « locking-redis » ou « locking-postgres », puis redémarrez-les.",
  },
  callbacks_come: {
    title_one: "{{count}} notification dans la dernière heure.",
    title_other: "{{count}} notifications dans la dernière heure.",
    todo: "",
  },
  callbacks_missing: {
    title_one:
      "FlexPay n’a envoyé aucune notification pour le dernier paiement terminé.",
    title_other:
      "FlexPay n’a envoyé aucune notification pour les {{count}} derniers paiements terminés.",
    todo: "Aucun argent n’est perdu, mais les clients attendent plus longtemps. Regardez l’adresse de notification ci-dessus et demandez à FlexPay s’il peut l’appeler.",
  },
  answers_readable: {
    title: "Les réponses de FlexPay sur les paiements ouverts sont lisibles.",
    todo: "",
  },
  answers_unreadable: {
    title_one:
      "Les réponses de FlexPay sur {{count}} paiement ou versement ouvert sont illisibles ou portent un statut inconnu. La première est arrivée {{age}}.",
    title_other:
      "Les réponses de FlexPay sur {{count}} paiements et versements ouverts sont illisibles ou portent un statut inconnu. La première est arrivée {{age}}.",
    todo: "Ils restent ouverts tant qu’aucune réponse n’est lisible. Les réponses figurent dans leur historique : envoyez-en une à FlexPay et demandez ce qu’elle veut dire.",
  },
}

export const success_rate: Texts["success_rate"] = {
  title: "Réussite par opérateur, dernières 24 heures",
  hint: "Paiements mobile money terminés. Un échec faute d’argent ou de code PIN compte aussi.",
  empty: "Aucun paiement mobile money terminé dans les dernières 24 heures.",
  of: "{{succeeded}} sur {{ended}}",
}

export const figures: Texts["figures"] = {
  title: "Chiffres",
  callbacks: "Notifications dans la dernière heure",
  due: "À vérifier maintenant",
  oldest: "Plus ancienne tentative ouverte",
}
