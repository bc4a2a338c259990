import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import { isForbidden } from "../api/problem"
import { useCustomer } from "../api/queries"
import { BlockingTransactions } from "../components/erasure/blocking-transactions"
import { EraseDrawer } from "../components/erasure/erase-drawer"
import { UnreadableAlert } from "../components/unreadable-alert"
import { useTexts } from "../i18n/use-texts"

interface CustomerFlexPayProps {
  data: { id: string }
}

/**
 * How many FlexPay transactions a customer has, and the erasure of their personal
 * data. Hidden on customers without any, and where the role may not read them.
 */
const CustomerFlexPay = ({ data: customer }: CustomerFlexPayProps) => {
  const { t } = useTexts()
  const { data, error } = useCustomer(customer.id)
  if (!data) {
    return error && !isForbidden(error) ? (
      <Container className="divide-y divide-dashed p-0">
        <Heading level="h2" className="px-6 py-4">
          {t("menu.label")}
        </Heading>
        <UnreadableAlert error={error} />
      </Container>
    ) : null
  }
  if (data.transactions === 0) {
    return null
  }
  return (
    <Container className="divide-y divide-dashed p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("menu.label")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("totals.count", { count: data.transactions })}
          </Text>
        </div>
        {data.can_erase && <EraseDrawer customerId={customer.id} />}
      </div>
      {data.waiting > 0 && <BlockingTransactions {...data} />}
    </Container>
  )
}

export const config = defineWidgetConfig({
  zone: "customer.details.side.after",
  id: "flexpay:customer",
})

export default CustomerFlexPay
