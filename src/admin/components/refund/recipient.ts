/** To whom a payout goes, while it is being written. */
export interface Recipient {
  choice: "same" | "other"
  phone: string
  reason: string
}

export const SAME_RECIPIENT: Recipient = {
  choice: "same",
  phone: "",
  reason: "",
}

export interface RecipientErrors {
  phone?: "recipient.phone_missing"
  phoneReason?: "recipient.reason_missing"
}

/** What is missing; the server judges the number itself. */
export function findRecipientErrors(recipient: Recipient): RecipientErrors {
  if (recipient.choice === "same") {
    return {}
  }
  return {
    ...(!recipient.phone.trim() && { phone: "recipient.phone_missing" }),
    ...(!recipient.reason.trim() && {
      phoneReason: "recipient.reason_missing",
    }),
  }
}

/** As the server wants it: nothing for the number that is known already. */
export function toRecipientBody(recipient: Recipient): {
  phone?: string
  phone_reason?: string
} {
  return recipient.choice === "same"
    ? {}
    : {
        phone: recipient.phone.trim(),
        phone_reason: recipient.reason.trim(),
      }
}
