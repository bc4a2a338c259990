import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"

/** What every dialog about a transaction takes. It draws its own button too, so that focus comes back to it. */
export interface DialogProps {
  transaction: AdminFlexPayTransaction
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}
