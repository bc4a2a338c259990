import type { CallbackProbe, ServiceProbe } from "../../../gateway"
import type { FlexPayOptions } from "../options"
import { assessPayouts } from "./assess-payouts"
import type { HealthReport } from "./health-check"
import type {
  FlexPayRegion,
  HealthArea,
  HealthCheckResult,
  HealthCode,
  HealthLevel,
} from "./health-check-result"
import type { RunningInstances } from "./instance-heartbeat"
import type { Metrics } from "./metrics"

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Days before the expiry of the token from which its owner is warned. */
export const EXPIRY_WARNING_DAYS = 60
/** A due transaction that waits longer is overdue. */
const OVERDUE_AFTER_MS = 2 * MINUTE_MS
/** So many payments in a row without a callback are a warning. */
const MISSING_CALLBACKS_MIN = 5

/** A job that has not run for so long is late: several of its intervals. */
const LATE_AFTER_MS: Readonly<Record<Metrics["jobs"][number]["id"], number>> = {
  "recheck-flexpay-transactions": 2 * MINUTE_MS,
  "recover-flexpay-refunds": 20 * MINUTE_MS,
  "redact-flexpay-personal-data": 180 * MINUTE_MS,
  "reconcile-flexpay-days": 30 * MINUTE_MS,
  "watch-flexpay-networks": 20 * MINUTE_MS,
  "emit-flexpay-events": 30 * MINUTE_MS,
}
/** The job that every store needs from its first payment on. */
const FIRST_JOB = "recheck-flexpay-transactions"

/** The results of all health checks, in the order of their areas. */
export function assessHealth(
  report: HealthReport,
  regions: FlexPayRegion[],
  options: Pick<FlexPayOptions, "callback_base_url" | "environment" | "payouts">
): HealthCheckResult[] {
  const { metrics, probes, callback, tokenEndsAt, instances } = report
  const { host } = new URL(options.callback_base_url)
  return [
    ...assessEnvironment(options),
    ...assessAddresses(probes),
    ...assessToken(tokenEndsAt, probes, metrics.now),
    ...assessRefusals(metrics),
    ...assessCallback(callback, { host, environment: options.environment }),
    ...assessRegions(regions),
    ...assessPayouts(regions, options.payouts),
    ...assessJobs(metrics),
    ...assessInstances(instances),
    ...assessCallbacks(metrics),
    ...assessAnswers(metrics),
  ]
}

type Rating = [level: HealthLevel, code: HealthCode]

function resultsOf(area: HealthArea) {
  return (
    level: HealthLevel,
    code: HealthCode,
    values: HealthCheckResult["values"] = {}
  ): HealthCheckResult => ({ area, level, code, values })
}

/** Warns that no real money moves. */
export function assessEnvironment({
  environment,
}: Pick<FlexPayOptions, "environment">): HealthCheckResult[] {
  const result = resultsOf("addresses")
  return environment === "simulator"
    ? [result("warning", "simulator_in_use")]
    : []
}

const ADDRESS_RESULTS: Record<ServiceProbe["status"], Rating> = {
  available: ["good", "address_answers"],
  // The address answers. The area "token" reports the refusal.
  token_refused: ["good", "address_answers"],
  unavailable: ["problem", "address_fails"],
  unreachable: ["problem", "address_unreachable"],
}

export function assessAddresses(probes: ServiceProbe[]): HealthCheckResult[] {
  return probes.map(({ service, host, status, detail }) => {
    const values = { service, host, detail: detail ?? "" }
    return resultsOf("addresses")(...ADDRESS_RESULTS[status], values)
  })
}

export function assessToken(
  endsAt: Date | null,
  probes: ServiceProbe[],
  now: Date
): HealthCheckResult[] {
  const result = resultsOf("token")
  const checks = probes.filter(({ service }) => service.startsWith("check"))
  const refused = checks.find(({ status }) => status === "token_refused")
  const isTaken = checks.some(({ status }) => status === "available")
  const end = assessEnd(endsAt, now)
  if (refused) {
    return [result("problem", "token_refused", { host: refused.host }), end]
  }
  return isTaken ? [result("good", "token_taken"), end] : [end]
}

function assessEnd(endsAt: Date | null, now: Date): HealthCheckResult {
  const result = resultsOf("token")
  if (!endsAt) {
    return result("good", "token_without_end")
  }
  const values = {
    at: endsAt.toISOString(),
    days: Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS)),
  }
  if (endsAt <= now) {
    return result("problem", "token_ended", values)
  }
  return values.days < EXPIRY_WARNING_DAYS
    ? result("warning", "token_ends_soon", values)
    : result("good", "token_lasts", values)
}

