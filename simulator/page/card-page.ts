import { shortest } from "../money"
import type { Transaction } from "../transaction"
import { readTemplate } from "./template"

const template = readTemplate("card.html")

/** The hosted page on which a shopper pays by card; posts the decision. */
export function cardPage(transaction: Transaction): string {
  const { requested, merchant, waitsForShopper } = transaction
  return template({
    amount: `${shortest(requested.minor)} ${requested.currency}`,
    merchant,
    status: waitsForShopper ? "open" : "closed",
  })
}
