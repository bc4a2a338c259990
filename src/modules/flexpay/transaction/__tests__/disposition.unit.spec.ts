import { dispositionAfter } from "../disposition"
import { DISPOSITIONS, STATES } from "../transaction"
import type { Disposition, State } from "../transaction"

const current = {
  kind: "payment",
  state: "pending",
  attention: null,
  disposition: null,
} as const

describe("The disposition of a payment's money", () => {
  it("is none before the money arrived", () => {
    const without = STATES.filter(
      (state) => dispositionAfter(current, { state }) === null
    )

    expect(without).toEqual(
      STATES.filter((state) => state !== "succeeded" && state !== "reversed")
    )
  })

  it("is to become an order, once it arrived", () => {
    expect(dispositionAfter(current, { state: "succeeded" })).toBe(
      "becoming_order"
    )
  })

  it("is to wait for an operator, once it arrived and fits nothing", () => {
    expect(
      dispositionAfter(current, {
        state: "succeeded",
        attention: "amount_differs",
      })
    ).toBe("awaiting_operator")
  })

  it("follows its attention until it is decided", () => {
    const waiting = {
      ...current,
      state: "succeeded",
      attention: "cart_changed",
      disposition: "awaiting_operator",
    } as const

    expect(dispositionAfter(waiting, {})).toBe("awaiting_operator")
    expect(dispositionAfter(waiting, { attention: null })).toBe(
      "becoming_order"
    )
  })

  it.each<Disposition>(["booked", "going_back", "resolved"])(
    "stays %s, whatever FlexPay says of a success",
    (disposition) => {
      for (const attention of [null, "contradicted"] as const) {
        expect(
          dispositionAfter(
            { ...current, state: "succeeded", disposition },
            { attention }
          )
        ).toBe(disposition)
      }
    }
  )

  it("is to go back, once FlexPay gave it back", () => {
    for (const disposition of [null, ...DISPOSITIONS]) {
      expect(
        dispositionAfter({ ...current, disposition }, { state: "reversed" })
      ).toBe("going_back")
    }
  })

  it("is none of a payout", () => {
    for (const state of ["succeeded", "reversed"] satisfies State[]) {
      expect(dispositionAfter({ ...current, kind: "payout" }, { state })).toBe(
        null
      )
    }
  })
})
