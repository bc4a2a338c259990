import { StatusBadge } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"

type Color = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const COLORS: Record<AdminFlexPayTransaction["state"], Color> = {
  draft: "grey",
  awaiting_approval: "orange",
  deferred: "grey",
  submitting: "blue",
  pending: "blue",
  unknown: "orange",
  refused: "red",
  succeeded: "green",
  failed: "red",
  canceled: "grey",
  expired: "grey",
  reversed: "purple",
}

interface StateBadgeProps {
  transaction: Pick<AdminFlexPayTransaction, "kind" | "state">
}

/** The state of a transaction in a word or two; the colour adds nothing to it. */
export function StateBadge({ transaction: { kind, state } }: StateBadgeProps) {
  const { t } = useTexts()
  return (
    <StatusBadge color={COLORS[state]} className="text-nowrap">
      {t(`states.${kind}.${state}.label`)}
    </StatusBadge>
  )
}
