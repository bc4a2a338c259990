import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTransactions } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { MoreButton } from "../more-button"
import { AttentionCard } from "./attention-card"

const STEP = 20
/** The server's limit. */
const MOST = 100

/** The transactions that need attention, with their reasons and actions. */
export function AttentionList() {
  const { t } = useTexts()
  const [limit, setLimit] = useState(STEP)
  const { data, isError } = useTransactions({ attention: "true", limit })
  const count = data?.count ?? 0

  if (isError) {
    return (
      <Text role="alert" size="small" className="text-ui-fg-error px-6 py-4">
        {t("problem.unreadable")}
      </Text>
    )
  }
  if (data && count === 0) {
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
        {data?.transactions.map((transaction) => (
          <AttentionCard key={transaction.id} transaction={transaction} />
        ))}
      </ul>
      {count > limit && limit < MOST && (
        <div className="border-t px-6 py-4">
          <MoreButton
            label={t("attention_list.more")}
            onPress={() => setLimit(Math.min(limit + STEP, MOST))}
          />
        </div>
      )}
    </>
  )
}
