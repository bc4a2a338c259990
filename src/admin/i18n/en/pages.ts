/** The menu, the pages and the widget. */
export const menu = {
  label: "FlexPay",
  attention_one: "{{count}} entry needs attention:",
  attention_other: "{{count}} entries need attention:",
}

export const operators = {
  vodacom: "Vodacom M-Pesa",
  orange: "Orange Money",
  airtel: "Airtel Money",
  africell: "Africell Afrimoney",
  unknown: "Operator unknown",
}

export const kinds = {
  payment: "Payment",
  payout: "Payout",
}

export const methods = {
  card: "Card",
}

export const fields = {
  kind: "Kind",
  method: "Method",
  state: "State",
  amount: "Amount",
  fee: "Fee paid by the customer",
  fee_payout: "Fee",
  charged: "Charged to the customer",
  received: "Received",
  operator: "Operator",
  phone: "Phone",
  channel: "Channel",
  reference: "Reference",
  order_number: "FlexPay's order number",
  operator_reference: "Operator's reference",
  order: "Order",
  disposition: "Use of the money",
  currency: "Currency",
  requested_by: "Requested by",
  approved_by: "Approved by",
  note: "Note",
  created_at: "Created",
  finalized_at: "Completed",
  checked_at: "Last checked",
  next_check_at: "Next check",
  checks: "Checks",
  id: "ID",
}

/** What the money of a payment is for at present. */
export const dispositions = {
  becoming_order: "Becoming an order",
  booked: "Booked in Medusa",
  going_back: "Refunded or being refunded",
  awaiting_operator: "Waiting for an operator's decision",
  resolved: "Resolved",
}

export const values = {
  none: "None",
  redacted: "Deleted (retention period over)",
  not_known: "Not known yet",
  not_reported: "Not reported",
  automatic: "Automatic",
  an_admin: "An admin",
  order: "Order #{{number}}",
  order_without_number: "Order",
  no_order: "No order",
}

export const phone = {
  reveal: "Show the whole number {{phone}}. This is recorded.",
  revealed: "Number shown",
  failed: "The number could not be read.",
}

export const widget = {
  title: "FlexPay",
  attempts: "Unsuccessful attempts",
  refundable: "Refundable: {{amount}}",
  open_transaction: "Open {{kind}} {{reference}}",
  details: "All details",
}

export const page = {
  title: "FlexPay",
  subtitle: "Payments and payouts by mobile money and card.",
  attention: "Needs attention ({{count}})",
  transactions: "Transactions",
}

export const attention_list = {
  title: "Needs attention",
  empty_title: "Nothing needs your attention",
  empty_text: "All payments and payouts are in order.",
  more: "Show more",
  requested_by: "requested by {{name}}",
  received: "Requested: {{asked}}. Received: {{received}}.",
  details: "Details of {{reference}}",
}

export const list = {
  search: "Reference, number, order…",
  filter: "Filter",
  clear: "Clear all",
  of: "of",
  of_more: "of more than",
  results: "results",
  pages: "pages",
  prev: "Previous",
  next: "Next",
  export: "Export as CSV",
  exported: "The file was saved.",
  export_failed: "The file could not be made.",
  empty_title: "No transactions yet",
  empty_text: "Your first FlexPay payment will appear here.",
  filtered_title: "Nothing found",
  filtered_text: "Change the search or the filters.",
  open: "Open {{reference}}",
  today: "Today",
  last_7_days: "Last 7 days",
  last_30_days: "Last 30 days",
  last_90_days: "Last 90 days",
  custom: "From … to …",
  from: "From",
  to: "To",
}

export const totals = {
  title: "Successful totals",
  empty: "Nothing succeeded in this selection.",
  adding: "Adding up…",
  failed: "The totals could not be read. The list below is complete.",
  count_one: "{{count}} transaction",
  count_other: "{{count}} transactions",
}

export const detail = {
  payment: "Payment {{reference}}",
  payout: "Payout {{reference}}",
  facts: "Facts",
  related_payouts: "Payouts of this payment",
  related_payment: "Refunded payment",
  other_payouts: "Other payouts of that payment",
  replaced: "Sent again for an earlier payout",
  not_found: "This transaction could not be loaded.",
  back: "All transactions",
}
