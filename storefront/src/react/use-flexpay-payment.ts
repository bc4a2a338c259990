import { useEffect, useMemo, useSyncExternalStore } from "react"
import { createFlexPayPayment } from "../payment.ts"
import type {
  FlexPayPayment,
  FlexPayPaymentOptions,
  FlexPaySnapshot,
} from "../types.ts"

export interface FlexPayPaymentState extends FlexPaySnapshot {
  request: FlexPayPayment["request"]
  refresh: FlexPayPayment["refresh"]
}

/**
 * Follows the payment of one session while the component is shown. `client`
 * must be the same object at each render, as `sdk.client` is.
 */
export function useFlexPayPayment({
  client,
  sessionId,
  cartId,
}: FlexPayPaymentOptions): FlexPayPaymentState {
  const payment = useMemo(
    () => createFlexPayPayment({ client, sessionId, cartId }),
    [client, sessionId, cartId]
  )
  useEffect(() => {
    payment.start()
    return payment.stop
  }, [payment])
  const snapshot = useSyncExternalStore(
    payment.subscribe,
    payment.getSnapshot,
    payment.getSnapshot
  )
  return { ...snapshot, request: payment.request, refresh: payment.refresh }
}
