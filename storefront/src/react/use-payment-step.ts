import { useEffect, useRef, useState } from "react"
import type { FlexPaySnapshot, FlexPayView } from "../types.ts"
import type { FlexPayPaymentProps } from "./props.ts"
import type { FlexPayPaymentState } from "./use-flexpay-payment.ts"

type Completion = "none" | "running" | "failed"

type StepCallbacks = Pick<
  FlexPayPaymentProps,
  "session" | "onPaid" | "onSessionGone" | "onDeferred"
>

/** The shopper's own steps around a payment, and the callbacks of the shop. */
export function usePaymentStep(
  payment: FlexPayPaymentState,
  { session, onPaid, onSessionGone, onDeferred }: StepCallbacks
) {
  const { transaction } = payment
  /** The number of the last request. Not stored: the browser fills it in. */
  const [lastPhone, setLastPhone] = useState<string>()
  const [changesNumber, setChangesNumber] = useState(false)
  const [completion, setCompletion] = useState<Completion>("none")
  /** Whether the shopper sent a request here, and did not just come back. */
  const hasRequested = useRef(false)

  function request(msisdn?: string) {
    hasRequested.current = true
    setLastPhone(msisdn)
    setChangesNumber(false)
    setCompletion("none")
    void payment.request({ phone: msisdn })
  }

  async function completeCart() {
    setCompletion("running")
    try {
      await onDeferred?.()
      payment.refresh()
    } catch {
      setCompletion("failed")
    }
  }

  // Runs once for each view.
  const notify = () => {
    if (payment.view === "paid" && transaction?.order_id) {
      onPaid(transaction.order_id)
    } else if (payment.view === "gone") {
      onSessionGone?.()
    } else if (hasRequested.current && payment.view === "deferred") {
      hasRequested.current = false
      void completeCart()
    } else if (hasRequested.current && payment.view === "card_page") {
      hasRequested.current = false
      openCardPage(transaction?.redirect_url)
    }
  }
  const latest = useRef(notify)
  latest.current = notify
  useEffect(() => latest.current(), [payment.view, session.id])

  return {
    view: viewToShow(payment, { changesNumber, completion }),
    lastPhone,
    hasCompletionFailed: completion === "failed",
    request,
    changeNumber: () => setChangesNumber(true),
    completeCart: () => void completeCart(),
  }
}

/** The payment's view, or the shopper's own step. */
function viewToShow(
  { view, transaction }: FlexPaySnapshot,
  step: { changesNumber: boolean; completion: Completion }
): FlexPayView {
  if (view === "deferred" && step.completion === "running") {
    return "sending"
  }
  return step.changesNumber && transaction?.can_retry && view !== "sending"
    ? "form"
    : view
}

/** Redirects to the card page. */
function openCardPage(url: string | null | undefined): void {
  if (url) {
    window.location.assign(url)
  }
}
