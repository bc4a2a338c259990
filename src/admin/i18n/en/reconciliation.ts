/** The reconciliation: its days, a day's report, its breaks, its statements. */
export const reconciliation = {
  tab: "Reconciliation",
  title: "Reconciliation of {{day}}",
  days_title: "Each day's books",
  days_text:
    "What Medusa captured and refunded, what the ledger has and what FlexPay says are compared every night, and again for three days. A day lasts from midnight to midnight in Kinshasa, since FlexPay dates its statements so.",
  pick: "Day",
  open_day: "Open this day",
  empty_title: "No day was compared yet",
  empty_text:
    "The first is compared in the coming night. You can open any day and compare it at once.",
  back: "All days",
  more: "Older days",
  compared_one: "{{count}} transaction compared",
  compared_other: "{{count}} transactions compared",
  breaks_one: "{{count}} break open",
  breaks_other: "{{count}} breaks open",
  closed_one: "{{count}} break closed",
  closed_other: "{{count}} breaks closed",
  agree: "The books agree.",
  agree_empty: "Nothing moved on this day.",
  never: "This day was not compared yet.",
  compared_at: "Compared {{when}} by {{who}}",
  partial: "The day had not ended then: compare it again later.",
  time_zone: "The day lasts from midnight to midnight in Kinshasa.",
  run: "Compare now",
  run_done: "Compared.",
  run_busy: "Somebody is comparing this day. Its result will show here.",
  asking:
    "FlexPay is being asked about each transaction: {{answered}} of {{askable}} answered. You may close this page.",
  answered: "FlexPay answered about {{answered}} of {{askable}} transactions.",
  told_older:
    "FlexPay was not asked anew; its last answer about each transaction counts.",
  export: "Save as CSV",
  exported: "The file was saved.",
  export_failed: "The file could not be made.",
}

export const reconciliation_states = {
  never: "Not compared",
  comparing: "Comparing",
  asking: "Asking FlexPay",
  done: "Compared",
  failed: "Failed",
  interrupted: "Interrupted",
}

/** Why a day has no result, and what to do. */
export const reconciliation_trouble = {
  failed:
    "The last comparison failed. Compare it again; the server's log says why it failed.",
  interrupted:
    "The server stopped in the middle of the last comparison. What you see is from the one before. Compare it again.",
}

export const day_figures = {
  title: "What was compared",
  payment: "Payments in {{currency}}",
  payout: "Money given back in {{currency}}",
  book: "Book",
  count: "Number",
  amount: "Amount",
  medusa_payment: "Medusa: captured",
  medusa_payout: "Medusa: refunded",
  plugin_payment: "Ledger: paid",
  plugin_payout: "Ledger: paid out",
  flexpay: "FlexPay",
  outside:
    "{{amount}} of it is in no order of Medusa's, and was resolved by an operator.",
  under_way: "{{amount}} more is under way.",
  rounded: "{{amount}} of it are centimes rounded up to whole francs.",
}

export const breaks = {
  title: "Breaks",
  filter_kind: "Kind",
  filter_state: "State",
  all_kinds: "All kinds",
  open: "Open",
  closed: "Closed",
  all: "All",
  none_open: "No break is open.",
  none: "No break is like that.",
  more: "Show more",
  found: "Found {{age}}",
  nothing: "nothing",
  owner: "{{name}} sees to it",
  take: "I see to it",
  release: "Give it up",
  taken: "You see to it.",
  released: "Nobody sees to it any more.",
  close: "Close with a note",
  open_transaction: "Open the transaction",
  open_transaction_named: "Open the transaction {{reference}}",
  gone: "Gone at a later comparison, {{age}}.",
  closed_by: "Closed by {{name}}, {{age}}: {{note}}",
}

export const side_names = {
  medusa: "Medusa",
  plugin: "Ledger",
  flexpay: "FlexPay",
}

/** The ledger's states and FlexPay's words, beside an amount. */
export const book_words = {
  submitting: "asked for",
  pending: "pending",
  unknown: "outcome unknown",
  refused: "refused",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
  expired: "expired",
  reversed: "given back by FlexPay",
  draft: "not sent",
  awaiting_approval: "awaits approval",
  paid: "paid",
  not_paid: "not paid",
  refunding: "is being given back",
  refunded: "given back",
  waiting: "pending",
  not_found: "not found",
  mismatch: "another transaction, amount or currency",
}

export const close_break = {
  title: "Close this break",
  text: "Use this when you know why the books differ and nothing is left to do. No money moves, and no transaction changes. Your name and your note stay in the report. It opens again should the books say something else.",
  note: "Why nothing is left to do",
  note_hint: "For instance: FlexPay's support confirmed it, ticket 4711.",
  confirm: "Close the break",
  done: "Closed.",
}

