import type { AdminFlexPayRefundable } from "../../../api/admin/flexpay/types"
import { useAttention } from "../../api/queries"
import { percentOf, readTyped } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { PayoutConfirmation } from "./payout-confirmation"
import {
  needsApproval,
  resendAmountOf,
  startDraft,
  toRefundBody,
  toResendBody,
  type PayoutSource,
} from "./payout-draft"
import { PayoutForm } from "./payout-form"
import { PayoutProgress } from "./payout-progress"
import type { PayoutStepsControl } from "./use-payout-steps"

interface PayoutStepsProps {
  source: PayoutSource
  /** Of a refund; null for a resend, whose amount is fixed. */
  refundable: AdminFlexPayRefundable | null
  steps: PayoutStepsControl
  /** Reads again what may have changed. */
  onRefresh: () => void
  onClose: () => void
}

/** The form of a payout, its confirmation, and its progress. */
export function PayoutSteps(props: PayoutStepsProps) {
  const { source, refundable, steps, onRefresh, onClose } = props
  const { transaction } = source
  const { money } = useTexts()
  const feePercent = useAttention().data?.payout_fee_percent ?? null
  if (steps.payoutId) {
    return <PayoutProgress payoutId={steps.payoutId} />
  }
  const { amount, currency_code } = refundable ?? {
    amount: resendAmountOf(transaction),
    currency_code: transaction.currency_code,
  }
  const draft = steps.draft ?? startDraft(amount, transaction)
  const sent = refundable ? readTyped(draft.amount) : amount
  return steps.isConfirming ? (
    <PayoutConfirmation
      transaction={transaction}
      amount={money(sent, currency_code)}
      fee={feePercent && money(percentOf(sent, feePercent), currency_code)}
      needsApproval={needsApproval(transaction, draft.recipient, sent)}
      body={refundable ? toRefundBody(draft, refundable) : toResendBody(draft)}
      steps={steps}
      onRefresh={onRefresh}
      onClose={onClose}
    />
  ) : (
    <PayoutForm
      source={source}
      refundable={refundable}
      draft={draft}
      onChange={steps.setDraft}
      onReview={() => steps.confirm(draft)}
    />
  )
}
