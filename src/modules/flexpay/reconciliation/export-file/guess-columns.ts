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

/** The index of each field's column, guessed from the titles. */
export function guessColumns(
  header: readonly string[]
): Partial<Record<ExportField, number>> {
  const titles = header.map(toAsciiKey)
  const guess: Partial<Record<ExportField, number>> = {}
  for (const field of EXPORT_FIELDS) {
    const exact = TITLES[field]
      .map((title) => titles.indexOf(title))
      .find((index) => index >= 0)
    const alike = titles.findIndex(
      (title) =>
        !OTHER_TITLES.test(title) &&
        TITLES[field].some((beginning) => title.startsWith(beginning))
    )
    const index = exact ?? (alike >= 0 ? alike : undefined)
    if (index !== undefined && !Object.values(guess).includes(index)) {
      guess[field] = index
    }
  }
  return guess
}

/** Whether a value of the status column is known to mean paid. */
export function guessPaid(value: string): boolean {
  return PAID.test(toAsciiKey(value))
}
