import type { MedusaState } from "../../medusa/medusa-state"
import { dueAmount } from "../plan"
import {
  CART,
  OPEN,
  ORDER,
  OTHER_PAYMENT,
  FLEXPAY_PAYMENT,
  plan,
  PLACED,
  SESSION,
} from "./support/planned"

describe("planSync", () => {
  it("completes the cart with the session of the request", () => {
    expect(plan({})).toEqual({
      kind: "complete_cart",
      session: SESSION,
      cart_id: "cart_1",
    })
  })

  it("completes the cart with the session that replaced it", () => {
    const other = { ...SESSION, id: "payses_9" }
    expect(plan({ sessions: [other] })).toMatchObject({ session: other })
  })

  it.each([
    ["of another amount", { ...SESSION, amount: "4000" }],
    ["in another currency", { ...SESSION, currency_code: "usd" }],
    ["of another provider", { ...SESSION, provider_id: "pp_system_default" }],
    ["for cards", { ...SESSION, provider_id: "pp_flexpay-card_flexpay" }],
  ])("creates a session if the current one is %s", (_, session) => {
    expect(plan({ sessions: [session] })).toEqual({
      kind: "create_session",
      for_order: false,
    })
  })

  it("raises a payment whose new session is gone, too", () => {
    expect(plan({ sessions: [] }, { done: ["create_session"] })).toEqual({
      kind: "attention",
      attention: "session_gone",
      order_id: null,
    })
  })

  it("creates a missing link of an order first", () => {
    expect(plan({ order: ORDER })).toEqual({
      kind: "link_cart",
      order_id: "order_1",
      cart_id: "cart_1",
    })
    expect(plan({ cart: { ...CART, orders: [ORDER] } })).toEqual({
      kind: "link_collection",
      order_id: "order_1",
    })
  })

  it("pays an existing order, with or without a cart", () => {
    const step = { kind: "pay_order", session: SESSION }
    expect(plan({}, { from: PLACED })).toEqual(step)
    expect(plan({ cart: null }, { from: PLACED })).toEqual(step)
  })

  it("captures again after a crashed run", () => {
    expect(plan({ payments: [FLEXPAY_PAYMENT] }, { from: PLACED })).toEqual({
      kind: "pay_order",
      session: SESSION,
    })
  })

  it.each(["pay_order", "complete_cart"])("ends as booked after %s", (step) => {
    expect(
      plan({ payments: [FLEXPAY_PAYMENT] }, { from: PLACED, done: [step] })
    ).toEqual({
      kind: "booked",
      order_id: "order_1",
      payment_id: "pay_1",
    })
  })

  it("places the order of a booked payment without one", () => {
    expect(plan({ payments: [FLEXPAY_PAYMENT] })).toMatchObject({
      kind: "complete_cart",
    })
  })

  it("ends as going back if core refunded a payment without an order", () => {
    const refunded = {
      ...FLEXPAY_PAYMENT,
      refunded: "5000",
      is_refunded_by_medusa: true,
    }
    expect(plan({ payments: [refunded] })).toEqual({ kind: "going_back" })
  })

  it.each([
    ["going back", { refunded: "5000" }, { kind: "going_back" }],
    ["to be placed", { refunded: "0" }, { kind: "complete_cart" }],
  ])(
    "counts a captured payment that core canceled as %s",
    (_, changes, next) => {
      const canceled = { ...FLEXPAY_PAYMENT, ...changes, is_canceled: true }
      expect(plan({ payments: [canceled] })).toMatchObject(next)
    }
  )

  it("creates a session if core canceled the payment before its capture", () => {
    const canceled = { ...FLEXPAY_PAYMENT, captured: "0", is_canceled: true }
    expect(plan({ payments: [canceled] })).toMatchObject({
      kind: "create_session",
    })
  })

  it("raises a payment that core refunded although the order exists", () => {
    const refunded = {
      ...FLEXPAY_PAYMENT,
      refunded: "5000",
      is_refunded_by_medusa: true,
    }
    expect(plan({ payments: [refunded] }, { from: PLACED })).toEqual({
      kind: "order_refunded",
      order_id: "order_1",
    })
  })

  it("ends as booked if an operator refunded the order's payment", () => {
    const refunded = { ...FLEXPAY_PAYMENT, refunded: "5000" }
    expect(plan({ payments: [refunded] }, { from: PLACED })).toMatchObject({
      kind: "booked",
    })
  })

  it("raises a payment whose cart has two orders", () => {
    const two = { ...CART, orders: [ORDER, { ...ORDER, id: "order_2" }] }
    expect(
      plan(
        { payments: [FLEXPAY_PAYMENT], cart: two },
        { from: PLACED, done: ["pay_order"] }
      )
    ).toEqual({
      kind: "two_orders",
      order_id: "order_1",
      payment_id: "pay_1",
      orders: ["order_1", "order_2"],
    })
    expect(plan({ cart: two }, { from: PLACED })).toMatchObject({
      attention: "two_orders",
    })
  })

  it.each<[string, Partial<MedusaState> | null, string]>([
    ["the collection was deleted", null, "session_gone"],
    ["the cart's total rose", { cart_total: "6000" }, "cart_changed"],
    ["the collection's amount changed", { amount: "6000" }, "cart_changed"],
    [
      "the order was canceled",
      {
        order: { ...ORDER, status: "canceled" },
        cart: { ...CART, orders: [{ ...ORDER, status: "canceled" }] },
      },
      "order_canceled",
    ],
    [
      "the order requires less",
      { order: ORDER, cart: null, amount: "3000" },
      "order_changed",
    ],
    [
      "the order requires nothing",
      { order: ORDER, cart: null, amount: "0" },
      "order_changed",
    ],
    [
      "another payment covers the collection",
      { ...PLACED, payments: [OTHER_PAYMENT] },
      "paid_twice",
    ],
    [
      "the order was placed with a payment that is not captured",
      { ...PLACED, payments: [{ ...OTHER_PAYMENT, captured: "0" }] },
      "other_payment_authorized",
    ],
  ])("raises a payment when %s", (_, changes, attention) => {
    expect(plan(changes)).toMatchObject({ kind: "attention", attention })
  })

  it("pays an order whose other payment was canceled before its capture", () => {
    const canceled = { ...OTHER_PAYMENT, captured: "0", is_canceled: true }
    const session = { ...SESSION, provider_id: "pp_system_default" }
    expect(
      plan({ payments: [canceled], sessions: [session] }, { from: PLACED })
    ).toEqual({ kind: "create_session", for_order: true })
  })

  it("pays the rest of a partly paid collection", () => {
    const rest = { ...PLACED, amount: "12000" }
    const earlier = { ...OTHER_PAYMENT, captured: "7000" }
    expect(plan({ payments: [earlier] }, { from: rest })).toMatchObject({
      kind: "pay_order",
    })
  })

  it("counts a refund without an order as not paid", () => {
    const returned = { ...OTHER_PAYMENT, refunded: "5000" }
    expect(plan({ payments: [returned] })).toMatchObject({
      kind: "complete_cart",
    })
    expect(dueAmount({ ...OPEN, payments: [returned] })).toBe("5000")
  })
})
