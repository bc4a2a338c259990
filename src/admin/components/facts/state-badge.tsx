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
  transaction: Pick<AdminFlexPayTransaction, "kind" | "state"> &
    Partial<Pick<AdminFlexPayTransaction, "attention" | "received_amount">>
}

/**
 * The state of a transaction in a word or two. A success is green only where all
 * of it arrived and nothing is to be done.
 */
export function StateBadge({ transaction }: StateBadgeProps) {
  const { kind, state, attention, received_amount } = transaction
  const { t } = useTexts()
  const isDoubtful =
    COLORS[state] === "green" && Boolean(attention ?? received_amount)
  return (
    <StatusBadge
      color={isDoubtful ? "orange" : COLORS[state]}
      className="text-nowrap"
    >
      {t(`states.${kind}.${state}.label`)}
    </StatusBadge>
  )
}
