import { fold } from "./cells"
import { STATEMENT_FIELDS } from "./types"
import type { StatementField } from "./types"

/** What columns are called, the likeliest first; folded. */
const TITLES: Readonly<Record<StatementField, readonly string[]>> = {
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

/** Other things whose titles begin alike: fees, and the operator's reference. */
const OTHERS = /customer|client|net|frais|fee|commission|provider|operat|update/

const PAID_WORDS: ReadonlySet<string> = new Set([
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

/** Which column holds what, as far as the titles tell. */
export function guessColumns(
  header: readonly string[]
): Partial<Record<StatementField, number>> {
  const titles = header.map(fold)
  const guess: Partial<Record<StatementField, number>> = {}
  for (const field of STATEMENT_FIELDS) {
    const exact = TITLES[field]
      .map((title) => titles.indexOf(title))
      .find((place) => place >= 0)
    const alike = titles.findIndex(
      (title) =>
        !OTHERS.test(title) &&
        TITLES[field].some((known) => title.startsWith(known))
    )
    const place = exact ?? (alike >= 0 ? alike : undefined)
    if (place !== undefined && !Object.values(guess).includes(place)) {
      guess[field] = place
    }
  }
  return guess
}

/** Whether a word of the status column means paid, as far as it is known. */
export function guessPaid(word: string): boolean {
  return PAID_WORDS.has(fold(word))
}
