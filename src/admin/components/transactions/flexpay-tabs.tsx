import { Tabs } from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import { useTexts } from "../../i18n/use-texts"
import { ReconciliationOverview } from "../reconciliation/reconciliation-overview"
import { AttentionList } from "./attention-list"
import { TransactionList } from "./transaction-list"

/**
 * Opens the attention list unless it is empty; then the list of transactions.
 * @param props.count how many transactions need attention; null where that could
 * not be loaded
 */
export function FlexPayTabs({ count }: { count: number | null }) {
  const { t } = useTexts()
  const [params, setParams] = useSearchParams()
  // Kept: resolving the last attention must not switch the tab.
  const [first] = useState(count === 0 ? "transactions" : "attention")
  return (
    <Tabs
      value={params.get("tab") ?? first}
      onValueChange={(tab) => setParams({ tab })}
    >
      <Tabs.List className="flex-wrap border-b px-6 pb-4">
        <Tabs.Trigger value="attention">
          {t("page.attention", { count: count ?? "?" })}
        </Tabs.Trigger>
        <Tabs.Trigger value="transactions">
          {t("page.transactions")}
        </Tabs.Trigger>
        <Tabs.Trigger value="reconciliation">
          {t("reconciliation.tab")}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="attention">
        <AttentionList />
      </Tabs.Content>
      <Tabs.Content value="transactions">
        <TransactionList />
      </Tabs.Content>
      <Tabs.Content value="reconciliation">
        <ReconciliationOverview />
      </Tabs.Content>
    </Tabs>
  )
}
