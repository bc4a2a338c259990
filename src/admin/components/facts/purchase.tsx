import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"
import { CartText } from "./cart-text"
import { CustomerLink } from "./customer-link"
import { Fact } from "./fact"
import { OrderLink } from "./order-link"

/** The order or the cart of a transaction, and its customer; stands inside a `dl`. */
export function Purchase({ transaction }: TransactionProps) {
  const { t } = useTexts()
  return (
    <>
      <Fact label={t("fields.order")}>
        <OrderLink transaction={transaction} />
      </Fact>
      <Fact label={t("fields.customer")}>
        <CustomerLink transaction={transaction} />
      </Fact>
      {transaction.cart_items && (
        <Fact label={t("fields.cart")}>
          <CartText transaction={transaction} />
        </Fact>
      )}
    </>
  )
}
