/** What was seen of a transaction, one sentence for each kind of event. */
export const events = {
  accepted: "FlexPay accepted the request.",
  refused: "FlexPay refused the request.",
  misconfigured:
    "FlexPay refused the store: the merchant code or the token is wrong.",
  not_sent: "FlexPay could not be reached. Nothing was sent.",
  no_answer: "The request was sent. No clear answer came.",
  callback:
    "FlexPay called the store. That alone proves nothing, so FlexPay was asked for the outcome.",
  check: "FlexPay was asked what came of it.",
  lapse: "Time passed without an answer.",
  session_replaced:
    "The shop made a new payment session. The payment now belongs to that one.",
  applied: "Medusa was told, and its books agree.",
  apply_failed: "Medusa could not be told. It is tried again by itself.",
  attention: "It was put on the attention list.",
  settled: "It was marked as settled.",
  approval_requested: "The approval of a second admin was asked for.",
  approved: "A second admin approved it.",
  rejected: "A second admin rejected it. Nothing was sent.",
  resent: "It was sent again.",
  earlier_arrived:
    "The payout that this one was sent again for arrived after all.",
  phone_revealed: "The whole phone number was shown to an admin.",
  payout_requested: "The payout was sent to FlexPay.",
  given_back: "All of this money went back or is on its way back.",
  order_retried: "An admin asked Medusa to place the order.",
  other_phone: "Another number than the payer's was chosen.",
  statement: "An admin stated why it is certain that no money left.",
  told: "The refusal was shown at once. Medusa undid its refund.",
}

/** What FlexPay's answer to a check means. */
export const verdicts = {
  pending: "Its answer: nothing decided yet.",
  paid: "Its answer: done, the money arrived.",
  not_paid: "Its answer: it did not succeed.",
  canceled: "Its answer: canceled.",
  refunding: "Its answer: the money is about to go back.",
  refunded: "Its answer: the money went back.",
  mismatch: "Its answer does not fit what was asked for.",
}

/** Around the events. */
export const timeline = {
  title: "What happened",
  empty: "Nothing has been recorded yet.",
  show_all: "Show all {{count}} entries",
  show_latest: "Show the latest only",
  by: "By {{name}}",
  became: "It became: {{state}}",
  message: "FlexPay's words: {{text}}",
  error: "Error: {{text}}",
  note: "Note: {{text}}",
  statement: "Stated: {{text}}",
  phone_reason: "Why another number: {{text}}",
  show_wire: "Show the request and the answer",
  hide_wire: "Hide the request and the answer",
  show_body: "Show what was received",
  hide_body: "Hide what was received",
  show_data: "Show the details",
  hide_data: "Hide the details",
  request: "Request",
  response: "Answer",
  received: "Received",
  details: "Details",
  status: "HTTP {{status}}, {{duration}} ms",
  no_status: "No answer, {{duration}} ms",
  masked: "Phone numbers, order numbers and secrets are masked.",
}
