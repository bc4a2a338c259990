import { Alert, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import en from "../i18n/en.json"
import { isKeyOf } from "../i18n/texts"
import { useTexts } from "../i18n/use-texts"
import { receivedOf } from "../format/money"
import { alertVariantOf } from "./alert-variant"
import { ApprovalFacts } from "./facts/approval-facts"
import type { TransactionProps } from "./transaction-props"

interface AttentionAlertProps extends TransactionProps {
  /** The buttons that resolve it. */
  children?: ReactNode
}

/** Why a transaction needs attention, and what an operator can do. */
export function AttentionAlert({ transaction, children }: AttentionAlertProps) {
  const { t, money } = useTexts()
  const { attention, kind, state, reason, gateway_message } = transaction
  if (!attention) {
    return null
  }
  return (
    <Alert variant={alertVariantOf(transaction)}>
      <Text size="small" weight="plus" leading="compact">
        {t(`attentions.${attention}.title`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle mt-1">
        {t(`attentions.${attention}.why`)}
        {reason && ` ${t(`reasons.${kind}.${reason}`)}`}
      </Text>
      {transaction.received_amount && (
        <Text size="small" weight="plus" className="mt-1">
          {t("attention_list.received", {
            requested: money(transaction.amount, transaction.currency_code),
            received: money(...receivedOf(transaction)),
          })}
        </Text>
      )}
      {state === "refused" && gateway_message && (
        <Text size="small" className="text-ui-fg-subtle mt-1">
          {t("timeline.message", { text: gateway_message })}
        </Text>
      )}
      <Text size="small" className="mt-1">
        {t(
          kind === "payout" && isKeyOf(en.payout_todos, attention)
            ? `payout_todos.${attention}`
            : `attentions.${attention}.todo`
        )}
      </Text>
      <ApprovalFacts transaction={transaction} />
      {children && <div className="mt-3">{children}</div>}
    </Alert>
  )
}
