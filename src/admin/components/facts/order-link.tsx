import { useTexts } from "../../i18n/use-texts"
import { TextLink } from "../text-link"
import type { TransactionProps } from "../transaction-props"

/** A link to the order of a transaction, or a text where there is none. */
export function OrderLink({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const { order_id, order_display_id } = transaction
  if (!order_id) {
    return <span className="text-ui-fg-subtle">{t("values.no_order")}</span>
  }
  return (
    <TextLink to={`/orders/${order_id}`}>
      {order_display_id === null
        ? t("values.order_without_number")
        : t("values.order", { number: order_display_id })}
    </TextLink>
  )
}
