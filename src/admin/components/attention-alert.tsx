import { Alert, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"
import { useTexts } from "../i18n/use-texts"

interface AttentionAlertProps {
  transaction: AdminFlexPayTransaction
  /** The buttons that resolve it. */
  children?: ReactNode
}

/** Why a person must look at a transaction, and what that person can do. */
export function AttentionAlert({ transaction, children }: AttentionAlertProps) {
  const { t } = useTexts()
  const { attention, kind, reason, gateway_message } = transaction
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
      {gateway_message && (
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
