import { useEffect, useRef, useState } from "react"
import type { FlexPaySnapshot, FlexPayView } from "../types.ts"
import type { FlexPayPaymentProps } from "./props.ts"
import { recallPhone, rememberPhone } from "./typed-phone.ts"
import type { FlexPayPaymentState } from "./use-flexpay-payment.ts"

type Completion = "none" | "running" | "failed"

type StepCallbacks = Pick<
  FlexPayPaymentProps,
  | "session"
  | "onPaid"
  | "onSessionGone"
  | "onPayAnotherWay"
  | "onViewChange"
  | "onDeferred"
>

/** The shopper's own steps around a payment, and the callbacks of the shop. */
export function usePaymentStep(
  payment: FlexPayPaymentState,
  callbacks: StepCallbacks
) {
  const { session, onPaid, onSessionGone, onDeferred } = callbacks
  const { transaction } = payment
  const lastPhone = recallPhone(transaction?.phone)
  /** Whether the shopper wants another number, or another way to pay. */
  const [choosesAgain, setChoosesAgain] = useState(false)
  const [completion, setCompletion] = useState<Completion>("none")
  /** Whether the shopper sent a request here, and did not just come back. */
  const hasRequested = useRef(false)
  const view = viewToShow(payment, { choosesAgain, completion })

  function request(msisdn?: string) {
    hasRequested.current = true
    rememberPhone(msisdn)
    setChoosesAgain(false)
    setCompletion("none")
    void payment.request({
      phone: msisdn,
      leavesCardPage: payment.view === "card_page",
    })
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
      // Of an earlier request, where this one was not sent.
      if (payment.problem === null) {
        openCardPage(transaction?.redirect_url)
      }
    }
  }
  const latest = useRef(notify)
  latest.current = notify
  useEffect(() => latest.current(), [payment.view, session.id])

  const { onViewChange } = callbacks
  const latestListener = useRef(onViewChange)
  latestListener.current = onViewChange
  useEffect(() => latestListener.current?.(view), [view])

  return {
    view,
    lastPhone,
    /** Whether a request waits on the phone while another way is chosen. */
    leavesPush: choosesAgain && view === "waiting",
    hasCompletionFailed: completion === "failed",
    request,
    changeNumber: () => setChoosesAgain(true),
    payAnotherWay: () => {
      setChoosesAgain(true)
      callbacks.onPayAnotherWay?.()
    },
    stay: () => setChoosesAgain(false),
    completeCart: () => void completeCart(),
  }
}

/** The payment's view, or the shopper's own step. */
function viewToShow(
  { view, transaction }: FlexPaySnapshot,
  step: { choosesAgain: boolean; completion: Completion }
): FlexPayView {
  if (view === "deferred" && step.completion === "running") {
    return "sending"
  }
  const isFree = transaction?.can_retry || view === "card_page"
  return step.choosesAgain && isFree && view !== "sending" ? "form" : view
}

/** Redirects to the card page. */
function openCardPage(url: string | null | undefined): void {
  if (url) {
    window.location.assign(url)
  }
}
