import { attentionOf, isSameTransaction } from "../payment-transitions"

describe("A mismatch", () => {
  it.each([
    ["order_number", "order_number_differs", false],
    ["reference", "reference_differs", false],
    ["amount", "amount_differs", true],
    ["currency", "currency_differs", true],
    ["amount_unknown", "amount_unknown", true],
  ] as const)(
    "of the field %s sets the attention %s; about our transaction: %p",
    (field, attention, isOurs) => {
      const verdict = { kind: "mismatch", field, paid: true } as const
      expect(attentionOf(verdict)).toBe(attention)
      expect(isSameTransaction(verdict)).toBe(isOurs)
    }
  )
})
