import { useState } from "react"
import { useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { ActionDrawer } from "../dialogs/action-drawer"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { isRest, resendAmountOf } from "./payout-draft"
import { PayoutSteps } from "./payout-steps"
import { usePayoutSteps } from "./use-payout-steps"

/** Sends a payout again that did not arrive, as a new, linked one. */
export function ResendDrawer(props: DialogProps & TransactionProps) {
  const { transaction, ...dialog } = props
  const { amount, currency_code, received_amount } = transaction
  const { money } = useTexts()
  const [isSending, setSending] = useState(false)
  return (
    <ActionDrawer
      {...dialog}
      action={isRest(transaction) ? "resend_rest" : "resend"}
      values={{
        amount: money(resendAmountOf(transaction), currency_code),
        requested: money(amount, currency_code),
        arrived: money(received_amount ?? "0", currency_code),
      }}
      isLocked={isSending}
    >
      <ResendSteps
        transaction={transaction}
        onSendingChange={setSending}
        onClose={() => dialog.onOpenChange(false)}
      />
    </ActionDrawer>
  )
}

interface ResendStepsProps extends TransactionProps {
  onSendingChange: (isSending: boolean) => void
  onClose: () => void
}

function ResendSteps(props: ResendStepsProps) {
  const { transaction, onSendingChange, onClose } = props
  const refresh = useRefresh()
  const source = { action: "resend" as const, transaction }
  const steps = usePayoutSteps(source, onSendingChange)
  return (
    <PayoutSteps
      source={source}
      refundable={null}
      steps={steps}
      onRefresh={() => {
        onClose()
        refresh()
      }}
      onClose={onClose}
    />
  )
}
