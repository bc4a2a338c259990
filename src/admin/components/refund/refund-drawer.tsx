import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayRefundable } from "../../../api/admin/flexpay/types"
import { useTransaction } from "../../api/queries"
import { compare } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { ActionDrawer } from "../dialogs/action-drawer"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { UnreadableAlert } from "../unreadable-alert"
import { PayoutSteps } from "./payout-steps"
import { usePayoutSteps } from "./use-payout-steps"

/** Refunds a payment, or a part of it, by mobile money. */
export function RefundDrawer(props: DialogProps & TransactionProps) {
  const { transaction, ...dialog } = props
  const [isSending, setSending] = useState(false)
  return (
    <ActionDrawer {...dialog} action="refund" isLocked={isSending}>
      <RefundSteps
        transaction={transaction}
        onSendingChange={setSending}
        onClose={() => dialog.onOpenChange(false)}
      />
    </ActionDrawer>
  )
}

interface RefundStepsProps extends TransactionProps {
  onSendingChange: (isSending: boolean) => void
  onClose: () => void
}

function RefundSteps(props: RefundStepsProps) {
  const { transaction, onSendingChange, onClose } = props
  const { t } = useTexts()
  const { data, isFetching, error, refetch } = useTransaction(transaction.id)
  const source = { action: "refund" as const, transaction }
  const steps = usePayoutSteps(source, onSendingChange)

  const refundable = data?.refundable ?? null
  // A cached answer may be old: the form waits for a new one.
  if (!steps.draft && isFetching) {
    return <Remark>{t("refund.loading")}</Remark>
  }
  if (error && !data) {
    return <UnreadableAlert error={error} onRetry={refetch} />
  }
  if (!steps.payoutId && isSpent(refundable)) {
    return <Remark>{t("refund.nothing_left")}</Remark>
  }
  return (
    <PayoutSteps
      source={source}
      refundable={refundable}
      steps={steps}
      onRefresh={() => {
        steps.back()
        void refetch()
      }}
      onClose={onClose}
    />
  )
}

function isSpent(refundable: AdminFlexPayRefundable | null): boolean {
  return !refundable || compare(refundable.amount, "0") <= 0
}

function Remark({ children }: { children: string }) {
  return (
    <Drawer.Body>
      <Text role="status">{children}</Text>
    </Drawer.Body>
  )
}
