import { metrics } from "@medusajs/framework/opentelemetry/api"
import type {
  BatchObservableCallback,
  BatchObservableResult,
  Meter,
  ObservableGauge,
} from "@medusajs/framework/opentelemetry/api"
import type { FlexPayClient } from "../../../gateway"
import { readMetrics } from "../health/metrics"
import type { FlexPayOptions } from "../options"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import { GAUGES, SCOPE } from "./names"

interface Dependencies {
  database: Database
  client: Pick<FlexPayClient, "breakers">
  options: Pick<FlexPayOptions, "checks_per_second">
}

type Gauges = Record<keyof typeof GAUGES, ObservableGauge>

const ATTENTION = sql`SELECT attention, count(*)::int AS count
  FROM flexpay_transaction
  WHERE attention IS NOT NULL AND deleted_at IS NULL GROUP BY attention`

const WAITING_EVENTS = sql`SELECT count(*)::int AS count,
    min(created_at) AS since
  FROM flexpay_event WHERE emitted_at IS NULL AND deleted_at IS NULL`

/**
 * The plugin's condition as metrics of OpenTelemetry. It is read from the
 * database when metrics are exported, and never while they are not: without
 * OpenTelemetry nothing asks for them.
 */
export class ConditionGauges {
  private stopObserving: (() => void) | undefined

  constructor(private readonly dependencies: Dependencies) {}

  start(): void {
    const meter = metrics.getMeter(SCOPE)
    const gauges = createGauges(meter)
    const all = Object.values(gauges)
    const observe: BatchObservableCallback = async (result) =>
      await this.read(gauges, result)
    meter.addBatchObservableCallback(observe, all)
    this.stopObserving = () => meter.removeBatchObservableCallback(observe, all)
  }

  stop(): void {
    this.stopObserving?.()
  }

  private async read(
    gauges: Gauges,
    result: BatchObservableResult
  ): Promise<void> {
    const { database, client, options } = this.dependencies
    const [condition, attentions, events] = await Promise.all([
      readMetrics(database),
      database.rows<{ attention: string; count: number }>(ATTENTION),
      database.one<{ count: number; since: Date | null }>(WAITING_EVENTS),
    ])
    const { now } = condition
    const secondsSince = (time: Date | null) =>
      time ? Math.max(0, (now.getTime() - time.getTime()) / 1000) : 0

    result.observe(gauges.due, condition.due)
    result.observe(gauges.due_age, secondsSince(condition.due_since))
    result.observe(gauges.open_age, secondsSince(condition.oldest_open_at))
    result.observe(gauges.events, events.count)
    result.observe(gauges.events_age, secondsSince(events.since))
    result.observe(
      gauges.missing_callbacks,
      condition.finalized.without_callback
    )
    result.observe(gauges.refused, condition.token_refused.count)
    result.observe(gauges.unreadable, condition.unreadable.count)
    result.observe(gauges.budget, options.checks_per_second)
    for (const { attention, count } of attentions) {
      result.observe(gauges.attention, count, {
        "flexpay.attention": attention,
      })
    }
    for (const { id, last_run_at } of condition.jobs) {
      result.observe(gauges.job_age, secondsSince(last_run_at), {
        "flexpay.job": id,
      })
    }
    for (const { host, isOpen } of client.breakers()) {
      result.observe(gauges.breaker, Number(isOpen), { "flexpay.host": host })
    }
  }
}

function createGauges(meter: Meter): Gauges {
  const gauge = (key: keyof Gauges) => {
    const { name, ...options } = GAUGES[key]
    return meter.createObservableGauge(name, options)
  }
  return {
    due: gauge("due"),
    due_age: gauge("due_age"),
    open_age: gauge("open_age"),
    attention: gauge("attention"),
    events: gauge("events"),
    events_age: gauge("events_age"),
    job_age: gauge("job_age"),
    missing_callbacks: gauge("missing_callbacks"),
    refused: gauge("refused"),
    unreadable: gauge("unreadable"),
    breaker: gauge("breaker"),
    budget: gauge("budget"),
  }
}
