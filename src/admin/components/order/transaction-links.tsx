import { Text } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "../facts/code-text"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"

interface TransactionLinksProps {
  title: string
  transactions: AdminFlexPayTransaction[]
}

/** A list of transactions, each with a link to its page; nothing when empty. */
export function TransactionLinks({
  title,
  transactions,
}: TransactionLinksProps) {
  const { t, money, moment } = useTexts()
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
          <li
            key={transaction.id}
            className="flex flex-wrap items-center justify-between gap-2"
          >
            <div className="min-w-0">
              <TextLink
                to={`/flexpay/${transaction.id}`}
                aria-label={t("widget.open_transaction", {
                  kind: t(`kinds.${transaction.kind}`).toLowerCase(),
                  reference: transaction.reference,
                })}
                className="txt-compact-small"
              >
                <CodeText>{transaction.reference}</CodeText>
              </TextLink>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {money(transaction.amount, transaction.currency_code)}
                {" · "}
                {moment(transaction.created_at)}
              </Text>
            </div>
            <StateBadge transaction={transaction} />
          </li>
        ))}
      </ul>
    </section>
  )
}
