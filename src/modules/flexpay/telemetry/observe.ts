import {
  context,
  INVALID_SPAN_CONTEXT,
  metrics,
  SpanStatusCode,
  trace,
} from "@medusajs/framework/opentelemetry/api"
import type { Span } from "@medusajs/framework/opentelemetry/api"
import type { Transaction } from "../transaction/transaction"
import { DURATION, SCOPE } from "./names"
import type { Operation } from "./names"

/** What is known of an operation. Nothing here may be secret or personal. */
interface Observation {
  /** The id of its transaction; absent while none is found. */
  id?: Transaction["id"]
  kind?: Transaction["kind"]
  operator?: Transaction["operator"]
  /** A word for its result, one of a few: metrics are counted by it. */
  outcome: string
}

/**
 * Runs an operation as a span of OpenTelemetry, and records its duration and
 * outcome. Costs next to nothing where the store registers no OpenTelemetry.
 *
 * @param describe what the result was; an operation that throws has the
 *   outcome `error`
 */
export async function observe<Result>(
  operation: Operation,
  run: () => Promise<Result>,
  describe: (result: Result) => Observation
): Promise<Result> {
  const startedAt = performance.now()
  const span = startSpan(operation)
  return await context.with(trace.setSpan(context.active(), span), async () => {
    let observed: Observation = { outcome: "error" }
    try {
      const result = await run()
      observed = describe(result)
      return result
    } catch (error) {
      // Without the error: its message may repeat a phone number.
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      const { id, kind, operator, outcome } = observed
      const attributes = {
        "flexpay.outcome": outcome,
        ...(kind && { "flexpay.kind": kind }),
        ...(operator && { "flexpay.operator": operator }),
      }
      try {
        span.setAttributes({
          ...attributes,
          ...(id && { "flexpay.transaction_id": id }),
        })
        span.end()
        recordDuration(operation, startedAt, attributes)
      } catch {
        // As in `startSpan`.
      }
    }
  })
}

/** FlexPay's answer about money matters more than a store's exporter. */
function startSpan(operation: Operation): Span {
  try {
    return trace.getTracer(SCOPE).startSpan(`flexpay.${operation}`)
  } catch {
    return trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
  }
}

/** The SDK returns the same histogram each time. */
function recordDuration(
  operation: Operation,
  startedAt: number,
  attributes: Record<string, string>
): void {
  const { name, ...options } = DURATION
  metrics
    .getMeter(SCOPE)
    .createHistogram(name, options)
    .record((performance.now() - startedAt) / 1000, {
      "flexpay.operation": operation,
      ...attributes,
    })
}
