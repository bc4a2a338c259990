import type { Records, Row } from "./records"

/** The event that each final state promises to a store's subscribers. */
const EVENT_OF_STATE: Record<Row["kind"], Record<string, string>> = {
  payment: {
    succeeded: "flexpay.payment_succeeded",
    refused: "flexpay.payment_failed",
    failed: "flexpay.payment_failed",
    canceled: "flexpay.payment_failed",
    expired: "flexpay.payment_failed",
    reversed: "flexpay.payment_reversed",
  },
  payout: {
    succeeded: "flexpay.payout_succeeded",
    refused: "flexpay.payout_failed",
    failed: "flexpay.payout_failed",
  },
}

/** Events that no subscriber received: of each state, and of each attention. */
export function missingEvents({ rows, events }: Records): string[] {
  const received = new Set(events.map(({ name, id }) => `${name} of ${id}`))
  return rows
    .flatMap(({ id, kind, state, attention }) =>
      [
        EVENT_OF_STATE[kind][state],
        attention ? "flexpay.attention_needed" : undefined,
      ].flatMap((name) => (name ? [`${name} of ${id}`] : []))
    )
    .filter((event) => !received.has(event))
    .map((event) => `no subscriber received ${event}`)
}
