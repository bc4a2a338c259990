import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTransactions } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { PageSkeleton } from "../page-skeleton"
import { ShowMore } from "../show-more"
import { UnreadableAlert } from "../unreadable-alert"
import { AttentionCard } from "./attention-card"

const STEP = 20
const ALL = "all"

/** The transactions that need attention, with their reasons and actions. */
export function AttentionList() {
  const { t } = useTexts()
  const [limit, setLimit] = useState(STEP)
  const [owner, setOwner] = useState(ALL)
  const [order, setOrder] = useState("-attention_at")
  const { data, error } = useTransactions({
    attention: "true",
    owner: owner === ALL ? undefined : owner,
    order,
    limit,
  })

  if (error) {
    return <UnreadableAlert error={error} />
  }
  if (!data) {
    return <PageSkeleton />
  }
  if (data.count === 0 && owner === ALL) {
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
      <AttentionFilters
        owner={owner}
        order={order}
        onOwnerChange={setOwner}
        onOrderChange={setOrder}
      />
      {data.count === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8">
          {t("attention_list.none")}
        </Text>
      )}
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

interface AttentionFiltersProps {
  owner: string
  order: string
  onOwnerChange: (owner: string) => void
  onOrderChange: (order: string) => void
}

function AttentionFilters(props: AttentionFiltersProps) {
  const { t } = useTexts()
  return (
    <div
      className="grid gap-2 border-b px-6 py-4"
      style={{ gridTemplateColumns: "repeat(auto-fill, 14rem)" }}
    >
      <Choice
        label={t("attention_list.owner")}
        value={props.owner}
        onChange={props.onOwnerChange}
        options={[
          { value: ALL, label: t("breaks.all") },
          { value: "me", label: t("attention_list.mine") },
          { value: "none", label: t("attention_list.unassigned") },
        ]}
      />
      <Choice
        label={t("list.sort")}
        value={props.order}
        onChange={props.onOrderChange}
        options={[
          { value: "-attention_at", label: t("list.newest_first") },
          { value: "attention_at", label: t("list.oldest_first") },
        ]}
      />
    </div>
  )
}
