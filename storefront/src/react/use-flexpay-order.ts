import { useEffect, useMemo, useSyncExternalStore } from "react"
import { createFlexPayOrder } from "../order.ts"
import type {
  FlexPayOrder,
  FlexPayOrderOptions,
  FlexPayOrderSnapshot,
} from "../order.ts"

export interface FlexPayOrderState extends FlexPayOrderSnapshot {
  refresh: FlexPayOrder["refresh"]
}

/**
 * Follows how an order was paid and refunded while the component is shown.
 * `client` must be the same object at each render, as `sdk.client` is.
 */
export function useFlexPayOrder({
  client,
  orderId,
}: FlexPayOrderOptions): FlexPayOrderState {
  const order = useMemo(
    () => createFlexPayOrder({ client, orderId }),
    [client, orderId]
  )
  useEffect(() => {
    order.start()
    return order.stop
  }, [order])
  const snapshot = useSyncExternalStore(
    order.subscribe,
    order.getSnapshot,
    order.getSnapshot
  )
  return { ...snapshot, refresh: order.refresh }
}
