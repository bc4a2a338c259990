import { createPoller } from "./poller.ts"
import type {
  FlexPayClient,
  StoreFlexPayOrderResponse,
  StoreFlexPayRefundState,
} from "./types.ts"

export interface FlexPayOrderOptions {
  client: FlexPayClient
  /** Of Medusa's order, `order_…`. */
  orderId: string
}

export interface FlexPayOrderSnapshot {
  /** As the server answered; null before that, and for an unknown order. */
  order: StoreFlexPayOrderResponse | null
  /** The last read got no answer; the next one follows. */
  offline: boolean
}

/** Follows how an order was paid and refunded. */
export interface FlexPayOrder {
  getSnapshot: () => FlexPayOrderSnapshot
  /** @returns a function that ends the subscription */
  subscribe: (listener: () => void) => () => void
  /** Starts reading, and goes on while a refund is under way. */
  start: () => void
  /** Reads now. */
  refresh: () => void
  stop: () => void
}

/** A payout takes minutes, and its customer does not wait for it. */
const REFUND_PACE_MS = 30_000
const OPEN: readonly StoreFlexPayRefundState[] = ["requested", "under_way"]

/** Follows how an order was paid and refunded. Uses browser APIs from `start` on. */
export function createFlexPayOrder({
  client,
  orderId,
}: FlexPayOrderOptions): FlexPayOrder {
  const listeners = new Set<() => void>()
  let snapshot: FlexPayOrderSnapshot = { order: null, offline: false }

  function show(next: FlexPayOrderSnapshot): void {
    if (JSON.stringify(next) !== JSON.stringify(snapshot)) {
      snapshot = next
      listeners.forEach((listener) => listener())
    }
  }

  const poller = createPoller<StoreFlexPayOrderResponse>({
    poll: async (signal) =>
      read(await client.fetch(`/store/flexpay/orders/${orderId}`, { signal })),
    onAnswer(order) {
      show({ order, offline: false })
      return order.refunds.some(({ state }) => OPEN.includes(state))
        ? REFUND_PACE_MS
        : null
    },
    onError(error) {
      const isMissing = (error as { status?: unknown } | null)?.status === 404
      show({ ...snapshot, offline: !isMissing })
      return !isMissing
    },
  })

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      poller.start()
      poller.poll()
    },
    refresh: poller.poll,
    stop: poller.stop,
  }
}

/** @throws Error when it is not the plugin's answer, as from a captive portal */
function read(answer: unknown): StoreFlexPayOrderResponse {
  const order = answer as Partial<StoreFlexPayOrderResponse>
  if (!Array.isArray(order.payments) || !Array.isArray(order.refunds)) {
    throw new Error("Not an answer of the store's")
  }
  return order as StoreFlexPayOrderResponse
}
