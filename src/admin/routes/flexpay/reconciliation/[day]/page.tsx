import { Container, Heading, Text } from "@medusajs/ui"
import { useParams, type UIMatch } from "react-router-dom"
import { useDay } from "../../../../api/queries"
import { BreakList } from "../../../../components/reconciliation/break-list"
import { DayBadge } from "../../../../components/reconciliation/day-badge"
import { DaySummary } from "../../../../components/reconciliation/day-summary"
import { FigureList } from "../../../../components/reconciliation/figure-list"
import { ExportFileSection } from "../../../../components/reconciliation/export-file-section"
import { TestModeBand } from "../../../../components/test-mode-band"
import { TextLink } from "../../../../components/text-link"
import { UnreadableAlert } from "../../../../components/unreadable-alert"
import { useTexts } from "../../../../i18n/use-texts"

/** A day's report: its totals, its discrepancies and its export files. */
const FlexPayReconciliationPage = () => {
  const { day = "" } = useParams()
  const { t, date } = useTexts()
  const { data, error, refetch } = useDay(day)
  const report = data?.reconciliation
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <TextLink
        to="/flexpay/reconciliation"
        className="txt-compact-small w-fit px-6"
      >
        {t("reconciliation.back")}
      </TextLink>
      {!report ? (
        <Container>
          {error ? (
            <UnreadableAlert error={error} onRetry={refetch} />
          ) : (
            <Text role="status">…</Text>
          )}
        </Container>
      ) : (
        <>
          <Container className="flex flex-col gap-y-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Heading>{t("reconciliation.title", { day: date(day) })}</Heading>
              <DayBadge day={report} />
            </div>
            <DaySummary day={report} canResolve={data.can_resolve} />
          </Container>
          {report.compared_at && (
            <Container className="divide-y p-0">
              {report.figures.length > 0 && (
                <FigureList figures={report.figures} />
              )}
              <BreakList day={report} canResolve={data.can_resolve} />
            </Container>
          )}
          <Container className="p-0">
            <ExportFileSection
              day={day}
              files={data.export_files}
              canResolve={data.can_resolve}
            />
          </Container>
        </>
      )}
    </div>
  )
}

export const handle = {
  breadcrumb: ({ params }: UIMatch) => params.day,
}

export default FlexPayReconciliationPage
