import type { CallbackProbe, ServiceProbe } from "../../../../gateway"
import type { RunningInstances } from "../../../../modules/flexpay/health/instance-heartbeat"
import type { Metrics } from "../../../../modules/flexpay/health/metrics"
import type { FlexPayRegion } from "./regions"
import type {
  AdminFlexPayFinding,
  AdminFlexPayFindingCode,
  AdminFlexPayStatusArea,
  AdminFlexPayStatusLevel,
} from "./types"

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const WARNED_DAYS_BEFORE = 60
/** A due transaction that waits longer is not waiting for its turn. */
const OVERDUE_AFTER_MS = 2 * MINUTE_MS
/** After how many payments without a callback in a row they count as stopped. */
const MISSING_IN_A_ROW = 5

/** After what silence a job counts as stopped: some of its turns. */
const SILENT_AFTER_MS: Readonly<Record<Metrics["jobs"][number]["id"], number>> =
  {
    "recheck-flexpay-transactions": 2 * MINUTE_MS,
    "recover-flexpay-refunds": 20 * MINUTE_MS,
    "redact-flexpay-personal-data": 180 * MINUTE_MS,
    "reconcile-flexpay-days": 30 * MINUTE_MS,
  }
/** The one that every store needs from its first payment on. */
const FIRST_JOB = "recheck-flexpay-transactions"

function finder(area: AdminFlexPayStatusArea) {
  return (
    level: AdminFlexPayStatusLevel,
    code: AdminFlexPayFindingCode,
    values: AdminFlexPayFinding["values"] = {}
  ): AdminFlexPayFinding => ({ area, level, code, values })
}

export function judgeAddresses(probes: ServiceProbe[]): AdminFlexPayFinding[] {
  const find = finder("addresses")
  return probes.map(({ service, host, status, detail }) => {
    const values = { service, host, detail: detail ?? "" }
    switch (status) {
      case "unreachable":
        return find("problem", "address_unreachable", values)
      case "unavailable":
        return find("problem", "address_fails", values)
      // Somebody is there; what is said of the token stands under the token.
      case "token_refused":
      case "available":
        return find("good", "address_answers", values)
    }
  })
}

export function judgeToken(
  endsAt: Date | null,
  probes: ServiceProbe[],
  now: Date
): AdminFlexPayFinding[] {
  const find = finder("token")
  const checks = probes.filter(({ service }) => service.startsWith("check"))
  const refused = checks.find(({ status }) => status === "token_refused")
  const isTaken = checks.some(({ status }) => status === "available")
  return [
    ...(refused
      ? [find("problem", "token_refused", { host: refused.host })]
      : isTaken
        ? [find("good", "token_taken")]
        : []),
    judgeEnd(endsAt, now),
  ]
}

function judgeEnd(endsAt: Date | null, now: Date): AdminFlexPayFinding {
  const find = finder("token")
  if (!endsAt) {
    return find("good", "token_without_end")
  }
  const values = {
    at: endsAt.toISOString(),
    days: Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS)),
  }
  if (endsAt <= now) {
    return find("problem", "token_ended", values)
  }
  return values.days < WARNED_DAYS_BEFORE
    ? find("warning", "token_ends_soon", values)
    : find("good", "token_lasts", values)
}

/** @param environment FlexPay's live service can't call what is not public */
export function judgeCallback(
  { status, detail, isPublic }: CallbackProbe & { isPublic: boolean },
  { host, environment }: { host: string; environment: "live" | "sandbox" }
): AdminFlexPayFinding[] {
  const find = finder("callback")
  const values = { host, detail: detail ?? "" }
  return [
    ...(isPublic
      ? []
      : [
          find(
            environment === "live" ? "problem" : "warning",
            "callback_not_public",
            values
          ),
        ]),
    status === "available"
      ? find("good", "callback_ours", values)
      : status === "other_program"
        ? find("problem", "callback_elsewhere", values)
        : // Some servers can't reach their own public address.
          find("warning", "callback_not_reached", values),
  ]
}

export function judgeRegions(regions: FlexPayRegion[]): AdminFlexPayFinding[] {
  const find = finder("regions")
  const ready = regions.filter(({ providers }) => providers.length > 0)
  return [
    ...(ready.length ? [] : [find("problem", "no_region")]),
    ...regions.map(({ name, currency_code, providers }) => {
      const values = { region: name, currency: currency_code.toUpperCase() }
      return providers.length
        ? find("good", "region_ready", values)
        : find("warning", "region_without_provider", values)
    }),
  ]
}

export function judgeJobs(metrics: Metrics): AdminFlexPayFinding[] {
  const find = finder("jobs")
  const runs = metrics.jobs.map(({ id, last_run_at }) => {
    const values = { job: id, at: last_run_at.toISOString() }
    const silence = metrics.now.getTime() - last_run_at.getTime()
    return silence > SILENT_AFTER_MS[id]
      ? find("problem", "job_late", values)
      : find("good", "job_runs", values)
  })
  const hasRun = metrics.jobs.some(({ id }) => id === FIRST_JOB)
  const waits =
    metrics.now.getTime() - (metrics.due_since ?? metrics.now).getTime()
  return [
    ...(hasRun ? [] : [find("problem", "job_never_ran", { job: FIRST_JOB })]),
    ...runs,
    metrics.due_since && waits > OVERDUE_AFTER_MS
      ? find("warning", "overdue", {
          count: metrics.due,
          at: metrics.due_since.toISOString(),
        })
      : find("good", "nothing_overdue"),
  ]
}

/** What Medusa's own workflows lock, such as a cart, is locked in its process. */
export function judgeInstances({
  count,
  shareLocks,
}: RunningInstances): AdminFlexPayFinding[] {
  const find = finder("instances")
  if (count === 1) {
    return [find("good", "one_instance")]
  }
  return [
    shareLocks
      ? find("good", "instances_share_locks", { count })
      : find("warning", "instances_without_locks", { count }),
  ]
}

/**
 * Payments that ended, and no callback of the last ones, however old they are:
 * FlexPay can't call us. A single callback gets lost now and then.
 */
export function judgeCallbacks({
  callbacks_last_hour,
  finalized: { count, without_callback },
}: Metrics): AdminFlexPayFinding[] {
  const find = finder("callbacks")
  return without_callback > 0 &&
    without_callback >= Math.min(count, MISSING_IN_A_ROW)
    ? [find("warning", "callbacks_missing", { count: without_callback })]
    : [find("good", "callbacks_come", { count: callbacks_last_hour })]
}

/** Requests that FlexPay refused for the token, and none accepted since. */
export function judgeRefusals({
  token_refused: { count, since },
}: Metrics): AdminFlexPayFinding[] {
  return since
    ? [
        finder("token")("warning", "requests_refused", {
          count,
          at: since.toISOString(),
        }),
      ]
    : []
}

/** What check answers about open payments and payouts. */
export function judgeAnswers({
  unreadable: { count, since },
}: Metrics): AdminFlexPayFinding[] {
  const find = finder("answers")
  return since
    ? [
        find("warning", "answers_unreadable", {
          count,
          at: since.toISOString(),
        }),
      ]
    : [find("good", "answers_readable")]
}
