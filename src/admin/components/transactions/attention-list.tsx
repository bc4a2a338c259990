import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTransactions } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { PageSkeleton } from "../page-skeleton"
import { ShowMore } from "../show-more"
import { UnreadableAlert } from "../unreadable-alert"
import { AttentionCard } from "./attention-card"

const STEP = 20

/** The transactions that need attention, with their reasons and actions. */
export function AttentionList() {
  const { t } = useTexts()
  const [limit, setLimit] = useState(STEP)
  const { data, error, refetch } = useTransactions({ attention: "true", limit })

  if (error) {
    return <UnreadableAlert error={error} onRetry={refetch} />
  }
  if (!data) {
    return <PageSkeleton />
  }
  if (data.count === 0) {
    return (
      <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
        <Heading level="h2">{t("attention_list.empty_title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("attention_list.empty_text")}
        </Text>
      </div>
    )
  }
  return (
    <>
      <ul aria-label={t("attention_list.title")} className="divide-y">
        {data.transactions.map((transaction) => (
          <AttentionCard key={transaction.id} transaction={transaction} />
        ))}
      </ul>
      <ShowMore
        label={t("actions.more")}
        count={data.count}
        limit={limit}
        step={STEP}
        onChange={setLimit}
      />
    </>
  )
}
