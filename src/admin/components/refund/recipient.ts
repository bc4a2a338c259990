import {
  NOTE_LENGTH_MIN,
  type AdminResendFlexPayPayout,
} from "../../../api/admin/flexpay/types"
import { isLongEnough } from "../notes/notes"

/** The recipient of a payout that is being written. */
export interface Recipient {
  choice: "same" | "other"
  phone: string
  reason: string
}

export interface RecipientErrors {
  phone?: "recipient.phone_missing"
  phoneReason?: "recipient.reason_missing"
}

/** The errors to correct; the server validates the number itself. */
export function findRecipientErrors(recipient: Recipient): RecipientErrors {
  if (recipient.choice === "same") {
    return {}
  }
  return {
    ...(!recipient.phone.trim() && { phone: "recipient.phone_missing" }),
    ...(!isLongEnough(recipient.reason, NOTE_LENGTH_MIN) && {
      phoneReason: "recipient.reason_missing",
    }),
  }
}

/** The fields of the request; none for the known number. */
export function toRecipientBody({
  choice,
  phone,
  reason,
}: Recipient): Pick<AdminResendFlexPayPayout, "phone" | "phone_reason"> {
  return choice === "same"
    ? {}
    : { phone: phone.trim(), phone_reason: reason.trim() }
}
