import { dueAmount } from "../plan"
import {
  CART,
  OPEN,
  ORDER,
  OTHER_PAYMENT,
  FLEXPAY_PAYMENT,
  PAID,
  plan,
  PLACED,
  SESSION,
} from "./support/planned"

const LATER = { ...SESSION, id: "payses_9" }
const GIVEN_BACK = {
  ...FLEXPAY_PAYMENT,
  refunded: "5000",
  is_refunded_by_medusa: true,
}

describe("the plan of a sync, of several sessions,", () => {
  it("takes the one that was asked for", () => {
    expect(plan({ sessions: [LATER, SESSION] })).toMatchObject({
      session: SESSION,
    })
  })

  it("takes the one that took the money, where that is another", () => {
    const transaction = { ...PAID, authorized_session_id: LATER.id }

    expect(plan({ sessions: [SESSION, LATER] }, { transaction })).toMatchObject(
      {
        session: LATER,
      }
    )
  })

  it("captures by the one of the payment", () => {
    expect(
      plan(
        { sessions: [LATER, SESSION], payments: [FLEXPAY_PAYMENT] },
        { from: PLACED }
      )
    ).toEqual({ kind: "pay_order", session: SESSION })
  })
})

describe("the plan of a sync", () => {
  it("asks an operator where Medusa holds a payment, and neither an order nor its session", () => {
    expect(plan({ payments: [FLEXPAY_PAYMENT], sessions: [] })).toEqual({
      kind: "attention",
      attention: "order_not_placed",
      order_id: null,
    })
  })

  it("pays an order that only its cart names, should that link stay missing", () => {
    expect(
      plan(
        { cart: { ...CART, orders: [ORDER] } },
        { done: ["link_collection"] }
      )
    ).toEqual({ kind: "pay_order", session: SESSION })
  })

  it("ends as booked without an order where there never was a cart", () => {
    expect(
      plan({ payments: [FLEXPAY_PAYMENT], cart: null }, { done: ["pay_order"] })
    ).toEqual({ kind: "booked", order_id: null, payment_id: "pay_1" })
  })

  it("ends as booked where Medusa refunded a part, or canceled the order", () => {
    const part = { ...GIVEN_BACK, refunded: "1000" }
    const canceled = { ...ORDER, status: "canceled" }

    expect(
      plan({ payments: [part] }, { from: PLACED, done: ["pay_order"] })
    ).toMatchObject({ kind: "booked" })
    expect(
      plan(
        { payments: [GIVEN_BACK], order: canceled },
        { from: { ...PLACED, cart: { ...CART, orders: [canceled] } } }
      )
    ).toMatchObject({ kind: "booked" })
  })

  it("names what changed: the cart, or the order", () => {
    const changed = (attention: string) => ({ kind: "attention", attention })

    expect(plan({ cart: { ...CART, currency_code: "usd" } })).toMatchObject(
      changed("cart_changed")
    )
    expect(plan({ currency_code: "usd", cart: null })).toMatchObject(
      changed("order_changed")
    )
    expect(plan({ amount: "6000", cart: null })).toMatchObject(
      changed("order_changed")
    )
    expect(plan({ amount: "6000" }, { from: PLACED })).toMatchObject(
      changed("order_changed")
    )
  })
})

describe("what is to be paid now", () => {
  const captured = { ...OTHER_PAYMENT, captured: "2000", refunded: "1000" }

  it("is the total of a cart of which nothing was paid", () => {
    expect(dueAmount({ ...OPEN, cart_total: "7000" })).toBe("7000")
    expect(dueAmount(OPEN)).toBe("5000")
  })

  it("is the rest of a cart of which something was paid", () => {
    expect(
      dueAmount({ ...OPEN, cart_total: "7000", payments: [captured] })
    ).toBe("4000")
  })

  it("is what an order's collection wants, whatever its cart costs", () => {
    expect(dueAmount({ ...PLACED, cart_total: "7000" })).toBe("5000")
    expect(dueAmount({ ...OPEN, cart: null, cart_total: "7000" })).toBe("5000")
  })

  it("does not become due again after a refund of an order", () => {
    expect(dueAmount({ ...PLACED, payments: [captured] })).toBe("3000")
  })
})
