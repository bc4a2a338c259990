/** What an admin can do, and the dialogs for it. */
export const actions = {
  check: "Check now",
  refund: "Refund by mobile money",
  approve: "Approve",
  reject: "Reject",
  resend: "Send again",
  resend_rest: "Send the rest: {{amount}}",
  accept: "Count as received",
  place_order: "Place the order",
  count_payment: "Count as the order's payment",
  resolve: "Resolve",
  cancel: "Cancel",
  back: "Back",
  close: "Close",
  refresh: "Refresh",
}

export const check = {
  unchanged: "Checked: still “{{state}}”.",
  changed: "Checked: now “{{state}}”.",
}

export const approve = {
  title: "Approve this payout?",
  text: "{{amount}} will be sent to {{phone}}. FlexPay cannot reverse it.",
  confirm: "Approve and send",
  done: "Approved and sent.",
  not_done: "Approved, but it was not sent as expected. Check its state.",
}

export const place_order = {
  title: "Place the order?",
  text: "Medusa will try to place the order for the {{amount}} that the customer paid.",
  confirm: "Place the order",
  done: "The order was placed.",
  not_done: "The order could still not be placed. The timeline says why.",
}

export const count_payment = {
  title: "Count as the order's payment?",
  text: "The {{amount}} that the customer paid through FlexPay will be recorded in Medusa as the payment of the order that exists. No money moves.",
  confirm: "Count as the order's payment",
  done: "Counted as the order's payment.",
  not_done:
    "It could not be counted as the order's payment. The timeline says why.",
}

export const accept = {
  title: "Count as received",
  text: "FlexPay reports this payment as paid, but its answer can't be read or matched. Check FlexPay's merchant page first. No money moves; afterwards you can refund the payment or place the order.",
  amount: "Amount received ({{currency}})",
  amount_hint: "The amount on FlexPay's merchant page, at most {{asked}}.",
  amount_invalid: "Enter an amount, such as {{example}}.",
  amount_too_large: "Enter at most {{asked}}, the amount that was requested.",
  confirm: "Count as received",
  done: "Counted as received.",
}

/** Where the plugin cannot verify, so that an operator must justify an action. */
export const justification = {
  label: "Justification",
  hint: "The plugin cannot verify this, so state how you know. For example: “FlexPay's merchant page shows it as paid, checked on 3 May.” Kept in the timeline, with your name.",
  missing: "Write a justification of at least {{length}} characters.",
  length: "At least {{length}} characters.",
}

export const reject = {
  title: "Reject this payout",
  text: "Nothing will be sent. The customer's money stays with the store.",
  note: "Reason",
  note_hint: "The admin who requested it will read this.",
  confirm: "Reject the payout",
  done: "Rejected. Nothing was sent.",
}

export const resolve = {
  title: "Resolve",
  text: "Use this when the matter was dealt with in another way. No money moves. Your name and your note stay in the timeline.",
  note: "How it was resolved",
  note_hint: "For example: refunded in cash on 3 May, receipt 118.",
  confirm: "Resolve",
  done: "Resolved.",
}

export const recipient = {
  legend: "Recipient",
  same: "The number that paid",
  same_payout: "The same number",
  other: "Another number",
  other_hint: "You'll be asked for a reason.",
  phone: "Phone number",
  phone_hint: "A mobile number of DR Congo, such as 081 234 5678.",
  phone_missing: "Enter the number that receives the money.",
  reason: "Reason for another number",
  reason_hint: "Kept in the timeline, with your name.",
  reason_missing:
    "Enter the reason for another number, in at least {{length}} characters.",
}

export const refund = {
  title: "Refund by mobile money",
  text: "The money is sent from your FlexPay balance to a mobile money account.",
  loading: "Loading the refundable amount…",
  nothing_left: "Nothing of this payment is refundable.",
  amount: "Amount ({{currency}})",
  amount_hint: "You can refund up to {{max}}.",
  amount_hint_paid_out:
    "You can refund up to {{max}}; {{paid_out}} was refunded or is on its way.",
  amount_invalid: "Enter an amount, such as {{example}}.",
  amount_too_large: "You can refund up to {{max}}.",
  reason: "Reason",
  reason_none: "None",
  note: "Note",
  note_hint: "For your colleagues. The customer does not see it.",
  optional: "optional",
  review: "Review",
  confirm_title: "Send this money?",
  confirm_text:
    "FlexPay cannot reverse a payout. Double-check the amount and the number.",
  confirm_amount: "Amount",
  confirm_phone: "To",
  confirm: "Send {{amount}}",
  sending: "Sending. Leave this open for a moment.",
}

export const resend = {
  title: "Send the payout again",
  text: "{{amount}} is sent again, as a new payout that is linked to this one.",
  justification_hint:
    "The first payout may have arrived. Ask FlexPay's support, and state what proves that no money left, such as its answer. Kept in the timeline, with your name.",
}

/** The same of a payout that arrived short. */
export const resend_rest = {
  title: "Send the rest",
  text: "{{arrived}} of {{requested}} arrived. The rest, {{amount}}, is sent as a new payout that is linked to this one.",
}

export const progress = {
  title: "The payout",
  watching:
    "This is refreshed every 3 seconds. You may close it: the payout goes on.",
  over: "This state is final.",
  approval:
    "Another admin must approve it, on this order or on the FlexPay page.",
}

export const problem = {
  refused: "The action was refused",
  refused_text: "The store's server gave this reason:",
  conflict: "This has changed",
  conflict_text:
    "Money of this payment was refunded, or this entry changed, since you opened it. Nothing was done. Refresh before you go on.",
  lost: "The store's server did not answer",
  lost_text:
    "The action may have been carried out. Do not repeat it: close this and check the list first.",
  unreadable: "This could not be loaded from the store's server.",
}

/** Refusals that the server names by a code. */
export const refusals = {
  open: "Open that payout",
  order_being_placed: {
    title: "The order is being placed",
    text: "Nothing was sent. Try again in a moment.",
  },
  payout_open: {
    title: "An earlier payout of this payment is still open",
    text: "It failed, or its outcome is unknown. Send that one again, or resolve it. Nothing was sent now.",
  },
  already_resent: {
    title: "This payout was already sent again",
    text: "Another payout replaces it. Nothing was sent now.",
  },
  check_unavailable: {
    title: "FlexPay cannot be checked right now",
    text: "The plugin needs a check result first, and FlexPay gave none that is certain. Nothing was done. Try again in a few minutes.",
  },
}
