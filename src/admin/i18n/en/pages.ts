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
  mobile_money: "Mobile money",
  card: "Card",
}

export const fields = {
  kind: "Kind",
  method: "Method",
  state: "State",
  amount: "Amount",
  fee: "Fee paid by the shopper",
  fee_payout: "Fee",
  charged: "Taken from the wallet",
  received: "Arrived",
  operator: "Operator",
  phone: "Phone",
  channel: "Channel",
  reference: "Reference",
  order_number: "FlexPay's order number",
  operator_reference: "Operator's reference",
  order: "Order",
  currency: "Currency",
  requested_by: "Asked for by",
  approved_by: "Approved by",
  note: "Note",
  created_at: "Created",
  settled_at: "Ended",
  checked_at: "Last checked",
  next_check_at: "Next check",
  checks: "Checks",
  id: "ID",
}

export const values = {
  none: "None",
  cut: "Cut after its time",
  not_known: "Not known yet",
  not_told: "Not given",
  program: "The store, on its own",
  somebody: "An admin",
  order: "Order #{{number}}",
  order_without_number: "Order",
  no_order: "No order",
}

export const phone = {
  reveal: "Show the whole number {{phone}}. That you looked is noted.",
  revealed: "Number shown",
  failed: "The number could not be read.",
}

export const widget = {
  title: "FlexPay",
  attempts: "Attempts that came to nothing",
  left: "Left to give back: {{amount}}",
  open_transaction: "Open {{kind}} {{reference}}",
  details: "All details",
}

export const page = {
  title: "FlexPay",
  subtitle: "Money that came in and went out by mobile money and card.",
  attention: "Attention ({{count}})",
  transactions: "Transactions",
}

export const attention_list = {
  title: "What needs a person",
  empty_title: "Nothing needs you",
  empty_text: "Every payment and payout stands where it should.",
  more: "Show more",
  requested_by: "asked for by {{name}}",
  received: "Asked for: {{asked}}. Arrived: {{received}}.",
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
  empty_text: "The first payment by FlexPay will stand here.",
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
  title: "Totals of what succeeded",
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
  related_payment: "The payment it gives back",
  other_payouts: "Other payouts of that payment",
  replaced: "Sent again for an earlier payout",
  not_found: "This transaction could not be read.",
  back: "All transactions",
}
