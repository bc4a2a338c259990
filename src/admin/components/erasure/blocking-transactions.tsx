import { Text } from "@medusajs/ui"
import type { AdminFlexPayCustomerResponse } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { TransactionItem } from "../facts/transaction-item"

type BlockingTransactionsProps = Pick<
  AdminFlexPayCustomerResponse,
  "waiting" | "blocked_by"
>

/** The transactions that must end, or be resolved, before an erasure. */
export function BlockingTransactions(props: BlockingTransactionsProps) {
  const { waiting, blocked_by } = props
  const { t } = useTexts()
  return (
    <section className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small">{t("erasure.waiting", { count: waiting })}</Text>
      <ul className="flex flex-col gap-y-2">
        {blocked_by.map((transaction) => (
          <TransactionItem key={transaction.id} transaction={transaction}>
            {transaction.attention &&
              t(`attentions.${transaction.attention}.title`)}
          </TransactionItem>
        ))}
      </ul>
    </section>
  )
}
