import { Alert, Button, Text, toast } from "@medusajs/ui"
import type { AdminFlexPayReconciliation } from "../../../api/admin/flexpay/reconciliations/types"
import { reconciliation } from "../../api/reconciliation"
import { toProblem } from "../../api/problem"
import { useRun } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { SaveFileButton } from "../save-file-button"

interface DaySummaryProps {
  day: AdminFlexPayReconciliation
}

/** The result of a day, when and by whom it was compared; compares it again. */
export function DaySummary({ day }: DaySummaryProps) {
  const { t, moment } = useTexts()
  const run = useRun(day.day)
  const { state, compared_at, requested_by } = day
  const compare = () =>
    run.mutate(undefined, {
      onSuccess: (after) =>
        toast.success(
          t(
            after.reconciliation.state === "comparing"
              ? "reconciliation.run_busy"
              : "reconciliation.run_done"
          )
        ),
    })
  return (
    <>
      <div role="status" className="flex flex-col gap-y-1">
        <Text weight="plus">{useResult(day)}</Text>
        {compared_at && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("reconciliation.compared_at", {
              when: moment(compared_at),
              who: requested_by
                ? (requested_by.email ?? t("values.an_admin"))
                : t("values.automatic"),
            })}
            {". "}
            {t("reconciliation.time_zone")}
            {day.is_partial && ` ${t("reconciliation.partial")}`}
          </Text>
        )}
        {compared_at && day.checkable > 0 && <CheckProgress day={day} />}
      </div>
      {(state === "failed" || state === "interrupted") && (
        <Alert variant="error">{t(`reconciliation_trouble.${state}`)}</Alert>
      )}
      {run.error && <ProblemAlert problem={toProblem(run.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          type="button"
          isLoading={run.isPending}
          onClick={compare}
        >
          {t("reconciliation.run")}
        </Button>
        {compared_at && (
          <SaveFileButton
            label={t("reconciliation.export")}
            done={t("reconciliation.exported")}
            failed={t("reconciliation.export_failed")}
            fileName={`flexpay-${day.day}.csv`}
            load={() => reconciliation.export(day.day)}
          />
        )}
      </div>
    </>
  )
}

/** How many of the day's transactions were checked. */
function CheckProgress({ day }: DaySummaryProps) {
  const { t } = useTexts()
  const { state, checks_requested_at, answered, checkable } = day
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t(
        state === "checking"
          ? "reconciliation.checking"
          : checks_requested_at
            ? "reconciliation.answered"
            : "reconciliation.not_checked",
        { answered, checkable }
      )}
    </Text>
  )
}

/** The result in a sentence. */
function useResult(day: AdminFlexPayReconciliation): string {
  const { t } = useTexts()
  const { compared_at, compared, open, closed } = day
  if (!compared_at) {
    return t("reconciliation.never")
  }
  return [
    open
      ? `${t("reconciliation.breaks", { count: open })}.`
      : t(compared ? "reconciliation.agree" : "reconciliation.agree_empty"),
    closed && `${t("reconciliation.closed", { count: closed })}.`,
    compared && `${t("reconciliation.compared", { count: compared })}.`,
  ]
    .filter(Boolean)
    .join(" ")
}
