import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useSummaries } from "../../api/queries"
import { dayOf, daysOfMonth, monthsUntil } from "../../format/period"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { ExportDrawer } from "../exports/export-drawer"
import { UnreadableAlert } from "../unreadable-alert"
import { SummaryTable } from "./summary-table"

/** How many months can be chosen. */
const MONTHS = 24

/** What arrived, was paid back and cost fees in a month. */
export function MonthlySummary() {
  const { t, month: nameOf } = useTexts()
  const months = monthsUntil(dayOf(new Date()), MONTHS)
  const [month, setMonth] = useState(months[0] ?? "")
  const period = daysOfMonth(month)
  const { data, error, refetch } = useSummaries(period)
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="max-w-3xl">
          <Heading level="h2">{t("summary.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("summary.text")}
          </Text>
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-44">
            <Choice
              label={t("summary.month")}
              value={month}
              onChange={setMonth}
              options={months.map((value) => ({
                value,
                label: nameOf(value),
              }))}
            />
          </div>
          <ExportDrawer path="summaries/export" period={period} />
        </div>
      </div>
      {error && <UnreadableAlert error={error} onRetry={refetch} />}
      {data?.summaries.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("summary.empty")}
        </Text>
      )}
      {data && data.summaries.length > 0 && (
        <SummaryTable label={nameOf(month)} summaries={data.summaries} />
      )}
    </section>
  )
}
