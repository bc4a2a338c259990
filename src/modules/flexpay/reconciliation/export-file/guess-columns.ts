import { toAsciiKey } from "./read-cells"
import { EXPORT_FIELDS } from "./types"
import type { ExportField } from "./types"

/** Titles of each field's column as ASCII keys, the likeliest first. */
const TITLES: Readonly<Record<ExportField, readonly string[]>> = {
  order_number: [
    "ordernumber",
    "numerodordre",
    "numeroordre",
    "numerodecommandeflexpay",
    "orderno",
    "transactionid",
    "idtransaction",
    "numerodetransaction",
    "numerotransaction",
  ],
  reference: [
    "reference",
    "merchantreference",
    "referencemarchand",
    "votrereference",
    "ref",
  ],
  amount: ["amount", "montant", "montantdelatransaction", "montanttransaction"],
  currency: ["currency", "devise", "monnaie"],
  status: ["status", "statut", "etat", "resultat"],
  date: [
    "date",
    "createdat",
    "datedecreation",
    "datetransaction",
    "datedetransaction",
    "transactiondate",
    "dateheure",
    "datetime",
  ],
}

/** Columns of other things whose titles begin alike: fees, the operator's reference. */
const OTHER_TITLES =
  /customer|client|net|frais|fee|commission|provider|operat|update/

/** Values of the status column that mean paid, in French and English. */
const PAID =
  /^(?:0|ok|paid|payee?|succes|success(?:ful)?|succeeded|reussie?|completed?|terminee?|validee?|approved|approuve|confirmed|confirme)$/

/** FlexPay's order numbers: twelve letters and digits, and the payer's phone number. */
const ORDER_NUMBER = /^[A-Za-z0-9]{12}243\d{9}$/

/** Counts the cells of a column that look like FlexPay's order numbers. */
export class OrderNumberCount {
  private filled = 0
  private alike = 0

  add(cell: string): void {
    if (cell !== "") {
      this.filled++
      this.alike += ORDER_NUMBER.test(cell) ? 1 : 0
    }
  }

  /** Whether most cells do: lines of totals and fees have other texts there. */
  get isMajority(): boolean {
    return this.alike * 2 > this.filled
  }
}

/**
 * The index of each field's column, guessed from the titles.
 * @param orderNumbers the columns whose values look like order numbers, which say
 * more than titles
 */
export function guessColumns(
  header: readonly string[],
  orderNumbers: readonly number[] = []
): Partial<Record<ExportField, number>> {
  const titles = header.map(toAsciiKey)
  const guess: Partial<Record<ExportField, number>> = {}
  for (const field of EXPORT_FIELDS) {
    const candidates = listCandidates(titles, field)
    const index =
      field === "order_number" && orderNumbers.length > 0
        ? (candidates.find((column) => orderNumbers.includes(column)) ??
          orderNumbers[0])
        : candidates.find((column) => !orderNumbers.includes(column))
    if (index !== undefined && !Object.values(guess).includes(index)) {
      guess[field] = index
    }
  }
  return guess
}

/** The columns that may hold a field by their titles, the likeliest first. */
function listCandidates(
  titles: readonly string[],
  field: ExportField
): number[] {
  const exact = TITLES[field]
    .map((title) => titles.indexOf(title))
    .filter((index) => index >= 0)
  const alike = titles.flatMap((title, index) =>
    !OTHER_TITLES.test(title) &&
    TITLES[field].some((beginning) => title.startsWith(beginning))
      ? [index]
      : []
  )
  return [...exact, ...alike]
}

/** Whether a value of the status column is known to mean paid. */
export function guessPaid(value: string): boolean {
  return PAID.test(toAsciiKey(value))
}
