import { StatusBadge } from "@medusajs/ui"
import type { AdminFlexPayReconciliation } from "../../../api/admin/flexpay/reconciliations/types"
import { useTexts } from "../../i18n/use-texts"

const COLORS = {
  never: "grey",
  comparing: "blue",
  checking: "blue",
  done: "green",
  failed: "red",
  interrupted: "red",
} as const

export interface DayProps {
  day: AdminFlexPayReconciliation
}

/** A day, with its actions where the viewer may take them. */
export interface DayActionProps extends DayProps {
  canResolve: boolean
}

/** A day's result: how many open discrepancies, or its state. */
export function DayBadge({ day: { state, open } }: DayProps) {
  const { t } = useTexts()
  const hasBreaks = state === "done" && open > 0
  return (
    <StatusBadge
      color={hasBreaks ? "orange" : COLORS[state]}
      className="text-nowrap"
    >
      {hasBreaks
        ? t("reconciliation.breaks", { count: open })
        : t(`reconciliation_states.${state}`)}
    </StatusBadge>
  )
}
