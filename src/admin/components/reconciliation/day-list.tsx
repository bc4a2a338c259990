import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayReconciliationListResponse } from "../../../api/admin/flexpay/reconciliations/types"
import { useDays } from "../../api/queries"
import { monthUntil } from "../../format/period"
import { useTexts } from "../../i18n/use-texts"
import { ExportDrawer } from "../exports/export-drawer"
import { ShowMore } from "../show-more"
import { TextLink } from "../text-link"
import { UnreadableAlert } from "../unreadable-alert"
import { DayBadge } from "./day-badge"
import { DayPicker } from "./day-picker"

const STEP = 31

/** The compared days, each with its result. */
export function DayList() {
  const { t, money, date } = useTexts()
  const [limit, setLimit] = useState(STEP)
  const { data, error, refetch } = useDays(limit)

  return (
    <div className="divide-y">
      <DayListHeader days={data} />
      {error && <UnreadableAlert error={error} onRetry={refetch} />}
      {data?.count === 0 && (
        <div className="flex flex-col items-center gap-y-1 px-6 py-12 text-center">
          <Text weight="plus">{t("reconciliation.empty_title")}</Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("reconciliation.empty_text")}
          </Text>
        </div>
      )}
      <ul className="divide-y">
        {data?.reconciliations.map((report) => (
          <li
            key={report.day}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3"
          >
            <div className="min-w-0">
              <TextLink
                to={`/flexpay/reconciliation/${report.day}`}
                className="txt-compact-small"
              >
                {date(report.day)}
              </TextLink>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {[
                  t("reconciliation.compared", { count: report.compared }),
                  ...(report.open
                    ? [t("reconciliation.breaks", { count: report.open })]
                    : []),
                  ...report.figures
                    .filter(({ kind }) => kind === "payment")
                    .map(({ plugin, currency_code }) =>
                      money(plugin.amount, currency_code)
                    ),
                ].join(" · ")}
              </Text>
            </div>
            <DayBadge day={report} />
          </li>
        ))}
      </ul>
      <ShowMore
        label={t("reconciliation.more")}
        count={data?.count}
        limit={limit}
        step={STEP}
        onChange={setLimit}
      />
    </div>
  )
}

/** Opens a day, or exports the reports of several. */
function DayListHeader({
  days,
}: {
  days: AdminFlexPayReconciliationListResponse | undefined
}) {
  const { t } = useTexts()
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{t("reconciliation.days_title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-3xl">
        {t("reconciliation.days_text")}
      </Text>
      {days && (
        <div className="flex flex-wrap items-end gap-2">
          <DayPicker today={days.today} first={days.ended} />
          <ExportDrawer
            path="reconciliations/export"
            period={monthUntil(days.ended)}
          />
        </div>
      )}
    </section>
  )
}
