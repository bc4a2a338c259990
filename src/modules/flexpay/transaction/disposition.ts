import type { Disposition, Patch, Transaction } from "./transaction"

type Facts = Pick<Transaction, "kind" | "state" | "attention" | "disposition">

/**
 * The disposition of a payment's money after a change of its state or
 * attention; null where no money arrived, and for payouts. A decided disposition
 * stays: only an action of its own changes it.
 */
export function dispositionAfter(
  current: Facts,
  patch: Partial<Pick<Transaction, "state" | "attention">>
): Disposition | null {
  const { kind, state, attention, disposition } = { ...current, ...patch }
  if (kind === "payout") {
    return null
  }
  if (state === "reversed") {
    return "going_back"
  }
  if (state !== "succeeded") {
    return null
  }
  const isDecided =
    disposition === "booked" ||
    disposition === "going_back" ||
    disposition === "resolved"
  if (isDecided) {
    return disposition
  }
  return attention === null ? "becoming_order" : "awaiting_operator"
}

/**
 * What an operator's resolution makes of a transaction: its present state needs
 * no sync, and money that waited counts as dealt with.
 */
export function resolutionOf({
  state,
  disposition,
}: Pick<Transaction, "state" | "disposition">): Patch {
  return {
    attention: null,
    attention_at: null,
    synced_state: state,
    ...(disposition === "awaiting_operator" && { disposition: "resolved" }),
  }
}
