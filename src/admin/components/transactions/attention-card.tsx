import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { AttentionAlert } from "../attention-alert"
import { CodeText } from "../facts/code-text"
import { OrderLink } from "../facts/order-link"
import { StateBadge } from "../facts/state-badge"
import { TransactionActions } from "../transaction-actions"

interface AttentionCardProps {
  transaction: AdminFlexPayTransaction
}

/** One transaction that needs attention, with its reason and its actions. */
export function AttentionCard({ transaction }: AttentionCardProps) {
  const { t, money, age, moment } = useTexts()
  const { attention_at, phone, requested_by } = transaction
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Text size="small" className="text-ui-fg-subtle">
          {t(`kinds.${transaction.kind}`)}
        </Text>
        <Text weight="plus">
          {money(transaction.amount, transaction.currency_code)}
        </Text>
        <StateBadge transaction={transaction} />
        {phone && <Text size="small">{phone}</Text>}
        <Text size="small">
          <OrderLink transaction={transaction} />
        </Text>
        {requested_by && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("attention_list.requested_by", {
              name: requested_by.email ?? t("values.an_admin"),
            })}
          </Text>
        )}
        {attention_at && (
          <Text size="small" className="text-ui-fg-subtle">
            <time dateTime={attention_at} title={moment(attention_at)}>
              {age(attention_at)}
            </time>
          </Text>
        )}
        <Link
          to={`/flexpay/${transaction.id}`}
          className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover md:ml-auto"
        >
          <CodeText>
            {t("attention_list.details", { reference: transaction.reference })}
          </CodeText>
        </Link>
      </div>
      <AttentionAlert transaction={transaction}>
        <TransactionActions transaction={transaction} />
      </AttentionAlert>
    </li>
  )
}
