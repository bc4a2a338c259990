import { useState } from "react"
import type { AdminFlexPayAction } from "../../api/admin/flexpay/types"
import { useRefresh } from "../api/queries"
import { AcceptDrawer } from "./dialogs/accept-drawer"
import { CheckButton } from "./dialogs/check-button"
import { ConfirmPrompt } from "./dialogs/confirm-prompt"
import { NoteActionDrawer } from "./dialogs/note-action-drawer"
import { PlaceOrderDrawer } from "./dialogs/place-order-drawer"
import { RefundDrawer } from "./refund/refund-drawer"
import { ResendDrawer } from "./refund/resend-drawer"
import type { TransactionProps } from "./transaction-props"

interface TransactionActionsProps extends TransactionProps {
  /** Called when one of its dialogs opens or closes. */
  onDialogChange?: (isOpen: boolean) => void
}

/**
 * The buttons of a transaction's actions. An open dialog stays even when its
 * action is no longer offered; the page around it is refreshed when it closes.
 */
export function TransactionActions(props: TransactionActionsProps) {
  const { transaction, onDialogChange } = props
  const refresh = useRefresh()
  const [open, setOpen] = useState<AdminFlexPayAction | null>(null)

  const offers = (action: AdminFlexPayAction) =>
    open === action || transaction.actions.includes(action)
  const dialog = (action: AdminFlexPayAction) => ({
    transaction,
    isOpen: open === action,
    onOpenChange: (isOpen: boolean) => {
      setOpen(isOpen ? action : null)
      onDialogChange?.(isOpen)
      if (!isOpen) {
        refresh()
      }
    },
  })

  return (
    <div className="flex flex-wrap gap-2">
      {offers("approve") && (
        <ConfirmPrompt {...dialog("approve")} action="approve" />
      )}
      {offers("reject") && (
        <NoteActionDrawer {...dialog("reject")} action="reject" />
      )}
      {offers("accept") && <AcceptDrawer {...dialog("accept")} />}
      {offers("place_order") &&
        (transaction.needs_justification.includes("place_order") ? (
          <PlaceOrderDrawer {...dialog("place_order")} />
        ) : (
          <ConfirmPrompt {...dialog("place_order")} action="place_order" />
        ))}
      {offers("refund") && <RefundDrawer {...dialog("refund")} />}
      {offers("resend") && <ResendDrawer {...dialog("resend")} />}
      {offers("check") && <CheckButton transaction={transaction} />}
      {offers("resolve") && (
        <NoteActionDrawer {...dialog("resolve")} action="resolve" />
      )}
    </div>
  )
}
