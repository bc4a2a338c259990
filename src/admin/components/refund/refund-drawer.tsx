import { Drawer, Text } from "@medusajs/ui"
import { readTyped } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "../dialogs/dialog-props"
import { PayoutConfirmation } from "./payout-confirmation"
import { startDraft, toRefundBody, type PayoutSource } from "./payout-draft"
import { PayoutDrawer, type PayoutDrawerControl } from "./payout-drawer"
import { PayoutForm } from "./payout-form"
import { PayoutProgress } from "./payout-progress"
import { usePayoutSteps } from "./use-payout-steps"
import { useRefundable } from "./use-refundable"

/** Refunds a payment, or a part of it, by mobile money. */
export function RefundDrawer({ transaction, ...dialog }: DialogProps) {
  const { t } = useTexts()
  return (
    <PayoutDrawer
      {...dialog}
      label={t("actions.refund")}
      title={t("refund.title")}
      text={t("refund.text")}
    >
      {(control) => (
        <RefundSteps source={{ action: "refund", transaction }} {...control} />
      )}
    </PayoutDrawer>
  )
}

interface RefundStepsProps extends PayoutDrawerControl {
  source: PayoutSource
}

function RefundSteps({ source, onSendingChange, onClose }: RefundStepsProps) {
  const { transaction } = source
  const { t, money } = useTexts()
  const { refundable, isReading, isError, readAgain } =
    useRefundable(transaction)
  const steps = usePayoutSteps(source, onSendingChange)

  if (steps.payoutId) {
    return <PayoutProgress payoutId={steps.payoutId} />
  }
  // A cached answer may be old: the form waits for a new one.
  const isWaiting = !steps.draft && isReading
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
  const draft = steps.draft ?? startDraft(refundable.amount, transaction)
  return steps.isConfirming ? (
    <PayoutConfirmation
      transaction={transaction}
      amount={money(readTyped(draft.amount), refundable.currency_code)}
      body={toRefundBody(draft, refundable)}
      steps={steps}
      onRefresh={() => {
        steps.back()
        readAgain()
      }}
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
