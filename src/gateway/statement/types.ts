/** What a column of a statement can hold. */
export const STATEMENT_FIELDS = [
  "order_number",
  "reference",
  "amount",
  "currency",
  "status",
  "date",
] as const

export type StatementField = (typeof STATEMENT_FIELDS)[number]

/** Which column of a file holds what. */
export interface StatementMapping {
  /** By field, the column's place, from 0. */
  columns: Partial<Record<StatementField, number>>
  /** Of all lines, where no column says it. */
  currency_code: "cdf" | "usd" | null
  /** What the status column says, and whether that means paid. */
  words: Record<string, boolean>
}

/** One line of a statement. */
export interface StatementLine {
  /** Its line in the file, from 1. */
  line: number
  /** FlexPay's whole order number, the payer's phone number in it. */
  order_number: string | null
  reference: string | null
  /** Decimal string, major units; negative where the file says so. */
  amount: string
  currency_code: "cdf" | "usd"
  paid: boolean
  /** As 2026-11-25; null where no column tells. */
  day: string | null
}

/** Why a file can't be read, from a closed list. */
export type StatementProblemCode =
  | "file_empty"
  | "file_is_workbook" // of Excel's, or LibreOffice's
  | "file_is_not_text"
  | "file_is_broken" // quotes that don't end, or such
  | "no_header"
  | "no_lines"
  | "column_missing"
  | "key_missing" // neither order number nor reference
  | "amount_unreadable"
  | "currency_unknown"
  | "date_unreadable"
  | "status_unknown"

/** What is wrong with a file, and where. */
export interface StatementProblem {
  code: StatementProblemCode
  line: number | null
  /** The column's title, or the field that has no column. */
  column: string | null
  /** What stands there, masked. */
  value: string | null
}

/** A column as the page shows it. */
export interface StatementColumn {
  title: string
  /** What its first lines hold, masked. */
  samples: string[]
  /** All that it holds, masked, where that is little enough for a status. */
  words: string[] | null
}
