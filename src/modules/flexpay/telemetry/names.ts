/*
 * Names end with their unit where it is one of time: Prometheus wants it there,
 * and only some of the ways to it add it.
 */

/** The instrumentation scope of the plugin's spans and metrics. */
export const SCOPE = "medusa-payment-flexpay"

/**
 * What spans and durations are recorded of:
 * - `request`: a request for a payment by mobile money or card
 * - `payout`: a request for a payout
 * - `check`: a check of one transaction, with all its order numbers
 * - `callback`: storing a callback
 * - `sync`: bringing Medusa up to date with one transaction
 */
export type Operation = "request" | "payout" | "check" | "callback" | "sync"

/** The duration of operations; its count is how many there were. */
export const DURATION = {
  name: "flexpay.operation.duration_seconds",
  unit: "s",
  description: "Duration of an operation, by operation and outcome",
  advice: {
    explicitBucketBoundaries: [
      0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ],
  },
}

/** The gauges, read whenever metrics are exported. */
export const GAUGES = {
  due: {
    name: "flexpay.checks.due",
    unit: "{transaction}",
    description: "Transactions whose check is due",
  },
  due_age: {
    name: "flexpay.checks.due.age_seconds",
    unit: "s",
    description: "How long the first due check waits",
  },
  open_age: {
    name: "flexpay.transactions.open.age_seconds",
    unit: "s",
    description: "Age of the oldest transaction without a final state",
  },
  attention: {
    name: "flexpay.transactions.attention",
    unit: "{transaction}",
    description: "Transactions that need attention, by reason",
  },
  events: {
    name: "flexpay.events.waiting",
    unit: "{event}",
    description: "Events that wait for Medusa's event bus",
  },
  events_age: {
    name: "flexpay.events.waiting.age_seconds",
    unit: "s",
    description: "How long the first event waits",
  },
  job_age: {
    name: "flexpay.job.age_seconds",
    unit: "s",
    description: "Time since a job's last run, by job",
  },
  missing_callbacks: {
    name: "flexpay.callbacks.missing",
    unit: "{payment}",
    description: "Latest payments in a row that ended without a callback",
  },
  refused: {
    name: "flexpay.token.refused",
    unit: "{request}",
    description:
      "Requests that FlexPay refused for the token since the last accepted one",
  },
  unreadable: {
    name: "flexpay.checks.unreadable",
    unit: "{transaction}",
    description: "Open transactions whose check results can't be read",
  },
  breaker: {
    name: "flexpay.breaker.open",
    unit: "{breaker}",
    description: "1 while checks of a host wait for it to answer again, else 0",
  },
  budget: {
    name: "flexpay.checks.budget",
    unit: "{check}",
    description: "Checks that all servers may start in a second",
  },
} as const satisfies Record<string, Instrument>

interface Instrument {
  name: string
  unit: string
  description: string
}
