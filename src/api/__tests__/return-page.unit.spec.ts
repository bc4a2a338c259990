import { renderReturnPage } from "../hooks/flexpay/return/page"
import type { Payment } from "../../modules/flexpay/transaction/transaction"

type Facts = Pick<Payment, "state" | "reason" | "disposition">

const succeeded = (disposition: Payment["disposition"]): Facts => ({
  state: "succeeded",
  reason: null,
  disposition,
})
const before = (
  state: Payment["state"],
  reason: Payment["reason"] = null
): Facts => ({ state, reason, disposition: null })
/** FlexPay gives back what it took: before a success, and after one. */
const returned: Facts[] = [
  before("failed", "returned"),
  { state: "reversed", reason: "returned", disposition: "going_back" },
]

describe("renderReturnPage", () => {
  it.each<[string, string, Facts | null]>([
    ["Payment received", "Paiement reçu", succeeded("becoming_order")],
    ["Payment received", "Paiement reçu", succeeded("booked")],
    ["Payment received", "Paiement reçu", succeeded("awaiting_operator")],
    [
      "FlexPay is returning your money",
      "FlexPay vous rend votre argent",
      succeeded("going_back"),
    ],
    [
      "FlexPay is returning your money",
      "FlexPay vous rend votre argent",
      { state: "reversed", reason: "returned", disposition: "going_back" },
    ],
    [
      "FlexPay is returning your money",
      "FlexPay vous rend votre argent",
      before("failed", "returned"),
    ],
    [
      "The shop has already handled this payment",
      "La boutique a déjà traité ce paiement",
      succeeded("resolved"),
    ],
    [
      "Do not pay a second time",
      "Ne payez pas une deuxième",
      before("pending"),
    ],
    [
      "Do not pay a second time",
      "Ne payez pas une deuxième",
      before("expired"),
    ],
    ["No money was taken", "Aucun argent n’a été pris", before("failed")],
    ["No money was taken", "Aucun argent n’a été pris", before("refused")],
    ["Go back to the shop", "Retournez à la boutique", null],
    ["Contact the shop", "contactez la boutique", null],
  ])("shows %p, in French %p, for %p", (english, french, payment) => {
    expect(renderReturnPage(payment, "en")).toContain(english)
    expect(renderReturnPage(payment, "fr")).toContain(french)
  })

  it.each([succeeded("going_back"), succeeded("resolved"), ...returned])(
    "never says that no money was taken for %p",
    (payment) => {
      expect(renderReturnPage(payment, "en")).not.toContain("No money")
      expect(renderReturnPage(payment, "fr")).not.toContain("Aucun argent")
    }
  )
})
