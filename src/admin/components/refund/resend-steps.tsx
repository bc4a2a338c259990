import { useState } from "react"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { toProblem } from "../../api/problem"
import { useAction, useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { PhoneNumber } from "../facts/phone-number"
import { MoneyConfirmation } from "./money-confirmation"
import { PayoutProgress } from "./payout-progress"
import { toRecipientBody } from "./recipient"
import { resendAmountOf, startResend, toResendBody } from "./resend-draft"
import { ResendForm } from "./resend-form"

interface ResendStepsProps {
  payout: AdminFlexPayTransaction
  onSendingChange: (isSending: boolean) => void
  onClose: () => void
}

/** Write it, confirm it, see the new payout arrive. */
export function ResendSteps(props: ResendStepsProps) {
  const { payout, onSendingChange, onClose } = props
  const { t, money } = useTexts()
  const refresh = useRefresh()
  const send = useAction(payout.id, "resend")
  const [draft, setDraft] = useState(() => startResend(payout))
  const [isConfirming, setConfirming] = useState(false)

  if (send.data) {
    return <PayoutProgress payoutId={send.data.transaction.id} />
  }
  if (!isConfirming) {
    return (
      <ResendForm
        payout={payout}
        draft={draft}
        onChange={setDraft}
        onReview={() => setConfirming(true)}
      />
    )
  }
  const body = toResendBody(draft, payout)
  return (
    <MoneyConfirmation
      amount={money(resendAmountOf(payout), payout.currency_code)}
      recipient={body.phone ?? <PhoneNumber transaction={payout} />}
      remarks={[
        {
          label: t("recipient.reason"),
          text: toRecipientBody(draft.recipient).phone_reason ?? "",
        },
        body.statement === undefined
          ? { label: t("justification.label"), text: body.justification ?? "" }
          : { label: t("resend.statement"), text: body.statement },
        { label: t("refund.confirm_note"), text: body.note ?? "" },
      ].filter(({ text }) => text)}
      isSending={send.isPending}
      problem={send.error && toProblem(send.error)}
      onBack={() => {
        send.reset()
        setConfirming(false)
      }}
      onLookAgain={() => {
        onClose()
        refresh()
      }}
      onClose={onClose}
      onSend={() => {
        onSendingChange(true)
        send.mutate(body, { onSettled: () => onSendingChange(false) })
      }}
    />
  )
}
