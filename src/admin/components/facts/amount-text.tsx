import { receivedOf } from "../../format/money"
import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"

/** The amount of a transaction; what arrived of it, where that is another. */
export function AmountText({ transaction }: TransactionProps) {
  const { t, money } = useTexts()
  const requested = money(transaction.amount, transaction.currency_code)
  return (
    <>
      {transaction.received_amount === null
        ? requested
        : t("values.received_of", {
            received: money(...receivedOf(transaction)),
            requested,
          })}
    </>
  )
}
