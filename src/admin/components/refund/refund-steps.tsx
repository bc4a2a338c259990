import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { toProblem } from "../../api/problem"
import { useAction, useRefundReasons } from "../../api/queries"
import { readTyped } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { PhoneNumber } from "../facts/phone-number"
import { MoneyConfirmation } from "./money-confirmation"
import { PayoutProgress } from "./payout-progress"
import { toRecipientBody } from "./recipient"
import { startRefund, toRefundBody, type RefundDraft } from "./refund-draft"
import { RefundForm } from "./refund-form"
import { useRefundable } from "./use-refundable"

interface RefundStepsProps {
  payment: AdminFlexPayTransaction
  onSendingChange: (isSending: boolean) => void
  onClose: () => void
}

/** Write it, confirm it, see it arrive. */
export function RefundSteps(props: RefundStepsProps) {
  const { payment, onSendingChange, onClose } = props
  const { t, money } = useTexts()
  const { refundable, isReading, isError, readAgain } = useRefundable(payment)
  const { data: reasons = [] } = useRefundReasons()
  const send = useAction(payment.id, "payouts")
  const [written, setWritten] = useState<RefundDraft | null>(null)
  const [isConfirming, setConfirming] = useState(false)

  if (send.data) {
    return <PayoutProgress payoutId={send.data.transaction.id} />
  }
  // A remembered answer may be old: nothing is written before a new one came.
  const isWaiting = !written && isReading
  if (isWaiting || !refundable) {
    return (
      <Drawer.Body>
        <Text role="status">
          {t(
            isWaiting
              ? "refund.loading"
              : isError
                ? "problem.unreadable"
                : "refund.nothing_left"
          )}
        </Text>
      </Drawer.Body>
    )
  }

  const draft =
    written ?? startRefund(refundable, { hasPhone: payment.phone !== null })
  if (!isConfirming) {
    return (
      <RefundForm
        draft={draft}
        refundable={refundable}
        payment={payment}
        onChange={setWritten}
        onReview={() => {
          setWritten(draft)
          setConfirming(true)
        }}
      />
    )
  }

  const lookAgain = () => {
    send.reset()
    setConfirming(false)
    readAgain()
  }
  const reason = reasons.find(({ id }) => id === draft.refundReasonId)
  return (
    <MoneyConfirmation
      amount={money(readTyped(draft.amount), refundable.currency_code)}
      recipient={
        draft.recipient.choice === "same" ? (
          <PhoneNumber transaction={payment} />
        ) : (
          draft.recipient.phone.trim()
        )
      }
      remarks={[
        {
          label: t("recipient.reason"),
          text: toRecipientBody(draft.recipient).phone_reason ?? "",
        },
        { label: t("refund.confirm_reason"), text: reason?.label ?? "" },
        { label: t("refund.confirm_note"), text: draft.note.trim() },
        { label: t("justification.label"), text: draft.justification.trim() },
      ].filter(({ text }) => text)}
      isSending={send.isPending}
      problem={send.error && toProblem(send.error)}
      onBack={() => {
        send.reset()
        setConfirming(false)
      }}
      onLookAgain={lookAgain}
      onClose={onClose}
      onSend={() => {
        onSendingChange(true)
        send.mutate(toRefundBody(draft, refundable), {
          onSettled: () => onSendingChange(false),
        })
      }}
    />
  )
}
