import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"

/** What is in the cart of a transaction without an order, in a line. */
export function CartText({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const items = transaction.cart_items ?? []
  return (
    <>
      {items
        .map(({ title, quantity }) =>
          t("values.cart_item", { title, quantity })
        )
        .join(", ")}
    </>
  )
}
