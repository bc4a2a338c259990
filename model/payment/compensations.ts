import type { Rules } from "../rules"
import { continued, replaced, withMedusa } from "./running"
import type { Act, Running } from "./running"
import type { Process } from "./state"

/** The compensations of a completion; `pay_order` has none. */
export function undo(
  { step, order }: Process,
  isLasting: boolean
): Partial<Process> {
  return step === "pay_order" || order === null
    ? { next: "failed", isLasting }
    : { next: "delete_order", isLasting }
}

export function cancelPayment(running: Running): Act[] {
  const { payment } = running.state.medusa
  return [
    {
      act: "Core cancels its payment",
      after: continued(
        withMedusa(running, {
          payment: payment && { ...payment, isCanceled: true },
        }),
        { next: "delete_order" }
      ),
    },
  ]
}

export function deleteOrder(running: Running): Act[] {
  const { orders } = running.state.medusa
  return [
    {
      act: "Core removes the links and deletes its order",
      after: continued(
        withMedusa(running, {
          orders: replaced(orders, running.process.order ?? 0, null),
        }),
        { next: "refund_payment", order: null }
      ),
    },
  ]
}

/** Core refunds a captured payment, unless the cart has another order. */
export function refundPayment(rules: Rules, running: Running): Act[] {
  const { state, process } = running
  const { medusa, row, ghost } = state
  const { payment } = medusa
  const isOrdered = medusa.orders.some((order) => order?.toCart)
  const mustRefund =
    payment?.session === process.session &&
    payment.refunded === "no" &&
    !isOrdered
  const decision = rules.decideRefund({
    payment: { ...row, received_amount: null },
    is_in_medusa: true,
    has_sync_lease: row.sync_lease_holder !== null,
    has_open_payout: false,
    requester: "medusa",
    is_resend: false,
    is_justified: false,
    covers_rest: true,
  })
  if (!payment || !mustRefund || decision.kind === "refused") {
    return [
      {
        act: "Core ends its compensation without a refund",
        after: continued(running, { next: "failed" }),
      },
    ]
  }
  const paidOut = {
    ...running,
    state: {
      ...state,
      row: {
        ...row,
        disposition: decision.disposition,
        attention: decision.attention,
      },
      ghost: { ...ghost, payouts: ghost.payouts + 1 },
    },
  }
  const refunded = { ...payment, refunded: "medusa" as const }
  return [
    {
      act: "Core refunds the payment by a payout, and makes a new session",
      after: continued(
        withMedusa(paidOut, {
          payment: refunded,
          session: { id: `session${medusa.sessions}`, status: "pending" },
          sessions: medusa.sessions + 1,
        }),
        { next: "failed" }
      ),
    },
  ]
}
