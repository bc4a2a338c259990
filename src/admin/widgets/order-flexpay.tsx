import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useState } from "react"
import { isForbidden } from "../api/problem"
import { useOrderTransactions, useRefreshOrders } from "../api/queries"
import { TransactionLinks } from "../components/order/transaction-links"
import { splitTransactions } from "../components/order/split-transactions"
import { TransactionPanel } from "../components/order/transaction-panel"
import type { Payer } from "../components/payment-links/payable"
import { RequestSection } from "../components/payment-links/request-section"
import { TestModeBand } from "../components/test-mode-band"
import { UnreadableAlert } from "../components/unreadable-alert"
import { useTexts } from "../i18n/use-texts"

/** What the widget reads of Medusa's order; a page may pass less of it. */
interface MedusaOrder {
  id: string
  display_id?: number | null
  shipping_address?: { phone?: string | null } | null
  billing_address?: { phone?: string | null } | null
  customer?: { phone?: string | null } | null
}

interface OrderFlexPayProps {
  data: MedusaOrder
}

/**
 * What an order owes, and its FlexPay payments and payouts, with their actions.
 * Hidden on orders without any of these, and where the role may not read them.
 */
const OrderFlexPay = ({ data: order }: OrderFlexPayProps) => {
  const { t } = useTexts()
  const [isDialogOpen, setDialogOpen] = useState(false)
  const { data, error } = useOrderTransactions(order.id, {
    isPaused: isDialogOpen,
  })
  useRefreshOrders(data && (data.request.outstanding?.amount ?? "0"))
  if (!data) {
    return error && !isForbidden(error) ? (
      <Container className="divide-y divide-dashed p-0">
        <WidgetHeading />
        <UnreadableAlert error={error} />
      </Container>
    ) : null
  }
  const { payments, payouts, request } = data
  const isEmpty = payments.length + payouts.length === 0
  if (isEmpty && !request.outstanding && !request.link) {
    return null
  }
  const { inFull, attempts } = splitTransactions(data)
  return (
    <Container className="divide-y divide-dashed p-0">
      <WidgetHeading />
      <TestModeBand />
      <RequestSection orderId={order.id} order={data} payer={payerOf(order)} />
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

function WidgetHeading() {
  const { t } = useTexts()
  return (
    <Heading level="h2" className="px-6 py-4">
      {t("menu.label")}
    </Heading>
  )
}

function payerOf(order: MedusaOrder): Payer {
  const phone =
    order.shipping_address?.phone ||
    order.billing_address?.phone ||
    order.customer?.phone ||
    ""
  return { phone, orderNumber: order.display_id ?? null }
}

// Since 2.21 Medusa puts every widget after the page's own sections, whatever
// its zone says; who wants it higher moves it in the page's layout.
export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "flexpay:order",
})

export default OrderFlexPay
