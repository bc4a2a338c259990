/** The status page in the settings. */
export const status = {
  title: "FlexPay",
  subtitle:
    "Whether money can come, and whether it is followed. Looking costs nothing and moves no money.",
  settings_label: "FlexPay",
  again: "Look again",
  looking: "Looking… this takes up to five seconds.",
  looked_at: "Seen {{when}}",
  failed:
    "The server could not say how it stands. Look again; should it stay so, look at its log.",
  summary_good: "All is well.",
  summary_warning_one: "{{count}} point to look at.",
  summary_warning_other: "{{count}} points to look at.",
  summary_problem_one: "{{count}} problem to solve.",
  summary_problem_other: "{{count}} problems to solve.",
}

export const status_levels = {
  good: "Good",
  warning: "Look at it",
  problem: "Problem",
}

export const status_areas = {
  addresses: "FlexPay's addresses",
  token: "Token",
  callback: "Callback address",
  regions: "Regions",
  jobs: "Jobs",
  instances: "Instances of Medusa",
  callbacks: "Callbacks",
  answers: "Answers about open payments",
}

export const status_services = {
  payment: "Mobile money",
  card: "Cards",
  payout: "Payouts",
  check: "Check",
  check_fallback: "Check, second host",
}

export const status_jobs = {
  "recheck-flexpay-transactions": "Following open payments",
  "recover-flexpay-refunds": "Finding lost refunds",
  "redact-flexpay-personal-data": "Cutting old phone numbers",
  "reconcile-flexpay-days": "Comparing each day's books",
}

/** What was found, and what to do about it. */
export const health_checks = {
  address_answers: { title: "{{service}}: {{host}} answers.", todo: "" },
  address_fails: {
    title: "{{service}}: {{host}} does not work ({{detail}}).",
    todo: "Wait some minutes and look again. Should it stay so, ask FlexPay whether the service moved, and set its address in the plugin's option “addresses”.",
  },
  address_unreachable: {
    title: "{{service}}: {{host}} can't be reached ({{detail}}).",
    todo: "Look whether this server may reach the internet, and whether a firewall lets it through to this host. Then ask FlexPay whether the service moved.",
  },
  token_taken: { title: "FlexPay takes the token.", todo: "" },
  token_refused: {
    title: "FlexPay refuses the token ({{host}}).",
    todo: "No payment can be asked for now. Ask FlexPay for a valid token, set it as the option “token”, and start Medusa again.",
  },
  token_lasts: { title: "The token is valid until {{at}}.", todo: "" },
  token_ends_soon: {
    title: "The token ends on {{at}} (days left: {{days}}).",
    todo: "Ask FlexPay for a new one now, set it as the option “token”, and start Medusa again. After that day no payment can be asked for.",
  },
  token_ended: {
    title: "The token ended on {{at}}.",
    todo: "Ask FlexPay for a new one, set it as the option “token”, and start Medusa again.",
  },
  token_without_end: {
    title: "The token does not say when it ends.",
    todo: "",
  },
  requests_refused: {
    title_one:
      "FlexPay refused the token of {{count}} payment ({{age}}), and has accepted none since.",
    title_other:
      "FlexPay refused the token of {{count}} payments since the first refusal {{age}}, and has accepted none.",
    todo: "Ask FlexPay whether the token and the merchant code are valid for this service, set them as the options “token” and “merchant”, and start Medusa again. The warning ends with the next payment that FlexPay accepts.",
  },
  callback_ours: { title: "This shop answers at {{host}}.", todo: "" },
  callback_not_public: {
    title: "{{host}} is no public https address.",
    todo: "FlexPay can't call it, so payments are noticed late. Set the option “callback_base_url” to the public https address of this server, and leave “allow_http” out.",
  },
  callback_elsewhere: {
    title: "Something else than this shop answers at {{host}} ({{detail}}).",
    todo: "FlexPay's callbacks go astray. Set the option “callback_base_url” to the address of this Medusa server, and look whether a proxy in front of it lets /hooks/flexpay through.",
  },
  callback_not_reached: {
    title: "This server could not reach {{host}} itself ({{detail}}).",
    todo: "Some servers can't reach their own public address. Open https://{{host}} from another network: when it works there, all is well.",
  },
  region_ready: { title: "{{region}} ({{currency}}) takes FlexPay.", todo: "" },
  region_without_provider: {
    title: "{{region}} ({{currency}}) does not take FlexPay.",
    todo: "Choose FlexPay among the payment providers of this region (Settings, Regions), if its shoppers are to pay by it.",
  },
  no_region: {
    title: "No region in CDF or USD takes FlexPay.",
    todo: "Nobody can pay by FlexPay. Choose it among the payment providers of a region that sells in CDF or USD (Settings, Regions).",
  },
  job_runs: { title: "{{job}}: last ran {{age}}.", todo: "" },
  job_late: {
    title: "{{job}}: last ran {{age}}.",
    todo: "No worker runs. Start a Medusa with the worker mode “shared” or “worker”, and look at its log.",
  },
  job_never_ran: {
    title: "{{job}}: has never run.",
    todo: "Wait half a minute after a start and look again. Then start a Medusa with the worker mode “shared” or “worker”: without one, lost callbacks stay lost.",
  },
  nothing_overdue: { title: "Nothing is overdue.", todo: "" },
  overdue: {
    title: "Overdue: {{count}}. The first was due {{age}}.",
    todo: "The worker does not keep up. Raise the option “checks_per_second”, or look whether FlexPay's check answers (above).",
  },
  one_instance: { title: "One Medusa runs on this database.", todo: "" },
  instances_share_locks: {
    title: "{{count}} Medusas run on this database and share their locks.",
    todo: "",
  },
  instances_without_locks: {
    title:
      "{{count}} Medusas run on this database without sharing their locks.",
    todo: "Two of them can change one cart, or sell the last piece, at the same time. In the medusa-config of each, give Medusa's module “locking” the provider “locking-redis” or “locking-postgres”, and start them again.",
  },
  callbacks_come: {
    title_one: "{{count}} callback in the last hour.",
    title_other: "{{count}} callbacks in the last hour.",
    todo: "",
  },
  callbacks_missing: {
    title_one: "FlexPay sent no callback for the last payment that ended.",
    title_other:
      "FlexPay sent no callback for the last {{count}} payments that ended.",
    todo: "No money is lost, but shoppers wait longer. Look at the callback address above, and ask FlexPay whether it can call it.",
  },
  answers_readable: {
    title: "FlexPay's answers about open payments can be read.",
    todo: "",
  },
  answers_unreadable: {
    title_one:
      "FlexPay's answers about {{count}} open payment or payout can't be read, or hold an unknown status. The first such answer came {{age}}.",
    title_other:
      "FlexPay's answers about {{count}} open payments and payouts can't be read, or hold an unknown status. The first such answer came {{age}}.",
    todo: "They stay open until an answer can be read. The answers stand in their timelines: send one to FlexPay and ask what it means.",
  },
}

export const success_rate = {
  title: "Success by operator, last 24 hours",
  hint: "Mobile money payments that have ended. One that failed for want of money or of a PIN counts, too.",
  empty: "No mobile money payment ended in the last 24 hours.",
  of: "{{succeeded}} of {{ended}}",
}

export const figures = {
  title: "Figures",
  callbacks: "Callbacks in the last hour",
  due: "Due to be looked at now",
  oldest: "Oldest attempt that is open",
}
