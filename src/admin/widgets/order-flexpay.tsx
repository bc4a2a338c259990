import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useOrderTransactions } from "../api/queries"
import { AttemptList } from "../components/order/attempt-list"
import { splitByWeight } from "../components/order/order-panels"
import { TransactionPanel } from "../components/order/transaction-panel"
import { compare } from "../format/decimal"
import { useTexts } from "../i18n/use-texts"

interface OrderFlexPayProps {
  data: { id: string }
}

/**
 * What moved through FlexPay for an order, and how to give it back. Absent
 * from orders that FlexPay has nothing to do with.
 */
const OrderFlexPay = ({ data: order }: OrderFlexPayProps) => {
  const { t, money } = useTexts()
  const [isHeld, setHeld] = useState(false)
  const { data } = useOrderTransactions(order.id, { held: isHeld })
  if (!data || data.payments.length + data.payouts.length === 0) {
    return null
  }
  const { inFull, attempts } = splitByWeight(data)
  const { refundable } = data
  return (
    <Container className="divide-y divide-dashed p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("widget.title")}</Heading>
        {refundable && compare(refundable.amount, "0") > 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("widget.left", {
              amount: money(refundable.amount, refundable.currency_code),
            })}
          </Text>
        )}
      </div>
      {inFull.map((transaction) => (
        <TransactionPanel
          key={transaction.id}
          transaction={transaction}
          onDialogChange={setHeld}
        />
      ))}
      <AttemptList title={t("widget.attempts")} transactions={attempts} />
    </Container>
  )
}

// Since 2.21 Medusa puts every widget after the page's own sections, whatever
// its zone says; who wants it higher moves it in the page's layout.
export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "flexpay:order",
})

export default OrderFlexPay
