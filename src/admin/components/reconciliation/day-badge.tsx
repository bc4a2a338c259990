import { StatusBadge } from "@medusajs/ui"
import type { AdminFlexPayReconciliation } from "../../../api/admin/flexpay/reconciliations/types"
import { useTexts } from "../../i18n/use-texts"

const COLORS = {
  never: "grey",
  comparing: "blue",
  checking: "blue",
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
  if (state !== "done") {
    return (
      <StatusBadge color={COLORS[state]} className="text-nowrap">
        {t(`reconciliation_states.${state}`)}
      </StatusBadge>
    )
  }
  return (
    <StatusBadge color={open ? "orange" : "green"} className="text-nowrap">
      {open
        ? t("reconciliation.breaks", { count: open })
        : t("reconciliation_states.done")}
    </StatusBadge>
  )
}
