import { Link } from "react-router-dom"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"

interface OrderLinkProps {
  transaction: Pick<AdminFlexPayTransaction, "order_id" | "order_display_id">
}

/** Leads to the order that a transaction belongs to, or says that there is none. */
export function OrderLink({ transaction }: OrderLinkProps) {
  const { t } = useTexts()
  const { order_id, order_display_id } = transaction
  if (!order_id) {
    return <span className="text-ui-fg-subtle">{t("values.no_order")}</span>
  }
  return (
    <Link
      to={`/orders/${order_id}`}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
    >
      {order_display_id === null
        ? t("values.order_without_number")
        : t("values.order", { number: order_display_id })}
    </Link>
  )
}
