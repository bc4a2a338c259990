import {
  context,
  createContextKey,
} from "@medusajs/framework/opentelemetry/api"

/** The key by which OpenTelemetry's tracers know to record nothing. */
const SUPPRESS_TRACING = createContextKey(
  "OpenTelemetry SDK Context Key SUPPRESS_TRACING"
)

/**
 * Runs an action of which OpenTelemetry records no spans, whatever
 * instrumentation a store has. Without OpenTelemetry it only runs the action.
 */
export function withoutTrace<T>(action: () => T): T {
  return context.with(context.active().setValue(SUPPRESS_TRACING, true), action)
}
