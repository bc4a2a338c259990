/** The reconciliation: its days, a day's report, discrepancies, export files. */
export const reconciliation = {
  tab: "Reconciliation",
  title: "Reconciliation of {{day}}",
  days_title: "Daily reconciliation",
  days_text:
    "Medusa's captures and refunds, the plugin's records and FlexPay's statuses are compared every night, and again for three days. A day lasts from midnight to midnight in Kinshasa, like FlexPay's dates.",
  pick: "Day",
  open_day: "Open this day",
  empty_title: "No day was compared yet",
  empty_text:
    "The first day is compared tonight. You can open any day and compare it at once.",
  back: "All days",
  more: "Older days",
  compared_one: "{{count}} transaction compared",
  compared_other: "{{count}} transactions compared",
  breaks_one: "{{count}} open discrepancy",
  breaks_other: "{{count}} open discrepancies",
  closed_one: "{{count}} closed discrepancy",
  closed_other: "{{count}} closed discrepancies",
  agree: "The records agree.",
  agree_empty: "No money moved on this day.",
  never: "This day was not compared yet.",
  compared_at: "Compared {{when}} by {{who}}",
  partial: "The day had not ended yet: compare it again later.",
  time_zone: "The day lasts from midnight to midnight in Kinshasa.",
  run: "Compare now",
  run_done: "Compared.",
  run_busy: "This day is already being compared. The result will appear here.",
  checking:
    "Checking each transaction with FlexPay: {{answered}} of {{checkable}} answered. You can close this page.",
  answered:
    "{{answered}} of {{checkable}} transactions were checked with FlexPay.",
  not_checked:
    "The transactions were not checked again. The last status of each was compared.",
  export: "Export as CSV",
  exported: "The file was saved.",
  export_failed: "The file could not be created.",
}

export const reconciliation_states = {
  never: "Not compared",
  comparing: "Comparing",
  checking: "Checking",
  done: "Compared",
  failed: "Failed",
  interrupted: "Interrupted",
}

/** Why a day has no result, and what to do. */
export const reconciliation_trouble = {
  failed:
    "The last comparison failed. Compare again. The server's log has the error.",
  interrupted:
    "The server stopped during the last comparison. This report is from the one before. Compare again.",
}

export const day_figures = {
  title: "Totals",
  payment: "Payments in {{currency}}",
  payout: "Refunds in {{currency}}",
  source: "Source",
  count: "Number",
  amount: "Amount",
  medusa_payment: "Medusa: captured",
  medusa_payout: "Medusa: refunded",
  plugin_payment: "The plugin's records: paid",
  plugin_payout: "The plugin's records: paid out",
  flexpay: "FlexPay",
  outside:
    "Includes {{amount}} that belongs to no order in Medusa and was resolved by an operator.",
  under_way: "{{amount}} more is in progress.",
  rounded: "Includes {{amount}} of centimes rounded up to whole francs.",
}

export const breaks = {
  title: "Discrepancies",
  filter_kind: "Kind",
  filter_state: "State",
  all_kinds: "All kinds",
  open: "Open",
  closed: "Closed",
  all: "All",
  none_open: "No open discrepancies.",
  none: "No discrepancies match these filters.",
  more: "Show more",
  detected: "Detected {{age}}",
  nothing: "nothing",
  owner: "Assigned to {{name}}",
  assign: "Assign to me",
  unassign: "Unassign",
  assigned: "Assigned to you.",
  unassigned: "Unassigned.",
  close: "Close with a note",
  open_transaction: "Open the transaction",
  open_transaction_named: "Open the transaction {{reference}}",
  resolved: "Resolved by a later comparison, {{age}}.",
  closed_by: "Closed by {{name}}, {{age}}: {{note}}",
}

export const side_names = {
  medusa: "Medusa",
  plugin: "The plugin's records",
  flexpay: "FlexPay",
}

/** States of transactions and statuses of FlexPay, beside an amount. */
export const side_states = {
  submitting: "being sent",
  pending: "pending",
  unknown: "outcome unknown",
  refused: "refused",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
  expired: "expired",
  reversed: "returned by FlexPay",
  draft: "not sent",
  awaiting_approval: "awaiting approval",
  paid: "paid",
  not_paid: "not paid",
  refunding: "being returned",
  refunded: "returned",
  waiting: "pending",
  not_found: "not found",
  mismatch: "another transaction, amount or currency",
}

export const close_break = {
  title: "Close this discrepancy",
  text: "Use this when the difference is explained and nothing is left to do. No money moves, and no transaction changes. Your name and your note stay in the report. The discrepancy opens again if the records change.",
  note: "Why nothing is left to do",
  note_hint: "For example: confirmed by FlexPay's support, ticket 4711.",
  confirm: "Close the discrepancy",
  done: "Closed.",
}

