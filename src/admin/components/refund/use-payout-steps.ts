import { useState } from "react"
import { useAction, type FlexPayActionBodies } from "../../api/actions"
import type { PayoutDraft, PayoutSource } from "./payout-draft"

type PayoutRoute = "payouts" | "resend"
export type PayoutBody = FlexPayActionBodies[PayoutRoute]

/** The steps of a payout: it is written, confirmed, and sent once. */
export function usePayoutSteps(
  { action, transaction }: PayoutSource,
  onSendingChange: (isSending: boolean) => void
) {
  const [draft, setDraft] = useState<PayoutDraft | null>(null)
  const [isConfirming, setConfirming] = useState(false)
  const request = useAction<PayoutRoute>(
    transaction.id,
    action === "refund" ? "payouts" : action
  )
  return {
    /** Null until something was written. */
    draft,
    setDraft,
    isConfirming,
    /** The payout that was created; null until then. */
    payoutId: request.data?.transaction.id ?? null,
    isSending: request.isPending,
    error: request.error,
    confirm: (written: PayoutDraft) => {
      setDraft(written)
      setConfirming(true)
    },
    back: () => {
      request.reset()
      setConfirming(false)
    },
    send: (body: PayoutBody) => {
      onSendingChange(true)
      request.mutate(body, { onSettled: () => onSendingChange(false) })
    },
  }
}

export type PayoutStepsControl = ReturnType<typeof usePayoutSteps>
