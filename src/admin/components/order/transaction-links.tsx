import { Text } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { AmountText } from "../facts/amount-text"
import { TransactionItem } from "../facts/transaction-item"

interface TransactionLinksProps {
  title: string
  transactions: AdminFlexPayTransaction[]
}

/** A list of transactions, each with a link to its page; nothing when empty. */
export function TransactionLinks({
  title,
  transactions,
}: TransactionLinksProps) {
  const { t, moment } = useTexts()
  if (transactions.length === 0) {
    return null
  }
  return (
    <section className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus">
        {title}
      </Text>
      <ul className="flex flex-col gap-y-2">
        {transactions.map((transaction) => (
          <TransactionItem key={transaction.id} transaction={transaction}>
            {t(`kinds.${transaction.kind}`)}
            {" · "}
            <AmountText transaction={transaction} />
            {" · "}
            {moment(transaction.created_at)}
            {transaction.reason &&
              ` · ${t(`reasons.${transaction.kind}.${transaction.reason}`)}`}
          </TransactionItem>
        ))}
      </ul>
    </section>
  )
}
