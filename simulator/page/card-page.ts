import { formatShortest } from "../money"
import type { Transaction } from "../transaction"
import { readTemplate } from "./template"

const template = readTemplate("card.html")

/** The hosted page on which a shopper pays by card; posts the decision. */
export function renderCardPage(transaction: Transaction): string {
  const { requestedMoney, merchant, waitsForShopper } = transaction
  return template({
    amount: `${formatShortest(requestedMoney.minor)} ${requestedMoney.currency}`,
    merchant,
    status: waitsForShopper ? "open" : "closed",
  })
}
