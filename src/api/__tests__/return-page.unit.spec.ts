import { renderReturnPage } from "../hooks/flexpay/return/page"
import type { Payment } from "../../modules/flexpay/transaction/transaction"

type Facts = Pick<Payment, "state" | "disposition">

const succeeded = (disposition: Payment["disposition"]): Facts => ({
  state: "succeeded",
  disposition,
})
const before = (state: Payment["state"]): Facts => ({
  state,
  disposition: null,
})

describe("The page after a card payment", () => {
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
      { state: "reversed", disposition: "going_back" },
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
    ["Page not found", "Page introuvable", null],
  ])("says %p, in French %p, of %p", (english, french, payment) => {
    expect(renderReturnPage(payment, "en")).toContain(english)
    expect(renderReturnPage(payment, "fr")).toContain(french)
  })

  it.each([
    succeeded("going_back"),
    succeeded("resolved"),
    { state: "reversed", disposition: "going_back" },
  ] satisfies Facts[])(
    "never says that no money was taken, of %p",
    (payment) => {
      expect(renderReturnPage(payment, "en")).not.toContain("No money")
      expect(renderReturnPage(payment, "fr")).not.toContain("Aucun argent")
    }
  )
})
