import { z } from "@medusajs/framework/zod"
import { maskText } from "../../../../gateway"
import type { NumberRange } from "./rounded-number"

/** What a column of an export file can hold. */
export const EXPORT_FIELDS = [
  "order_number",
  "reference",
  "amount",
  "currency",
  "status",
  "date",
] as const

export type ExportField = (typeof EXPORT_FIELDS)[number]

const columnIndex = z.number().int().min(0).max(499)

export const exportMapping = z.strictObject({
  /** The index of each field's column, from 0. */
  columns: z.partialRecord(z.enum(EXPORT_FIELDS), columnIndex),
  /** The currency of all lines, if no column holds it. */
  currency_code: z.enum(["cdf", "usd"]).nullable(),
  /** By value of the status column, masked, whether it means paid. */
  paid_by_status: z.record(
    z
      .string()
      .max(200)
      .transform((value) => maskText(value)),
    z.boolean()
  ),
})

/** How a file is read: which column holds which field. */
export type ExportMapping = z.infer<typeof exportMapping>

/** A line that is no transaction, such as a total. */
export interface IgnoredLine {
  /** From 1. */
  line: number
  /** Its cells that are not empty, masked. */
  text: string
}

/** The lines of a file that are no transactions. Nothing of them is stored. */
export interface IgnoredLines {
  count: number
  /** The first ones. */
  first: IgnoredLine[]
}

/** One transaction of an export file. */
export interface ExportLine {
  /** The line of the file, from 1. */
  line: number
  /** FlexPay's whole order number, with the payer's phone number in it. */
  order_number: string | null
  reference: string | null
  /** Where only a number is left that a spreadsheet has rounded. */
  rounded: RoundedKey | null
  /** Decimal string in major units; negative if it is so in the file. */
  amount: string
  currency_code: "cdf" | "usd"
  paid: boolean
  /** As 2026-11-25; null if no column holds the date. */
  day: string | null
}

/** A rounded order number or reference, and the problem that it may become. */
export interface RoundedKey {
  range: NumberRange
  problem: ExportProblem
}

/** Why a file can't be read. */
export type ExportProblemCode =
  | "file_empty"
  | "file_is_workbook" // a spreadsheet of Excel or LibreOffice
  | "file_is_not_text"
  | "file_is_broken" // an unclosed quote, for example
  | "no_header"
  | "no_lines"
  | "column_missing"
  | "key_missing" // no line has an order number or a reference
  | "key_rounded" // by a spreadsheet, and it fits no transaction, or several
  | "amount_unreadable"
  | "currency_unknown"
  | "date_unreadable"
  | "status_unknown"

/** A problem of a file, and its place. */
export interface ExportProblem {
  code: ExportProblemCode
  line: number | null
  /** The column's title, or the field without a column. */
  column: string | null
  /** The cell's text, masked. */
  value: string | null
}

/** A column, for an operator to recognise. */
export interface ExportColumn {
  title: string
  /** Values of its first lines, masked. */
  samples: string[]
  /** All its values, masked; null if it has too many for a status. */
  values: string[] | null
}
