import {
  decideRefund,
  isAmountUnknown,
  needsJustification,
} from "../refund-rules"
import type { RefundDecision, RefundFacts } from "../refund-rules"
import { DISPOSITIONS, STATES } from "../../transaction/transaction"
import type { Attention, Disposition } from "../../transaction/transaction"

type Changes = Partial<Omit<RefundFacts, "payment">> & {
  payment?: Partial<RefundFacts["payment"]>
}

function decide({ payment, ...changes }: Changes): RefundDecision {
  return decideRefund({
    is_in_medusa: false,
    has_sync_lease: false,
    has_open_payout: false,
    requester: "operator",
    is_resend: false,
    is_justified: false,
    covers_rest: true,
    ...changes,
    payment: {
      kind: "payment",
      state: "succeeded",
      disposition: "booked",
      attention: null,
      authorized_session_id: null,
      received_amount: null,
      ...payment,
    },
  })
}

function allowed(
  disposition: Disposition,
  attention: Attention | null = null
): RefundDecision {
  return { kind: "allowed", disposition, attention }
}

const refused = (code: string) => ({ kind: "refused", code })
const PLACING = refused("order_being_placed")

describe("A refund", () => {
  it("a refund of booked money does not change the payment", () => {
    for (const is_in_medusa of [true, false]) {
      expect(decide({ is_in_medusa })).toEqual(allowed("booked"))
    }
  })

  it("a full refund of money that is becoming an order ends that", () => {
    expect(decide({ payment: { disposition: "becoming_order" } })).toEqual(
      allowed("going_back")
    )
  })

  it("a partial refund of money that is becoming an order leaves the rest to an operator", () => {
    const payment = { disposition: "becoming_order" } as const

    expect(decide({ payment, covers_rest: false })).toEqual(
      allowed("going_back", "order_not_placed")
    )
  })

  it.each<[string, Changes]>([
    ["a sync is under way", { has_sync_lease: true }],
    [
      "a sync is under way and Medusa refunds",
      { has_sync_lease: true, requester: "medusa" },
    ],
    [
      "a session claimed the money, and Medusa has not written its payment yet",
      { payment: { authorized_session_id: "payses_1" } },
    ],
    [
      "Medusa holds it, and a sync is under way",
      { is_in_medusa: true, has_sync_lease: true },
    ],
  ])(
    "a refund of money that is becoming an order is refused while %s",
    (_, changes) => {
      expect(
        decide({
          ...changes,
          payment: { disposition: "becoming_order", ...changes.payment },
        })
      ).toEqual(PLACING)
    }
  )

  it("a refund by Medusa of its own capture is allowed during the sync", () => {
    expect(
      decide({
        payment: {
          disposition: "becoming_order",
          authorized_session_id: "payses_1",
        },
        is_in_medusa: true,
        has_sync_lease: true,
        requester: "medusa",
      })
    ).toEqual(allowed("becoming_order"))
  })

  it("a refund of Medusa's payment without a sync changes no disposition", () => {
    for (const disposition of DISPOSITIONS) {
      expect(
        decide({
          payment: { disposition },
          is_in_medusa: true,
          is_justified: true,
        })
      ).toEqual(allowed(disposition))
    }
  })

  it("of a part of money that goes back, or was resolved, raises no attention", () => {
    for (const disposition of ["going_back", "resolved"] as const) {
      expect(
        decide({
          payment: { disposition },
          is_justified: true,
          covers_rest: false,
        })
      ).toEqual(allowed("going_back"))
    }
  })

  it("of money that can no longer become an order waits neither for a sync nor for a session", () => {
    for (const is_in_medusa of [true, false]) {
      expect(
        decide({
          payment: {
            disposition: "going_back",
            authorized_session_id: "payses_1",
          },
          is_in_medusa,
          has_sync_lease: true,
        })
      ).toEqual(allowed("going_back"))
    }
  })

  it("a refund of money with attention keeps the attention", () => {
    const payment = {
      disposition: "awaiting_operator",
      attention: "cart_changed",
    } as const

    expect(decide({ payment })).toEqual(allowed("going_back", "cart_changed"))
  })

  it("a further refund of money that goes back is allowed", () => {
    expect(decide({ payment: { disposition: "going_back" } })).toEqual(
      allowed("going_back")
    )
  })

  it("a refund of resolved money needs a justification", () => {
    const payment = { disposition: "resolved" } as const

    expect(decide({ payment })).toEqual(refused("justification_missing"))
    expect(decide({ payment, is_justified: true })).toEqual(
      allowed("going_back")
    )
  })

  it.each<Attention>([
    "contradicted",
    "reference_differs",
    "order_number_differs",
  ])(
    "a refund of money that check does not prove (%s) needs a justification",
    (attention) => {
      expect(decide({ payment: { attention } })).toEqual(
        refused("justification_missing")
      )
      expect(decide({ payment: { attention }, is_justified: true }).kind).toBe(
        "allowed"
      )
    }
  )

  it("a refund of accepted money needs no justification, unless it was contradicted since", () => {
    const accepted = {
      disposition: "awaiting_operator",
      received_amount: "9",
    } as const

    expect(
      needsJustification({ ...accepted, attention: "reference_differs" })
    ).toBe(false)
    expect(needsJustification({ ...accepted, attention: "contradicted" })).toBe(
      true
    )
  })

  it("a refund is refused while the received amount is unknown", () => {
    const payment = {
      disposition: "awaiting_operator",
      attention: "amount_unknown",
    } as const

    expect(decide({ payment, is_justified: true })).toEqual(
      refused("amount_unknown")
    )
    expect(
      decide({ payment: { ...payment, received_amount: "5000" } }).kind
    ).toBe("allowed")
    expect(isAmountUnknown({ attention: null, received_amount: null })).toBe(
      false
    )
  })

  it("a refund is refused beside an open payout, unless it resends that one", () => {
    for (const requester of ["operator", "medusa"] as const) {
      expect(decide({ has_open_payout: true, requester })).toEqual(
        refused("payout_open")
      )
    }
    expect(decide({ has_open_payout: true, is_resend: true })).toEqual(
      allowed("booked")
    )
  })

  it("only a succeeded payment can be refunded", () => {
    const refundable = STATES.filter(
      (state) => decide({ payment: { state } }).kind === "allowed"
    )

    expect(refundable).toEqual(["succeeded"])
    expect(decide({ payment: { kind: "payout" } })).toEqual(refused("not_paid"))
  })
})
