import { Text } from "@medusajs/ui"
import type { AdminFlexPayCustomerResponse } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "../facts/code-text"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"

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
              {transaction.attention && (
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {t(`attentions.${transaction.attention}.title`)}
                </Text>
              )}
            </div>
            <StateBadge transaction={transaction} />
          </li>
        ))}
      </ul>
    </section>
  )
}
