import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"

export interface TransactionProps {
  transaction: AdminFlexPayTransaction
}

/**
 * Of a dialog, which draws the button that opens it, too: focus returns to that
 * button.
 */
export interface DialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}
