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
  checkNow: FlexPayPayment["checkNow"]
}

/**
 * Follows a payment while the component is shown: that of a session, or without
 * `sessionId` that of a cart. `client` must be the same object at each render,
 * as `sdk.client` is.
 */
export function useFlexPayPayment(
  options: FlexPayPaymentOptions
): FlexPayPaymentState {
  const { client, sessionId, cartId } = options
  const payment = useMemo(
    () => createFlexPayPayment(options),
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
  const { request, refresh, checkNow } = payment
  return { ...snapshot, request, refresh, checkNow }
}
