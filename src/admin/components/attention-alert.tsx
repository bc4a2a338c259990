import { Alert, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"
import { useTexts } from "../i18n/use-texts"

interface AttentionAlertProps {
  transaction: AdminFlexPayTransaction
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
    <Alert variant="warning">
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
            asked: money(transaction.amount, transaction.currency_code),
            received: money(
              transaction.received_amount,
              transaction.received_currency_code ?? transaction.currency_code
            ),
          })}
        </Text>
      )}
      {state === "refused" && gateway_message && (
        <Text size="small" className="text-ui-fg-subtle mt-1">
          {t("timeline.message", { text: gateway_message })}
        </Text>
      )}
      <Text size="small" className="mt-1">
        {t(`attentions.${attention}.todo`)}
      </Text>
      {children && <div className="mt-3">{children}</div>}
    </Alert>
  )
}
