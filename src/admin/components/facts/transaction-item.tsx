import type { ReactNode } from "react"
import { Text } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { TextLink } from "../text-link"
import { CodeText } from "./code-text"
import { StateBadge } from "./state-badge"

interface TransactionItemProps {
  transaction: Pick<
    AdminFlexPayTransaction,
    "id" | "kind" | "reference" | "state"
  >
  /** A line below the reference. */
  children?: ReactNode
}

/** An item of a list of transactions: a link to its page, and its state. */
export function TransactionItem({
  transaction,
  children,
}: TransactionItemProps) {
  const { t } = useTexts()
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
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
        {children && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {children}
          </Text>
        )}
      </div>
      <StateBadge transaction={transaction} />
    </li>
  )
}