/** How the records differ, and what an operator can do. */
export const break_kinds = {
  captured_not_paid: {
    title: "Captured in Medusa, not paid in the plugin's records",
    todo: "Check the order and FlexPay's merchant page. If no money arrived, do not ship; if it arrived in another way, close this with a note.",
  },
  paid_not_captured: {
    title: "Paid, not captured in Medusa",
    todo: "Open the transaction and use the actions offered there. If the capture was lost, capture the payment on the order.",
  },
  amount_differs: {
    title: "The amounts differ",
    todo: "Compare the three amounts with FlexPay's merchant page, then refund the excess or request what is missing.",
  },
  currency_differs: {
    title: "The currencies differ",
    todo: "Compare with FlexPay's merchant page. Refund the payment, or agree on a solution with the customer.",
  },
  state_differs: {
    title: "FlexPay's status differs from the plugin's records",
    todo: "Open the transaction and check it now. If FlexPay's status stays the same, give its support the reference.",
  },
  flexpay_only: {
    title: "At FlexPay, not in the plugin's records",
    todo: "Another shop may use the same merchant account, or the line belongs to another day. Otherwise, ask FlexPay's support what it is.",
  },
  flexpay_missing: {
    title: "In the plugin's records, not at FlexPay",
    todo: "A transaction around midnight may be in the next day's export. Otherwise, give FlexPay's support the reference, and do not ship until it answers.",
  },
  refund_without_payout: {
    title: "Refunded in Medusa, not paid out",
    todo: "Open the payout: send it again, approve it, or resolve it. If there is no payout, see “Needs attention”.",
  },
  payout_without_refund: {
    title: "Paid out, not refunded in Medusa",
    todo: "Medusa still counts this money as the store's. Correct the order's payments, then close this with a note.",
  },
}

export const export_file = {
  title: "FlexPay export",
  text: "Export this day's transactions as CSV on FlexPay's merchant page, and drop the file here. It is then compared instead of the results of single checks. Phone numbers are masked before anything is stored.",
  imported:
    "{{name}}, {{covers}}: {{lines}} lines of this day, {{skipped_lines}} lines of other days skipped. {{when}}, {{who}}.",
  drop: "Drop a CSV file here, or choose one",
  hint: "CSV, at most 16 MB. Save an Excel workbook (.xlsx) as CSV first.",
  reading: "Reading {{name}}…",
  too_large: "{{name}} is larger than 16 MB. Export fewer days at once.",
  mapping_title: "What does {{name}} contain?",
  mapping_text:
    "Choose the column of each field. The choice is remembered for files with the same columns.",
  covers: "The file lists",
  column_none: "No column",
  sample: "For example: {{samples}}",
  currency: "Currency of all lines",
  choose: "Choose one",
  words: "Which statuses mean that the money moved?",
  words_none:
    "This column has too many different values for a status. Choose another, or none if the file lists only paid transactions.",
  status_hint: "Without this column, each line counts as paid.",
  date_hint: "Lines of other days are skipped.",
  name_hint: "One of the two is required: order number or reference.",
  submit: "Compare with this file",
  cancel: "Choose another file",
  done: "The file was imported, and the day was compared with it.",
  failed: "This file could not be read. Nothing was stored.",
}

export const export_file_fields = {
  order_number: "Order number (FlexPay's)",
  reference: "Reference (the store's)",
  amount: "Amount",
  currency: "Currency",
  status: "Status",
  date: "Date",
}

export const export_file_covers = {
  payments: "Payments",
  payouts: "Payouts",
  both: "Payments and payouts",
}

export const export_file_problems = {
  file_empty: "The file is empty.",
  file_is_workbook:
    "This is an Excel or LibreOffice workbook. Open it there and save it as CSV.",
  file_is_not_text: "This is not a text file. Export the transactions as CSV.",
  file_is_broken:
    "The file ends at line {{line}}, possibly in unclosed quotation marks. Export it again.",
  no_header: "The file has no line with column titles.",
  no_lines: "The file has column titles, and no lines below them.",
  column_missing: "Choose a column: {{field}}.",
  key_missing:
    "Line {{line}}: neither order number nor reference. Remove lines such as totals.",
  amount_unreadable:
    "Line {{line}}, column “{{column}}”: “{{value}}” is not an amount.",
  currency_unknown:
    "Line {{line}}, column “{{column}}”: “{{value}}” is neither CDF nor USD.",
  date_unreadable:
    "Line {{line}}, column “{{column}}”: “{{value}}” is not a date with the day first.",
  status_unknown:
    "Line {{line}}, column “{{column}}”: choose whether “{{value}}” means paid.",
}
