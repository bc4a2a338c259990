import { useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "../dialogs/dialog-props"
import { PayoutConfirmation } from "./payout-confirmation"
import {
  isRest,
  resendAmountOf,
  startDraft,
  toResendBody,
  type PayoutSource,
} from "./payout-draft"
import { PayoutDrawer, type PayoutDrawerControl } from "./payout-drawer"
import { PayoutForm } from "./payout-form"
import { PayoutProgress } from "./payout-progress"
import { usePayoutSteps } from "./use-payout-steps"

/** Sends a payout again that did not arrive, as a new, linked one. */
export function ResendDrawer({ transaction, ...dialog }: DialogProps) {
  const { t, money } = useTexts()
  const { amount, currency_code, received_amount } = transaction
  const values = {
    amount: money(resendAmountOf(transaction), currency_code),
    requested: money(amount, currency_code),
    arrived: money(received_amount ?? "0", currency_code),
  }
  const name = isRest(transaction) ? "resend_rest" : "resend"
  return (
    <PayoutDrawer
      {...dialog}
      label={t(`actions.${name}`, values)}
      title={t(`${name}.title`)}
      text={t(`${name}.text`, values)}
    >
      {(control) => (
        <ResendSteps source={{ action: "resend", transaction }} {...control} />
      )}
    </PayoutDrawer>
  )
}

interface ResendStepsProps extends PayoutDrawerControl {
  source: PayoutSource
}

function ResendSteps({ source, onSendingChange, onClose }: ResendStepsProps) {
  const { transaction } = source
  const { money } = useTexts()
  const refresh = useRefresh()
  const steps = usePayoutSteps(source, onSendingChange)
  const amount = resendAmountOf(transaction)
  const draft = steps.draft ?? startDraft(amount, transaction)

  if (steps.payoutId) {
    return <PayoutProgress payoutId={steps.payoutId} />
  }
  return steps.isConfirming ? (
    <PayoutConfirmation
      transaction={transaction}
      amount={money(amount, transaction.currency_code)}
      body={toResendBody(draft)}
      steps={steps}
      onRefresh={() => {
        onClose()
        refresh()
      }}
      onClose={onClose}
    />
  ) : (
    <PayoutForm
      source={source}
      refundable={null}
      draft={draft}
      onChange={steps.setDraft}
      onReview={() => steps.confirm(draft)}
    />
  )
}
