import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Alert, Container, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"
import { useOrderTransactions } from "../api/queries"
import { alertVariantOf } from "../components/alert-variant"
import { AmountText } from "../components/facts/amount-text"
import { TextLink } from "../components/text-link"
import { TransactionActions } from "../components/transaction-actions"
import { useTexts } from "../i18n/use-texts"

interface OrderAttentionProps {
  data: { id: string }
}

/**
 * What of an order's payments and payouts needs attention, with the actions.
 * Medusa's own badges show an order as refunded whose payout failed. The section
 * beside it reads the same data again, and says when it can't be read.
 */
const OrderAttention = ({ data: order }: OrderAttentionProps) => {
  const { t } = useTexts()
  const [openId, setOpenId] = useState<string | null>(null)
  const { data } = useOrderTransactions(order.id, { isPaused: true })
  const shown = [...(data?.payouts ?? []), ...(data?.payments ?? [])].filter(
    ({ attention, id }) => attention !== null || id === openId
  )
  return shown.length > 0 ? (
    <Container
      role="region"
      aria-label={t("order_attention.title")}
      className="flex flex-col gap-y-3"
      style={{ order: FIRST }}
    >
      {shown.map((transaction) => (
        <OrderAlert
          key={transaction.id}
          transaction={transaction}
          onDialogChange={(isOpen) => setOpenId(isOpen ? transaction.id : null)}
        />
      ))}
    </Container>
  ) : null
}

interface OrderAlertProps {
  transaction: AdminFlexPayTransaction
  /** Called when one of its dialogs opens or closes. */
  onDialogChange: (isOpen: boolean) => void
}

function OrderAlert({ transaction, onDialogChange }: OrderAlertProps) {
  const { t } = useTexts()
  const { attention, kind, state } = transaction
  return (
    <Alert variant={alertVariantOf(transaction)}>
      <Text size="small" weight="plus" leading="compact">
        {attention
          ? t(`attentions.${attention}.title`)
          : t(`states.${kind}.${state}.label`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle mt-1">
        {t(`kinds.${kind}`)}
        {" · "}
        <AmountText transaction={transaction} />
        {" · "}
        <TextLink to={`/flexpay/${transaction.id}`}>
          {t("widget.details")}
        </TextLink>
      </Text>
      <div className="mt-3">
        <TransactionActions
          transaction={transaction}
          onDialogChange={onDialogChange}
        />
      </div>
    </Alert>
  )
}

/**
 * Since 2.21 Medusa puts every widget after the page's own sections, whatever its
 * zone says. The sections are in a flex column, which this moves it to the top of.
 */
const FIRST = -1

export const config = defineWidgetConfig({
  zone: "order.details.before",
  id: "flexpay:order-attention",
})

export default OrderAttention
