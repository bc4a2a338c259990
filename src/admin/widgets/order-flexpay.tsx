import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useState } from "react"
import { useOrderTransactions } from "../api/queries"
import { TransactionLinks } from "../components/order/transaction-links"
import { splitTransactions } from "../components/order/split-transactions"
import { TransactionPanel } from "../components/order/transaction-panel"
import { useTexts } from "../i18n/use-texts"

interface OrderFlexPayProps {
  data: { id: string }
}

/**
 * An order's FlexPay payments and payouts, with their actions. Hidden on orders
 * without any.
 */
const OrderFlexPay = ({ data: order }: OrderFlexPayProps) => {
  const { t } = useTexts()
  const [isDialogOpen, setDialogOpen] = useState(false)
  const { data } = useOrderTransactions(order.id, { isPaused: isDialogOpen })
  if (!data || data.payments.length + data.payouts.length === 0) {
    return null
  }
  const { inFull, attempts } = splitTransactions(data)
  return (
    <Container className="divide-y divide-dashed p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("menu.label")}
      </Heading>
      {inFull.map((transaction) => (
        <TransactionPanel
          key={transaction.id}
          transaction={transaction}
          refundable={
            "refundable" in transaction ? transaction.refundable : null
          }
          onDialogChange={setDialogOpen}
        />
      ))}
      <TransactionLinks title={t("widget.attempts")} transactions={attempts} />
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
