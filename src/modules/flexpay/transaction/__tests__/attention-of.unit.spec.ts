import { attentionOf } from "../payment-transitions"

describe("A mismatch", () => {
  it.each([
    ["order_number", "order_number_differs"],
    ["reference", "reference_differs"],
    ["amount", "amount_differs"],
    ["currency", "currency_differs"],
    ["amount_unknown", "amount_unknown"],
  ] as const)(
    "a mismatch of the field %s sets the attention %s",
    (field, attention) => {
      const verdict = { kind: "mismatch", field, paid: true } as const
      expect(attentionOf(verdict)).toBe(attention)
    }
  )
})
