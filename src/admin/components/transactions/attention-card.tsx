import { Text } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { AttentionAlert } from "../attention-alert"
import { AmountText } from "../facts/amount-text"
import { CartText } from "../facts/cart-text"
import { CodeText } from "../facts/code-text"
import { CustomerLink } from "../facts/customer-link"
import { OrderLink } from "../facts/order-link"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"
import { TransactionActions } from "../transaction-actions"
import { AssignButton } from "./assign-button"
import { AttentionAge } from "./attention-age"
import type { TransactionProps } from "../transaction-props"

/** One transaction that needs attention, with its reason and its actions. */
export function AttentionCard({ transaction }: TransactionProps) {
  const { t, user } = useTexts()
  const { attention_at, owner, can_assign, phone, requested_by, state } =
    transaction
  // The facts of an approval name the purchase and the requester.
  const hasFacts = state === "awaiting_approval"
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Text size="small" className="text-ui-fg-subtle">
          {t(`kinds.${transaction.kind}`)}
        </Text>
        <Text weight="plus">
          <AmountText transaction={transaction} />
        </Text>
        <StateBadge transaction={transaction} />
        {phone && <Text size="small">{phone}</Text>}
        {!hasFacts && (
          <Text size="small">
            <OrderLink transaction={transaction} />
          </Text>
        )}
        {!hasFacts && (
          <Text size="small" className="[overflow-wrap:anywhere]">
            <CustomerLink transaction={transaction} />
          </Text>
        )}
        {requested_by && !hasFacts && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("attention_list.requested_by", { name: user(requested_by) })}
          </Text>
        )}
        {attention_at && <AttentionAge since={attention_at} />}
        <TextLink
          to={`/flexpay/${transaction.id}`}
          className="txt-compact-small md:ml-auto"
        >
          <CodeText>
            {t("attention_list.details", { reference: transaction.reference })}
          </CodeText>
        </TextLink>
      </div>
      {transaction.cart_items && !hasFacts && (
        <Text size="small" className="text-ui-fg-subtle">
          {`${t("fields.cart")} – `}
          <CartText transaction={transaction} />
        </Text>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {owner && (
          <Text size="small">{t("breaks.owner", { name: user(owner) })}</Text>
        )}
        {can_assign && <AssignButton transaction={transaction} />}
      </div>
      <AttentionAlert transaction={transaction}>
        <TransactionActions transaction={transaction} />
      </AttentionAlert>
    </li>
  )
}
