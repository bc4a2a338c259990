/** Entries of a transaction's timeline, one sentence for each type. */
export const timeline_entries = {
  accepted: "FlexPay accepted the request.",
  refused: "FlexPay refused the request.",
  misconfigured:
    "FlexPay refused the store: the merchant code or the token is wrong.",
  not_sent: "FlexPay could not be reached. Nothing was sent.",
  no_answer: "The request was sent. No clear answer came.",
  callback:
    "Callback received from FlexPay. It proves nothing by itself, so the status is checked.",
  check: "Status checked with FlexPay.",
  check_unreadable:
    "FlexPay's answer could not be read, or held an unknown status.",
  order_number_replaced:
    "FlexPay does not know the order number of its own answer. The one of a callback was checked instead, and it belongs to this transaction.",
  lapse: "Expired without an answer.",
  session_replaced:
    "The shop created a new payment session. The payment now belongs to that one.",
  synced: "Recorded in Medusa.",
  sync_failed: "Could not be recorded in Medusa. Tried again automatically.",
  attention: "Added to the attention list.",
  resolved: "Resolved by an operator.",
  justification: "Justified by an operator.",
  accepted_by_operator: "Counted as received by an operator.",
  approval_requested: "The approval of a second admin was requested.",
  approved: "Approved by a second admin.",
  rejected: "Rejected by a second admin. Nothing was sent.",
  resent: "Sent again, as a new payout.",
  earlier_arrived: "The payout that this one replaces arrived after all.",
  phone_revealed: "The whole phone number was shown to an admin.",
  payout_requested: "The payout was sent to FlexPay.",
  given_back: "Fully refunded, or being refunded.",
  order_retried: "Retried by an operator: Medusa was asked to place the order.",
  other_phone: "Sent to another number than the payer's.",
  refusal_reported:
    "The refusal was reported at once. Medusa undid its refund.",
}

/** Verdicts of checks; used in `timeline.checked`. */
export const verdicts = {
  pending: "pending",
  paid: "paid",
  not_paid: "not paid",
  canceled: "canceled",
  refunding: "the money is about to be returned",
  refunded: "the money was returned",
  mismatch: "the answer does not match the request",
}

/** Around the entries. */
export const timeline = {
  title: "Timeline",
  empty: "Nothing has been recorded yet.",
  show_all: "Show all {{count}} entries",
  show_latest: "Show the latest only",
  by: "By {{name}}",
  other: "Other entry: {{type}}",
  checked: "Status checked with FlexPay: {{verdict}}.",
  became: "New state: {{state}}",
  message: "FlexPay's message: {{text}}",
  error: "Error: {{text}}",
  note: "Note: {{text}}",
  justification: "Justification: {{text}}",
  phone_reason: "Reason for another number: {{text}}",
  show_wire: "Show request and answer",
  hide_wire: "Hide request and answer",
  show_body: "Show what was received",
  hide_body: "Hide what was received",
  show_data: "Show details",
  hide_data: "Hide details",
  request: "Request",
  response: "Answer",
  received: "Received",
  details: "Details",
  status: "HTTP {{status}}, {{duration}} ms",
  no_status: "No answer, {{duration}} ms",
  masked: "Phone numbers, order numbers and secrets are masked.",
}