const CALLBACK_RESULTS: Record<CallbackProbe["status"], Rating> = {
  available: ["good", "callback_ours"],
  other_program: ["problem", "callback_elsewhere"],
  // Some servers can't reach their own public address.
  unreachable: ["warning", "callback_not_reached"],
}

/** @param environment only the simulator can call private addresses */
export function assessCallback(
  { status, detail, isPublic }: CallbackProbe & { isPublic: boolean },
  {
    host,
    environment,
  }: { host: string; environment: FlexPayOptions["environment"] }
): HealthCheckResult[] {
  const result = resultsOf("callback")
  const values = { host, detail: detail ?? "" }
  const level = environment === "live" ? "problem" : "warning"
  return [
    ...(isPublic || environment === "simulator"
      ? []
      : [result(level, "callback_not_public", values)]),
    result(...CALLBACK_RESULTS[status], values),
  ]
}

export function assessRegions(regions: FlexPayRegion[]): HealthCheckResult[] {
  const result = resultsOf("regions")
  const ready = regions.filter(({ providers }) => providers.length > 0)
  return [
    ...(ready.length ? [] : [result("problem", "no_region")]),
    ...regions.map(({ name, currency_code, providers }) => {
      const values = { region: name, currency: currency_code.toUpperCase() }
      return providers.length
        ? result("good", "region_ready", values)
        : result("warning", "region_without_provider", values)
    }),
  ]
}

export function assessJobs(metrics: Metrics): HealthCheckResult[] {
  const result = resultsOf("jobs")
  const runs = metrics.jobs.map(({ id, last_run_at }) => {
    const values = { job: id, at: last_run_at.toISOString() }
    const idle = metrics.now.getTime() - last_run_at.getTime()
    return idle > LATE_AFTER_MS[id]
      ? result("problem", "job_late", values)
      : result("good", "job_runs", values)
  })
  const hasRun = metrics.jobs.some(({ id }) => id === FIRST_JOB)
  const waits =
    metrics.now.getTime() - (metrics.due_since ?? metrics.now).getTime()
  return [
    ...(hasRun ? [] : [result("problem", "job_never_ran", { job: FIRST_JOB })]),
    ...runs,
    metrics.due_since && waits > OVERDUE_AFTER_MS
      ? result("warning", "overdue", {
          count: metrics.due,
          at: metrics.due_since.toISOString(),
        })
      : result("good", "nothing_overdue"),
  ]
}

/** Medusa's workflows lock carts and stock in their own process by default. */
export function assessInstances({
  count,
  shareLocks,
}: RunningInstances): HealthCheckResult[] {
  const result = resultsOf("instances")
  if (count === 0) {
    return [result("warning", "no_instance")]
  }
  if (count === 1) {
    return [result("good", "one_instance")]
  }
  return shareLocks
    ? [result("good", "instances_share_locks", { count })]
    : [result("warning", "instances_without_locks", { count })]
}

/**
 * Warns when the last payments ended without a callback, however old they are:
 * FlexPay can't reach the callback address. Single callbacks may get lost.
 */
export function assessCallbacks({
  callbacks_last_hour,
  finalized: { count, without_callback },
}: Metrics): HealthCheckResult[] {
  const result = resultsOf("callbacks")
  return without_callback > 0 &&
    without_callback >= Math.min(count, MISSING_CALLBACKS_MIN)
    ? [result("warning", "callbacks_missing", { count: without_callback })]
    : [result("good", "callbacks_come", { count: callbacks_last_hour })]
}

/** Warns of requests refused for their token, with none accepted since. */
export function assessRefusals({
  token_refused: { count, since },
}: Metrics): HealthCheckResult[] {
  const result = resultsOf("token")
  return since
    ? [
        result("warning", "requests_refused", {
          count,
          at: since.toISOString(),
        }),
      ]
    : []
}

/** Warns of unreadable check answers about open payments and payouts. */
export function assessAnswers({
  unreadable: { count, since },
}: Metrics): HealthCheckResult[] {
  const result = resultsOf("answers")
  return since
    ? [
        result("warning", "answers_unreadable", {
          count,
          at: since.toISOString(),
        }),
      ]
    : [result("good", "answers_readable")]
}
