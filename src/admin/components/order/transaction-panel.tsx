import { Heading, Text } from "@medusajs/ui"
import type {
  AdminFlexPayRefundable,
  AdminFlexPayTransactionWithTimeline,
} from "../../../api/admin/flexpay/types"
import { compare } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { AttentionAlert } from "../attention-alert"
import { KeyFacts } from "../facts/key-facts"
import { StateExplanation } from "../facts/state-explanation"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"
import { Timeline } from "../timeline/timeline"
import { TransactionActions } from "../transaction-actions"

const LATEST = 2

interface TransactionPanelProps {
  transaction: AdminFlexPayTransactionWithTimeline
  /** Of a payment. */
  refundable: AdminFlexPayRefundable | null
  /** Called when one of its dialogs opens or closes. */
  onDialogChange: (isOpen: boolean) => void
}

/** One payment or payout of an order: its state, its actions, its timeline. */
export function TransactionPanel(props: TransactionPanelProps) {
  const { transaction, refundable, onDialogChange } = props
  const { t, money } = useTexts()
  const actions = (
    <TransactionActions
      transaction={transaction}
      onDialogChange={onDialogChange}
    />
  )
  const kind = t(`kinds.${transaction.kind}`)
  return (
    <section
      aria-label={`${kind} ${transaction.reference}`}
      className="flex flex-col gap-y-3 px-6 py-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading level="h3">{kind}</Heading>
        <StateBadge transaction={transaction} />
      </div>
      {transaction.attention ? (
        <AttentionAlert transaction={transaction}>{actions}</AttentionAlert>
      ) : (
        <StateExplanation transaction={transaction} />
      )}
      <KeyFacts transaction={transaction} />
      {refundable && compare(refundable.amount, "0") > 0 && (
        <Text size="small" weight="plus">
          {t("widget.refundable", {
            amount: money(refundable.amount, refundable.currency_code),
          })}
        </Text>
      )}
      {!transaction.attention && actions}
      <Timeline
        entries={transaction.timeline}
        kind={transaction.kind}
        latest={LATEST}
      />
      <TextLink
        to={`/flexpay/${transaction.id}`}
        aria-label={t("widget.open_transaction", {
          kind: kind.toLowerCase(),
          reference: transaction.reference,
        })}
        className="txt-compact-small w-fit"
      >
        {t("widget.details")}
      </TextLink>
    </section>
  )
}
