/** What an admin can do, and the dialogs for it. */
export const actions = {
  check: "Check now",
  refund: "Refund by mobile money",
  approve: "Approve",
  reject: "Reject",
  resend: "Send again",
  place_order: "Place the order",
  settle: "Mark as settled",
  cancel: "Cancel",
  back: "Back",
  close: "Close",
  look_again: "Look again",
}

export const check = {
  unchanged: "Checked. It still stands at: {{state}}.",
  changed: "Checked. It stands at {{state}} now.",
}

export const approve = {
  title: "Approve this payout?",
  text: "{{amount}} will leave for {{phone}}. FlexPay can't take it back.",
  confirm: "Approve and send",
  done: "Approved and sent.",
  not_done: "Approved, but it did not leave as it should. Look at it again.",
}

export const place_order = {
  title: "Place the order?",
  text: "Medusa will try to place the order for the {{amount}} that the shopper paid.",
  confirm: "Place the order",
  done: "The order was placed.",
  not_done: "The order could still not be placed. The timeline says why.",
}

export const reject = {
  title: "Reject this payout",
  text: "Nothing will be sent. The shopper's money stays with the store.",
  note: "Why",
  note_hint: "The admin who asked for it will read this.",
  confirm: "Reject the payout",
  done: "Rejected. Nothing was sent.",
}

export const settle = {
  title: "Mark as settled",
  text: "Use this when the matter was resolved in another way. No money moves. Your name and your note stay in the timeline.",
  note: "How it was settled",
  note_hint: "For instance: paid back in cash on 3 May, receipt 118.",
  confirm: "Mark as settled",
  done: "Marked as settled.",
}

export const recipient = {
  legend: "To which number",
  same: "The number that paid",
  same_payout: "The same number",
  other: "Another number",
  other_hint: "You will say why.",
  phone: "Phone number",
  phone_hint: "A mobile number of DR Congo, such as 081 234 5678.",
  phone_missing: "Enter the number that receives the money.",
  reason: "Why another number",
  reason_hint: "Kept in the timeline, with your name.",
  reason_missing: "Say why the money goes to another number.",
}

export const refund = {
  title: "Refund by mobile money",
  text: "The money leaves the store's FlexPay account for a phone.",
  loading: "Reading what is left to give back…",
  nothing_left: "Nothing is left to give back of this payment.",
  amount: "Amount ({{currency}})",
  amount_hint: "{{left}} can be given back.",
  amount_hint_paid_out:
    "{{left}} can be given back; {{paid_out}} went back or is on its way.",
  amount_invalid: "Enter an amount, such as {{example}}.",
  amount_too_large: "At most {{left}} can be given back.",
  reason: "Reason",
  reason_none: "None",
  note: "Note",
  note_hint: "For your colleagues. The shopper does not see it.",
  optional: "optional",
  review: "Review",
  confirm_title: "Send this money?",
  confirm_text:
    "Once it has left, FlexPay can't take it back. Compare it once more.",
  confirm_amount: "Amount",
  confirm_phone: "To",
  confirm_reason: "Reason",
  confirm_note: "Note",
  confirm: "Send {{amount}}",
  sending: "Sending. Leave this open for a moment.",
}

export const resend = {
  title: "Send the payout again",
  text: "{{amount}} leaves once more, as a new payout that is linked to this one.",
  statement: "Why it is certain that no money left",
  statement_hint:
    "The first payout may have arrived. Say what proves that it did not, such as FlexPay support's answer.",
  statement_missing: "Say why it is certain that no money left.",
  review: "Review",
}

export const progress = {
  title: "The payout",
  watching:
    "This is refreshed every 3 seconds. You may close it: the payout goes on.",
  over: "This payout will not change any more.",
  approval:
    "Another admin must approve it, on this order or on the FlexPay page.",
}

export const problem = {
  refused: "It was refused",
  refused_text: "The store's server did not take it, and says why:",
  conflict: "Somebody else was faster",
  conflict_text:
    "Money of this payment went back, or this entry changed, since you opened it. Look again before you go on.",
  lost: "No answer came from the store's server",
  lost_text:
    "It may have worked or not. Don't repeat it: close this and look at the list first.",
  unreadable: "This could not be read from the store's server.",
}
