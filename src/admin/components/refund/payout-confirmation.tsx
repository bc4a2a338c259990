import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import type { FlexPayActionBodies } from "../../api/flexpay"
import { useRefundReasons } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { PhoneNumber } from "../facts/phone-number"
import { MoneyConfirmation } from "./money-confirmation"
import type { PayoutSteps } from "./use-payout-steps"

interface PayoutConfirmationProps {
  transaction: AdminFlexPayTransaction
  /** Formatted. */
  amount: string
  body: FlexPayActionBodies["payouts"] | FlexPayActionBodies["resend"]
  steps: PayoutSteps
  /** Reads again what may have changed. */
  onRefresh: () => void
  onClose: () => void
}

/** Shows what was written, and sends it. */
export function PayoutConfirmation(props: PayoutConfirmationProps) {
  const { transaction, amount, body, steps, onRefresh, onClose } = props
  const { t } = useTexts()
  const { data: reasons = [] } = useRefundReasons()
  const reasonId = "refund_reason_id" in body ? body.refund_reason_id : null
  const reason = reasons.find(({ id }) => id === reasonId)
  return (
    <MoneyConfirmation
      amount={amount}
      recipient={body.phone ?? <PhoneNumber transaction={transaction} />}
      remarks={[
        { label: t("recipient.reason"), text: body.phone_reason ?? "" },
        { label: t("refund.reason"), text: reason?.label ?? "" },
        { label: t("refund.note"), text: body.note ?? "" },
        { label: t("justification.label"), text: body.justification ?? "" },
      ].filter(({ text }) => text)}
      isSending={steps.isSending}
      problem={steps.problem}
      onBack={steps.back}
      onRefresh={onRefresh}
      onClose={onClose}
      onSend={() => steps.send(body)}
    />
  )
}