/** How the books differ, and what a person can do about it. */
export const break_kinds = {
  captured_not_paid: {
    title: "Captured in Medusa, not paid in the ledger",
    todo: "Look up the order and FlexPay's merchant page. If no money came, do not ship; if it came another way, close this with a note.",
  },
  paid_not_captured: {
    title: "Paid, and not captured in Medusa",
    todo: "Open the transaction and use the actions offered there. If the capture was lost, capture the payment on the order.",
  },
  amount_differs: {
    title: "The amounts differ",
    todo: "Compare the three amounts with FlexPay's merchant page, then give back what is too much, or ask for what is missing.",
  },
  currency_differs: {
    title: "The currencies differ",
    todo: "Compare with FlexPay's merchant page. Give the money back, or agree on a solution with the customer.",
  },
  state_differs: {
    title: "FlexPay says something else than the ledger",
    todo: "Open the transaction and check it now. If FlexPay stays with it, ask its support with the reference.",
  },
  flexpay_only: {
    title: "FlexPay has it, the ledger does not",
    todo: "Another shop may use the same merchant account, or the line is of another day. Otherwise ask FlexPay's support what this is.",
  },
  flexpay_missing: {
    title: "The ledger has it, FlexPay does not",
    todo: "Around midnight it may stand in the next day's statement. Otherwise ask FlexPay's support with the reference, and do not ship until it answers.",
  },
  refund_without_payout: {
    title: "Refunded in Medusa, and nothing was paid out",
    todo: "Open the payout: send it again, approve it, or resolve it. Without a payout, look at the attention list.",
  },
  payout_without_refund: {
    title: "Money went back, and Medusa has no refund",
    todo: "Medusa still counts this money as the store's. Correct the order's books, then close this with a note.",
  },
}

export const statement = {
  title: "FlexPay's statement",
  text: "Export this day's transactions on FlexPay's merchant page as CSV, and drop the file here. Its word then counts instead of single checks. Phone numbers in it are masked before anything is stored.",
  present:
    "{{name}}, {{holds}}: {{lines}} lines of this day, {{skipped_lines}} of other days left out. {{when}}, {{who}}.",
  drop: "Drop a CSV file here, or choose one",
  choose: "Choose a file",
  hint: "CSV, at most 16 MB. Save an Excel workbook (.xlsx) as CSV first.",
  reading: "Reading {{name}}…",
  too_large: "{{name}} is larger than 16 MB. Export fewer days at once.",
  mapping_title: "What does {{name}} hold?",
  mapping_text:
    "Say which column holds what. It is remembered for the next file with the same columns.",
  holds: "The file lists",
  columns: "Columns",
  column_none: "No column",
  sample: "For instance: {{samples}}",
  currency: "Currency of all lines",
  currency_none: "Choose one",
  words: "Which words mean that the money moved?",
  words_none:
    "This column holds too many different words for a status. Choose another, or none when the file lists paid transactions alone.",
  status_hint: "Without this column, each line counts as paid.",
  date_hint: "Lines of other days are left out.",
  name_hint: "One of the two is needed: order number or reference.",
  submit: "Compare with this file",
  cancel: "Another file",
  done: "The file was read, and the day compared with it.",
  failed: "This file could not be read. Nothing was stored.",
}

export const statement_fields = {
  order_number: "Order number (FlexPay's)",
  reference: "Reference (the store's)",
  amount: "Amount",
  currency: "Currency",
  status: "Status",
  date: "Date",
}

export const statement_holds = {
  payments: "Payments",
  payouts: "Payouts",
  both: "Payments and payouts",
}

export const statement_problems = {
  file_empty: "The file is empty.",
  file_is_workbook:
    "This is a workbook of Excel or LibreOffice. Open it there and save it as CSV.",
  file_is_not_text: "This is no text file. Export the transactions as CSV.",
  file_is_broken:
    "The file breaks off at line {{line}}: quotes that never end, perhaps. Export it again.",
  no_header: "The file has no line with titles of columns.",
  no_lines: "The file has titles of columns, and no lines below them.",
  column_missing: "Choose a column: {{field}}.",
  key_missing:
    "Line {{line}}: neither order number nor reference. Remove lines such as totals.",
  amount_unreadable:
    "Line {{line}}, column “{{column}}”: “{{value}}” is no amount.",
  currency_unknown:
    "Line {{line}}, column “{{column}}”: “{{value}}” is neither CDF nor USD.",
  date_unreadable:
    "Line {{line}}, column “{{column}}”: “{{value}}” is no date with the day first.",
  status_unknown:
    "Line {{line}}, column “{{column}}”: say whether “{{value}}” means paid.",
}
