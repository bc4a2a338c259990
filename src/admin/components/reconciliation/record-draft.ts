import type { AdminRecordFlexPayPayment } from "../../../api/admin/flexpay/reconciliations/types"
import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { isLongEnough } from "../notes/notes"

/** A request to record a payment that is being written. */
export interface RecordDraft {
  phone: string
  /** The order's number, such as 123 or #123. */
  order: string
  justification: string
  /** Whether it pays an order; else it is to be refunded. */
  isOrder: boolean
}

/** What to correct; none where it can be sent. */
export interface RecordErrors {
  phone?: "record.phone_missing"
  order?: "record.order_invalid"
  justification?: true
}

const ORDER = /^#?\s*([1-9]\d{0,8})$/

/** The errors to correct; the server validates the phone number itself. */
export function findRecordErrors(draft: RecordDraft): RecordErrors {
  return {
    ...(!draft.phone.trim() && { phone: "record.phone_missing" }),
    ...(draft.isOrder &&
      !ORDER.test(draft.order.trim()) && { order: "record.order_invalid" }),
    ...(!isLongEnough(draft.justification, JUSTIFICATION_LENGTH_MIN) && {
      justification: true,
    }),
  }
}

/** The body of the request. */
export function toRecordBody(draft: RecordDraft): AdminRecordFlexPayPayment {
  const [, number] = ORDER.exec(draft.order.trim()) ?? []
  return {
    phone: draft.phone.trim(),
    justification: draft.justification.trim(),
    ...(draft.isOrder && { order_display_id: Number(number) }),
  }
}
