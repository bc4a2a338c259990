import { Alert, Text, toast } from "@medusajs/ui"
import { useRun } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { ExportDrawer } from "../exports/export-drawer"
import { SmallButton } from "../small-button"
import type { DayActionProps, DayProps } from "./day-badge"

/** The result of a day, when and by whom it was compared; compares it again. */
export function DaySummary({ day, canResolve }: DayActionProps) {
  const { t, user, moment } = useTexts()
  const { mutate, isPending, error } = useRun(day.day)
  const { state, compared_at, requested_by } = day
  const compare = () =>
    mutate(
      {},
      {
        onSuccess: ({ reconciliation }) => {
          const isBusy = reconciliation.state === "comparing"
          toast.success(t(`reconciliation.${isBusy ? "run_busy" : "run_done"}`))
        },
      }
    )
  return (
    <>
      <div role="status" className="flex flex-col gap-y-1">
        <Text weight="plus">{useResult(day)}</Text>
        {compared_at && (
          <Text size="small" className="text-ui-fg-subtle">
            {requested_by
              ? t("reconciliation.compared_at", {
                  when: moment(compared_at),
                  who: user(requested_by),
                })
              : t("reconciliation.compared_automatically", {
                  when: moment(compared_at),
                })}
            {". "}
            {t("reconciliation.time_zone")}
            {day.is_partial && ` ${t("reconciliation.partial")}`}
          </Text>
        )}
        {compared_at && day.checkable > 0 && <CheckProgress day={day} />}
      </div>
      {(state === "failed" || state === "interrupted") && (
        <Alert variant="error">{t(`reconciliation_failures.${state}`)}</Alert>
      )}
      {error && <ProblemAlert error={error} />}
      <div className="flex flex-wrap gap-2">
        {canResolve && (
          <SmallButton
            variant="primary"
            isLoading={isPending}
            onClick={compare}
          >
            {t("reconciliation.run")}
          </SmallButton>
        )}
        {compared_at && (
          <ExportDrawer
            path="reconciliations/export"
            period={{ from: day.day, to: day.day }}
          />
        )}
      </div>
    </>
  )
}

/** How many of the day's transactions were checked. */
function CheckProgress({ day }: DayProps) {
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
function useResult(day: DayProps["day"]): string {
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
