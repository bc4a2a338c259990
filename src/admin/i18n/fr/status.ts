import type { Texts } from "../texts"

/** The status page in the settings. */
export const status: Texts["status"] = {
  title: "FlexPay",
  subtitle:
    "Les paiements peuvent-ils arriver, et sont-ils suivis ? Les vérifications sont gratuites et ne déplacent pas d’argent.",
  settings_label: "FlexPay",
  again: "Relancer les vérifications",
  running: "Vérifications en cours, cinq secondes au plus.",
  checked_at: "Vérifié le {{when}}",
  failed:
    "Les vérifications ont échoué. Relancez-les ; si cela persiste, consultez le journal du serveur.",
  summary_good: "Tout est en ordre.",
  summary_warning_one: "{{count}} avertissement.",
  summary_warning_other: "{{count}} avertissements.",
  summary_problem_one: "{{count}} problème.",
  summary_problem_other: "{{count}} problèmes.",
}

export const status_levels: Texts["status_levels"] = {
  good: "OK",
  warning: "Avertissement",
  problem: "Problème",
}

export const status_areas: Texts["status_areas"] = {
  addresses: "Adresses de FlexPay",
  token: "Jeton",
  callback: "Adresse de notification",
  regions: "Régions",
  jobs: "Tâches planifiées",
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
  "recheck-flexpay-transactions": "Vérification des paiements ouverts",
  "recover-flexpay-refunds": "Récupération des remboursements perdus",
  "redact-flexpay-personal-data": "Effacement des données personnelles",
  "reconcile-flexpay-days": "Rapprochement de chaque journée",
}

/** Results of health checks, and what to do about them. */
export const health_checks: Texts["health_checks"] = {
  address_answers: { title: "{{service}} : {{host}} répond.", todo: "" },
  address_fails: {
    title: "{{service}} : {{host}} ne fonctionne pas ({{detail}}).",
    todo: "Attendez quelques minutes et relancez les vérifications. Si cela persiste, demandez à FlexPay si le service a changé d’adresse et indiquez la nouvelle dans l’option « addresses » du module.",
  },
  address_unreachable: {
    title: "{{service}} : {{host}} est injoignable ({{detail}}).",
    todo: "Vérifiez que ce serveur a accès à Internet et qu’aucun pare-feu ne bloque cet hôte. Demandez ensuite à FlexPay si le service a changé d’adresse.",
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
    title: "Le jeton n’indique pas de date d’expiration.",
    todo: "",
  },
  requests_refused: {
    title_one:
      "FlexPay a refusé le jeton de {{count}} paiement ({{age}}) et n’en a accepté aucun depuis.",
    title_other:
      "FlexPay a refusé le jeton de {{count}} paiements depuis le premier refus, {{age}}, et n’en a accepté aucun.",
    todo: "Demandez à FlexPay si le jeton et le code marchand sont valables pour ce service, mettez-les dans les options « token » et « merchant » et redémarrez Medusa. L’avertissement disparaît avec le prochain paiement que FlexPay accepte.",
  },
  callback_ours: { title: "Cette boutique répond à {{host}}.", todo: "" },
  callback_not_public: {
    title: "{{host}} n’est pas une adresse https publique.",
    todo: "FlexPay ne peut pas l’appeler, et les paiements sont confirmés en retard. Mettez l’adresse https publique de ce serveur dans l’option « callback_base_url » et retirez « allow_http ».",
  },
  callback_elsewhere: {
    title: "Un autre serveur répond à {{host}} ({{detail}}).",
    todo: "Les notifications de FlexPay se perdent. Mettez l’adresse de ce serveur Medusa dans l’option « callback_base_url » et vérifiez qu’un proxy placé devant laisse passer /hooks/flexpay.",
  },
  callback_not_reached: {
    title: "Ce serveur n’a pas pu joindre {{host}} lui-même ({{detail}}).",
    todo: "Certains serveurs ne peuvent pas joindre leur propre adresse publique. Ouvrez https://{{host}} depuis un autre réseau. Si cela fonctionne, il n’y a rien à faire.",
  },
  region_ready: {
    title: "{{region}} ({{currency}}) propose FlexPay.",
    todo: "",
  },
  region_without_provider: {
    title: "{{region}} ({{currency}}) ne propose pas FlexPay.",
    todo: "Pour l’y proposer, choisissez FlexPay parmi les moyens de paiement de cette région (Paramètres, Régions).",
  },
  no_region: {
    title: "Aucune région en CDF ou en USD ne propose FlexPay.",
    todo: "Les clients ne peuvent pas payer par FlexPay. Choisissez-le parmi les moyens de paiement d’une région qui vend en CDF ou en USD (Paramètres, Régions).",
  },
  job_runs: { title: "{{job}} : dernière exécution {{age}}.", todo: "" },
  job_late: {
    title: "{{job}} : dernière exécution {{age}}.",
    todo: "Aucun worker n’est actif. Démarrez Medusa en mode « shared » ou « worker » et consultez son journal.",
  },
  job_never_ran: {
    title: "{{job}} : jamais exécutée.",
    todo: "Attendez une demi-minute après un démarrage et relancez les vérifications. Démarrez ensuite Medusa en mode « shared » ou « worker » : sans worker, les paiements dont la notification est perdue ne sont pas confirmés.",
  },
  nothing_overdue: { title: "Rien n’est en retard.", todo: "" },
  overdue: {
    title: "En retard : {{count}}. La première était prévue {{age}}.",
    todo: "Le worker ne suit pas. Augmentez l’option « checks_per_second », ou vérifiez plus haut que le service de vérification de FlexPay répond.",
  },
  one_instance: {
    title: "Une instance de Medusa utilise cette base de données.",
    todo: "",
  },
  instances_share_locks: {
    title:
      "{{count}} instances de Medusa utilisent cette base de données et partagent leurs verrous.",
    todo: "",
  },
  instances_without_locks: {
    title:
      "{{count}} instances de Medusa utilisent cette base de données sans partager leurs verrous.",
    todo: "Deux d’entre elles peuvent modifier un même panier, ou vendre la dernière pièce, au même moment. Dans le medusa-config de chacune, donnez au module « locking » de Medusa le fournisseur « locking-redis » ou « locking-postgres », puis redémarrez-les.",
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
    todo: "Aucun argent n’est perdu, mais les clients attendent plus longtemps. Vérifiez l’adresse de notification ci-dessus et demandez à FlexPay s’il peut l’appeler.",
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
    todo: "Ils restent ouverts tant qu’aucune réponse n’est lisible. Les réponses figurent dans leur historique : envoyez-en une à FlexPay et demandez ce qu’elle signifie.",
  },
}

export const success_rate: Texts["success_rate"] = {
  title: "Réussite par opérateur, dernières 24 heures",
  hint: "Paiements mobile money terminés, y compris les échecs pour solde insuffisant ou code PIN erroné.",
  empty: "Aucun paiement mobile money terminé dans les dernières 24 heures.",
  of: "{{succeeded}} sur {{ended}}",
}

export const figures: Texts["figures"] = {
  title: "Chiffres",
  callbacks: "Notifications dans la dernière heure",
  due: "À vérifier maintenant",
  oldest: "Plus ancienne opération ouverte",
}
