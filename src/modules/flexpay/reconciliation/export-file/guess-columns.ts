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

const PAID_VALUES: ReadonlySet<string> = new Set([
  "0",
  "paid",
  "paye",
  "payee",
  "success",
  "successful",
  "succes",
  "succeeded",
  "reussi",
  "reussie",
  "completed",
  "complete",
  "termine",
  "terminee",
  "valide",
  "validee",
  "approved",
  "approuve",
  "confirmed",
  "confirme",
  "ok",
])

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
        TITLES[field].some((known) => title.startsWith(known))
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
  return PAID_VALUES.has(toAsciiKey(value))
}
