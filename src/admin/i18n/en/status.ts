/** The status page in the settings. */
export const status = {
  title: "FlexPay",
  subtitle:
    "Whether payments can arrive and are followed up. The checks are free and move no money.",
  settings_label: "FlexPay",
  again: "Run checks again",
  running: "Running the checks. This takes up to five seconds.",
  checked_at: "Checked {{when}}",
  failed:
    "The checks could not be run. Run them again; if this persists, see the server's log.",
  summary_good: "All checks passed.",
  summary_warning_one: "{{count}} warning.",
  summary_warning_other: "{{count}} warnings.",
  summary_problem_one: "{{count}} problem.",
  summary_problem_other: "{{count}} problems.",
}

export const status_levels = {
  good: "OK",
  warning: "Warning",
  problem: "Problem",
}

export const status_areas = {
  addresses: "FlexPay's addresses",
  token: "Token",
  callback: "Callback address",
  regions: "Regions",
  jobs: "Scheduled jobs",
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
  "recheck-flexpay-transactions": "Checking open payments",
  "recover-flexpay-refunds": "Recovering lost refunds",
  "redact-flexpay-personal-data": "Redacting personal data",
  "reconcile-flexpay-days": "Reconciling each day",
}

/** Results of health checks, and what to do about them. */
export const health_checks = {
  address_answers: { title: "{{service}}: {{host}} answers.", todo: "" },
  address_fails: {
    title: "{{service}}: {{host}} does not work ({{detail}}).",
    todo: "Wait a few minutes and run the checks again. If this persists, ask FlexPay whether the service has moved, and set its address in the plugin's option “addresses”.",
  },
  address_unreachable: {
    title: "{{service}}: {{host}} can't be reached ({{detail}}).",
    todo: "Check that this server has access to the internet, and that no firewall blocks this host. Then ask FlexPay whether the service has moved.",
  },
  token_taken: { title: "FlexPay accepts the token.", todo: "" },
  token_refused: {
    title: "FlexPay refuses the token ({{host}}).",
    todo: "No payment can be requested now. Ask FlexPay for a valid token, set it as the option “token”, and restart Medusa.",
  },
  token_lasts: { title: "The token is valid until {{at}}.", todo: "" },
  token_ends_soon: {
    title: "The token expires on {{at}} (days left: {{days}}).",
    todo: "Ask FlexPay for a new one now, set it as the option “token”, and restart Medusa. After that day, no payment can be requested.",
  },
  token_ended: {
    title: "The token expired on {{at}}.",
    todo: "Ask FlexPay for a new one, set it as the option “token”, and restart Medusa.",
  },
  token_without_end: {
    title: "The token does not state when it expires.",
    todo: "",
  },
  requests_refused: {
    title_one:
      "FlexPay refused the token of {{count}} payment ({{age}}) and has accepted none since.",
    title_other:
      "FlexPay refused the token of {{count}} payments since the first refusal ({{age}}) and has accepted none.",
    todo: "Ask FlexPay whether the token and the merchant code are valid for this service, set them as the options “token” and “merchant”, and restart Medusa. The warning ends with the next payment that FlexPay accepts.",
  },
  callback_ours: { title: "This store answers at {{host}}.", todo: "" },
  callback_not_public: {
    title: "{{host}} is not a public https address.",
    todo: "FlexPay can't call it, so payments are confirmed late. Set the option “callback_base_url” to the public https address of this server, and remove “allow_http”.",
  },
  callback_elsewhere: {
    title: "Another server answers at {{host}} ({{detail}}).",
    todo: "FlexPay's callbacks are lost. Set the option “callback_base_url” to the address of this Medusa server, and check that a proxy in front of it forwards /hooks/flexpay.",
  },
  callback_not_reached: {
    title: "This server could not reach {{host}} itself ({{detail}}).",
    todo: "Some servers can't reach their own public address. Open https://{{host}} from another network. If it works there, nothing needs to be done.",
  },
  region_ready: {
    title: "{{region}} ({{currency}}) offers FlexPay.",
    todo: "",
  },
  region_without_provider: {
    title: "{{region}} ({{currency}}) does not offer FlexPay.",
    todo: "To offer it there, choose FlexPay among the payment providers of this region (Settings, Regions).",
  },
  no_region: {
    title: "No region in CDF or USD offers FlexPay.",
    todo: "Customers cannot pay with FlexPay. Choose it among the payment providers of a region that sells in CDF or USD (Settings, Regions).",
  },
  job_runs: { title: "{{job}}: last ran {{age}}.", todo: "" },
  job_late: {
    title: "{{job}}: last ran {{age}}.",
    todo: "No worker is running. Start Medusa in worker mode “shared” or “worker”, and see its log.",
  },
  job_never_ran: {
    title: "{{job}}: has never run.",
    todo: "Wait half a minute after a start and run the checks again. Then start Medusa in worker mode “shared” or “worker”: without a worker, payments with lost callbacks are not confirmed.",
  },
  nothing_overdue: { title: "Nothing is overdue.", todo: "" },
  overdue: {
    title: "Overdue: {{count}}. The first was due {{age}}.",
    todo: "The worker does not keep up. Raise the option “checks_per_second”, or see above whether FlexPay's check service answers.",
  },
  one_instance: {
    title: "One Medusa instance runs on this database.",
    todo: "",
  },
  instances_share_locks: {
    title:
      "{{count}} Medusa instances run on this database and share their locks.",
    todo: "",
  },
  instances_without_locks: {
    title:
      "{{count}} Medusa instances run on this database without sharing their locks.",
    todo: "Two of them can change one cart, or sell the last piece, at the same time. In the medusa-config of each, give Medusa's module “locking” the provider “locking-redis” or “locking-postgres”, and restart them.",
  },
  callbacks_come: {
    title_one: "{{count}} callback in the last hour.",
    title_other: "{{count}} callbacks in the last hour.",
    todo: "",
  },
  callbacks_missing: {
    title_one: "FlexPay sent no callback for the last completed payment.",
    title_other:
      "FlexPay sent no callback for the last {{count}} completed payments.",
    todo: "No money is lost, but customers wait longer. Check the callback address above, and ask FlexPay whether it can call it.",
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
    todo: "They stay open until an answer can be read. The answers are in their timelines: send one to FlexPay and ask what it means.",
  },
}

export const success_rate = {
  title: "Success by operator, last 24 hours",
  hint: "Completed mobile money payments, including those that failed for insufficient funds or a wrong PIN.",
  empty: "No mobile money payment was completed in the last 24 hours.",
  of: "{{succeeded}} of {{ended}}",
}

export const figures = {
  title: "Figures",
  callbacks: "Callbacks in the last hour",
  due: "Due for a check now",
  oldest: "Oldest open transaction",
}
