import { Container, Heading, Text } from "@medusajs/ui"
import { useParams, type UIMatch } from "react-router-dom"
import type { AdminFlexPayTransaction } from "../../../../api/admin/flexpay/types"
import { isMissing } from "../../../api/problem"
import { useTransaction } from "../../../api/queries"
import { AttentionAlert } from "../../../components/attention-alert"
import { AllFacts } from "../../../components/facts/all-facts"
import { AmountText } from "../../../components/facts/amount-text"
import { CodeText } from "../../../components/facts/code-text"
import { StateExplanation } from "../../../components/facts/state-explanation"
import { StateBadge } from "../../../components/facts/state-badge"
import { TransactionLinks } from "../../../components/order/transaction-links"
import { PageSkeleton } from "../../../components/page-skeleton"
import { CartRequestSection } from "../../../components/payment-links/cart-request-section"
import { TestModeBand } from "../../../components/test-mode-band"
import { TextLink } from "../../../components/text-link"
import { Timeline } from "../../../components/timeline/timeline"
import { TransactionActions } from "../../../components/transaction-actions"
import { UnreadableAlert } from "../../../components/unreadable-alert"
import { useTexts } from "../../../i18n/use-texts"

/** One transaction: its state, its actions, its facts and its timeline. */
const FlexPayTransactionPage = () => {
  const { id = "" } = useParams()
  const { t } = useTexts()
  const { data, error, refetch } = useTransaction(id)
  if (!data) {
    return (
      <Container className="p-0">
        {isMissing(error) ? (
          <MissingTransaction />
        ) : error ? (
          <UnreadableAlert error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton />
        )}
      </Container>
    )
  }
  const { transaction, related, cart_request } = data
  const { kind } = transaction
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <Container className="flex flex-col gap-y-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading>
            <CodeText>
              {t(`detail.${kind}`, { reference: transaction.reference })}
            </CodeText>
          </Heading>
          <div className="flex items-center gap-x-3">
            <Text weight="plus">
              <AmountText transaction={transaction} />
            </Text>
            <StateBadge transaction={transaction} />
          </div>
        </div>
        {transaction.attention ? (
          <AttentionAlert transaction={transaction}>
            <TransactionActions key={id} transaction={transaction} />
          </AttentionAlert>
        ) : (
          <>
            <StateExplanation transaction={transaction} />
            <TransactionActions key={id} transaction={transaction} />
          </>
        )}
      </Container>
      <div className="grid items-start gap-3 lg:grid-cols-[2fr_3fr]">
        <div className="flex flex-col gap-y-3">
          {cart_request && (
            <CartRequestSection
              transaction={transaction}
              request={cart_request}
            />
          )}
          <AllFacts transaction={transaction} />
          <RelatedTransactions kind={kind} related={related} />
        </div>
        <Container>
          <Timeline entries={transaction.timeline} kind={kind} />
        </Container>
      </div>
    </div>
  )
}

function MissingTransaction() {
  const { t } = useTexts()
  return (
    <div className="flex flex-col items-start gap-y-2 px-6 py-4">
      <Heading>{t("detail.missing_title")}</Heading>
      <Text size="small">{t("detail.missing_text")}</Text>
      <TextLink to="/flexpay?tab=transactions" className="txt-compact-small">
        {t("detail.all")}
      </TextLink>
    </div>
  )
}

interface RelatedTransactionsProps {
  kind: AdminFlexPayTransaction["kind"]
  related: AdminFlexPayTransaction[]
}

function RelatedTransactions({ kind, related }: RelatedTransactionsProps) {
  const { t } = useTexts()
  if (related.length === 0) {
    return null
  }
  return (
    <Container className="divide-y p-0">
      <TransactionLinks
        title={t("detail.related_payment")}
        transactions={related.filter((other) => other.kind === "payment")}
      />
      <TransactionLinks
        title={t(
          kind === "payment" ? "detail.related_payouts" : "detail.other_payouts"
        )}
        transactions={related.filter((other) => other.kind === "payout")}
      />
    </Container>
  )
}

function TransactionBreadcrumb({ id }: { id: string }) {
  const { data } = useTransaction(id)
  return <CodeText>{data?.transaction.reference ?? id}</CodeText>
}

export const handle = {
  breadcrumb: ({ params }: UIMatch) => (
    <TransactionBreadcrumb id={params.id ?? ""} />
  ),
}

export default FlexPayTransactionPage
