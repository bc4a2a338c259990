import type { Rules } from "../rules"
import {
  cancelPayment,
  deleteOrder,
  refundPayment,
  undo,
} from "./compensations"
import { continued, replaced, withMedusa } from "./running"
import type { Act, Running } from "./running"
import type { Order, Process } from "./state"

/**
 * Core's `completeCartWorkflow`, write by write, with its compensations. Its only
 * guard against a second run is a lock in the memory of one server.
 */
export function completeCart(
  rules: Rules,
  errorsMax: number
): Partial<Record<Process["next"], (running: Running) => Act[]>> {
  return {
    read: readCart,
    order: createOrder,
    links: createLinks,
    claim: (running) => claim(rules, running),
    payment: (running) => createPayment(running, errorsMax),
    cancel_payment: cancelPayment,
    delete_order: deleteOrder,
    refund_payment: (running) => refundPayment(rules, running),
  }
}

function readCart(running: Running): Act[] {
  const { session, orders } = running.state.medusa
  if (orders.some((order) => order?.toCart)) {
    return [
      {
        act: "Core finds the cart's order",
        after: continued(running, { next: "end" }),
      },
    ]
  }
  return session && session.status !== "error"
    ? [
        {
          act: "Core reads the cart, which has no order",
          after: continued(running, { next: "order", session: session.id }),
        },
      ]
    : [
        {
          act: "Core finds no session to pay with",
          after: continued(running, { next: "failed", isLasting: true }),
        },
      ]
}

function createOrder(running: Running): Act[] {
  const { orders } = running.state.medusa
  const order: Order = { toCart: false, toCollection: false }
  return [
    {
      act: "Core writes the order",
      after: continued(withMedusa(running, { orders: [...orders, order] }), {
        next: "links",
        order: orders.length,
      }),
    },
  ]
}

/** Both links are written in parallel: either may be first. */
function createLinks(running: Running): Act[] {
  const { orders } = running.state.medusa
  const index = running.process.order ?? 0
  const order = orders[index]
  if (!order) {
    return []
  }
  return (["toCart", "toCollection"] as const)
    .filter((link) => !order[link])
    .map((link) => {
      const linked = { ...order, [link]: true }
      const isOver = linked.toCart && linked.toCollection
      return {
        act: `Core links the order ${link === "toCart" ? "to the cart" : "to the payment collection"}`,
        after: continued(
          withMedusa(running, { orders: replaced(orders, index, linked) }),
          isOver ? { next: "claim" } : {}
        ),
      }
    })
}

/** `authorizePayment` of the provider, unless Medusa has the payment already. */
function claim(rules: Rules, running: Running): Act[] {
  const { state, process } = running
  const { medusa, row } = state
  const id = process.session ?? ""
  if (medusa.payment?.session === id) {
    return [
      {
        act: "Core finds the session paid already",
        after: continued(running, { next: "end" }),
      },
    ]
  }
  const isClaimed =
    medusa.session?.id === id &&
    rules.mayClaim(row, { id, amount: medusa.amount })
  return [
    isClaimed
      ? {
          act: "The provider claims the payment for the session",
          after: continued(
            {
              ...running,
              state: { ...state, row: { ...row, authorized_session_id: id } },
            },
            { next: "payment" }
          ),
        }
      : {
          act: "The provider has no payment for the session",
          after: continued(running, undo(process, true)),
        },
  ]
}

/** Payment and capture are one transaction. A later step may fail. */
function createPayment(running: Running, errorsMax: number): Act[] {
  const { state, process } = running
  const { medusa, ghost } = state
  const session = process.session ?? ""
  if (medusa.session?.id !== session || medusa.payment?.session === session) {
    return [
      {
        act: "Core can't write the payment of this session",
        after: continued(running, undo(process, false)),
      },
    ]
  }
  const paid = withMedusa(running, {
    payment: { session, isCanceled: false, refunded: "no" },
    session: { id: session, status: "authorized" },
  })
  const acts = [
    {
      act: "Core writes and captures the payment",
      after: continued(paid, { next: "end", hasPaid: true }),
    },
  ]
  const failing = {
    ...paid,
    state: { ...paid.state, ghost: { ...ghost, errors: ghost.errors + 1 } },
  }
  return ghost.errors >= errorsMax || process.step === "pay_order"
    ? acts
    : [
        ...acts,
        {
          act: "Core captures the payment, and fails at its next step",
          after: continued(failing, { next: "cancel_payment", hasPaid: true }),
        },
      ]
}
