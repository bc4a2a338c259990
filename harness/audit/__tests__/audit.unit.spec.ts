import { audit } from "../audit"
import type { Records } from "../records"
import {
  capture,
  entry,
  goodRecords,
  order,
  payout,
  refund,
  row,
  page,
  receiveAll,
} from "./records"

/** Ways to break good records, and the line that the audit reports of each. */
const BROKEN: [
  title: string,
  spoil: (records: Records) => void,
  line: RegExp,
][] = [
  [
    "a payment that is neither captured nor on the attention list",
    ({ gateway, rows }) => {
      gateway.push(entry("MORE"))
      rows.push(row("more"))
    },
    /lost: 5000 CDF of MORE/,
  ],
  [
    "a payment that is not in the plugin's records",
    ({ gateway }) => gateway.push(entry("MORE")),
    /lost: .*not in the plugin's records/,
  ],
  [
    "a capture without a payment",
    ({ gateway }) => Object.assign(gateway[0]!, { moved: null }),
    /captured, not paid: capt/,
  ],
  [
    "a capture of another amount",
    ({ captures }) => Object.assign(captures[0]!, { amount: "5000.01" }),
    /captured, not paid: capt/,
  ],
  [
    "a capture in another currency",
    ({ captures }) => Object.assign(captures[0]!, { currency: "USD" }),
    /captured, not paid: capt/,
  ],
  [
    "a session that was captured twice",
    ({ captures }) => captures.push(capture({ id: "again" })),
    /captured twice: session session/,
  ],
  [
    "a capture without an order",
    ({ captures, refunds }) => {
      Object.assign(captures[0]!, { order: null })
      refunds.pop()
    },
    /captured without an order: capt/,
  ],
  [
    "two orders of one cart",
    ({ orders }) => orders.push(order({ id: "again", collection: null })),
    /two orders of one cart: cart/,
  ],
  [
    "an order that does not count its capture",
    ({ orders }) => Object.assign(orders[0]!, { captured: "0" }),
    /order order counts 0, captured 5000/,
  ],
  [
    "a payment without an event",
    ({ events }) => events.shift(),
    /no subscriber received flexpay.payment_succeeded of paid/,
  ],
  [
    "an attention without an event",
    ({ rows }) => Object.assign(rows[1]!, { attention: "never_final" }),
    /no subscriber received flexpay.attention_needed of back/,
  ],
  [
    "a payout that is not in the plugin's records",
    ({ gateway }) => gateway.push(entry("MORE", { kind: "payout" })),
    /paid out, not in the plugin's records: 5000 CDF, MORE/,
  ],
  [
    "a payout that is not in FlexPay's records",
    ({ gateway }) => gateway.pop(),
    /paid out in the plugin's records alone: back/,
  ],
  [
    "a payout of another amount than the recorded one",
    ({ gateway }) =>
      Object.assign(gateway[1]!, { moved: { amount: "1", currency: "CDF" } }),
    /paid out 1 CDF, recorded as 5000: back/,
  ],
  [
    "a payout that left unnoticed",
    ({ rows }) => Object.assign(rows[1]!, { state: "unknown" }),
    /paid out unnoticed: back is unknown/,
  ],
  [
    "a refund that was paid out twice",
    ({ gateway, rows }) => {
      gateway.push(entry("LATER", { kind: "payout" }))
      rows.push(payout("later", { replaces: "back" }))
    },
    /paid out twice: back and later/,
  ],
  [
    "more paid out than came in",
    ({ gateway, rows }) => {
      gateway.push(entry("MORE", { kind: "payout", amount: "0.01" }))
      rows.push(payout("more", { refund: "another", amount: "0.01" }))
    },
    /paid out 5000.01 of paid, which brought 5000/,
  ],
  [
    "a refund without a payout",
    ({ rows, gateway }) => [rows.pop(), gateway.pop()],
    /refunded without a payout: ref/,
  ],
  [
    "a refund whose payout failed without an attention",
    ({ rows, gateway }) => {
      Object.assign(rows[1]!, { state: "failed", synced_state: "failed" })
      gateway.pop()
    },
    /refund ref is not paid out: back is failed/,
  ],
  [
    "a payout for a refund that Medusa lacks",
    ({ refunds, orders }) => {
      refunds.pop()
      Object.assign(orders[0]!, { refunded: "0" })
    },
    /paid out, and Medusa has no refund: back/,
  ],
  [
    "a transaction that never becomes final",
    ({ rows }) => rows.push(row("open", { state: "pending" })),
    /neither final nor on the attention list: open is pending/,
  ],
  [
    "a final state that was not synced",
    ({ rows }) =>
      rows.push(row("unsynced", { state: "failed", synced_state: null })),
    /not synced: unsynced is failed/,
  ],
  [
    "an order that is linked to its payment collection and not to its cart",
    ({ orders }) => Object.assign(orders[0]!, { cart: null }),
    /half-linked: order order of cart null/,
  ],
  [
    "a shown order that does not exist",
    ({ shownOrders }) => shownOrders.push({ cart: "cart", order: "gone" }),
    /a page showed order gone/,
  ],
  [
    "a payment page that hides a paid order",
    ({ pages }) => Object.assign(pages[0]!, { order_id: null }),
    /the page of session shows no order, and order is paid/,
  ],
  [
    "a payment page that invites to pay again while the shop holds the payment",
    ({ gateway, rows, pages }) => {
      gateway.push(entry("HELD"))
      rows.push(row("held", { attention: "session_gone", collection: "other" }))
      pages.push(page({ collection: "other", order_id: null, can_retry: true }))
    },
    /invites to pay again, and the shop holds held/,
  ],
  [
    "a payout that was returned without an attention",
    ({ gateway }) => Object.assign(gateway[1]!, { moneyReturned: true }),
    /a payout was returned, without an attention: back/,
  ],
  [
    "a refund that was paid twice after a correction, without an attention",
    ({ gateway, rows }) => correctAndSendAgain(gateway, rows),
    /paid out twice: back and later/,
  ],
  [
    "a payment request that was repeated",
    ({ requests }) => requests.set("PAID", 2),
    /FlexPay got 2 requests for one payment: PAID/,
  ],
]

/** A payout failed and was resent, and then FlexPay corrects it to paid. */
function correctAndSendAgain(
  gateway: Records["gateway"],
  rows: Records["rows"]
): void {
  Object.assign(gateway[1]!, {
    changes: [{ state: "failed" }, { state: "paid" }],
  })
  gateway.push(entry("LATER", { kind: "payout" }))
  rows.push(payout("later", { replaces: "back" }))
}

describe("audit", () => {
  it("reports nothing broken in good records, and the compared sums", () => {
    const { broken, sums, compared } = audit(goodRecords())

    expect(broken).toEqual([])
    expect(sums).toContainEqual({
      currency: "CDF",
      label: "paid by shoppers, in FlexPay's records",
      amount: "5000",
      parts: [
        ["captured in Medusa", "5000"],
        ["on the attention list", "0"],
        ["resolved by an operator", "0"],
        ["refunded before Medusa captured it", "0"],
        ["returned by FlexPay", "0"],
      ],
    })
    expect(compared).toContainEqual(["captures", 1])
  })

  it.each(BROKEN)("reports %s", (_title, spoil, line) => {
    const records = goodRecords()
    spoil(records)

    expect(audit(records).broken.join("\n")).toMatch(line)
  })

  it("accepts a payment of another amount on the attention list", () => {
    const records = goodRecords()
    records.gateway.push(entry("OTHER", { amount: "7" }))
    records.rows.push(
      row("other", {
        attention: "amount_differs",
        received_amount: "7",
        synced_state: null,
      })
    )

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("reports an attention with another amount than FlexPay took", () => {
    const records = goodRecords()
    records.gateway.push(entry("OTHER", { amount: "7" }))
    records.rows.push(row("other", { attention: "session_gone" }))

    expect(audit(records).broken.join("\n")).toMatch(
      /the sums differ: 5007 CDF/
    )
  })

  it("accepts a refund before Medusa captured the payment", () => {
    const records = goodRecords()
    records.gateway.push(entry("EARLY"))
    records.rows.push(
      row("early", { collection: "other", synced_state: null }),
      payout("on_its_way", {
        payment: "early",
        refund: null,
        state: "unknown",
        synced_state: null,
        attention: "outcome_unknown",
      })
    )
    records.orders.push(
      order({
        id: "half",
        cart: "half",
        collection: null,
        cart_collection: "other",
      })
    )
    records.pages.push(
      page({ collection: "other", order_id: null, can_retry: true })
    )

    expect(audit(receiveAll(records)).broken).toEqual([])
    expect(audit(records).ofMedusa).toContainEqual([
      expect.stringMatching(/^half-linked orders without money/),
      ["half"],
    ])
  })

  it("reports a payment as lost whose only payout was refused", () => {
    const records = goodRecords()
    records.gateway.push(entry("EARLY"))
    records.rows.push(
      row("early", { collection: "other" }),
      payout("refused", { payment: "early", refund: null, state: "refused" })
    )

    expect(audit(records).broken).toContainEqual(
      expect.stringMatching(/^lost: 5000 CDF of EARLY/)
    )
  })

  it("accepts a payout of the rest of one that arrived short", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "2000", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, { received_amount: "2000", resolved: true })
    records.gateway.push(entry("REST", { kind: "payout", amount: "3000" }))
    records.rows.push(payout("rest", { replaces: "back", amount: "3000" }))

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("accepts a second payout after the first was returned", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, { moneyReturned: true })
    Object.assign(records.rows[1]!, { resolved: true })
    records.gateway.push(entry("AGAIN", { kind: "payout" }))
    records.rows.push(payout("again", { replaces: "back" }))

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("accepts a second payout of which FlexPay paid more than was requested", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, { moneyReturned: true })
    Object.assign(records.rows[1]!, { resolved: true })
    records.gateway.push(
      entry("AGAIN", {
        kind: "payout",
        moved: { amount: "5500", currency: "CDF" },
      })
    )
    records.rows.push(
      payout("again", {
        replaces: "back",
        attention: "amount_differs",
        received_amount: "5500",
      })
    )

    expect(
      audit(records).broken.filter((line) => line.startsWith("paid out twice"))
    ).toEqual([])
  })

  it("accepts a refund of all of which FlexPay paid more than was requested", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "5500", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, {
      received_amount: "5500",
      resolved: true,
    })

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("reports a payout of more than was requested that no operator saw", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "5500", currency: "CDF" },
    })

    expect(audit(records).broken).toContain(
      "paid out 5500 CDF, recorded as 5000: back"
    )
  })

  it("reports a second payout of more than the rest", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "2000", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, { received_amount: "2000", resolved: true })
    records.gateway.push(entry("REST", { kind: "payout", amount: "3001" }))
    records.rows.push(payout("rest", { replaces: "back", amount: "3001" }))

    expect(audit(records).broken).toEqual(
      expect.arrayContaining([
        "paid out twice: back and rest for ref",
        "refund ref of 5000 has a payout of 3001",
      ])
    )
  })

  it("accepts another amount of a payout whose outcome is unknown", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "1", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, {
      state: "unknown",
      synced_state: null,
      attention: "outcome_unknown",
    })

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("accepts a page that invites to pay again while the outcome is unknown", () => {
    const records = goodRecords()
    records.gateway.push(entry("SILENT"))
    records.rows.push(
      row("silent", { attention: "outcome_unknown", collection: "other" })
    )
    records.pages.push(
      page({ collection: "other", order_id: null, can_retry: true })
    )

    expect(audit(receiveAll(records)).broken).toEqual([])
  })

  it("accepts orders without a cart that an operator wrote", () => {
    const written = { cart: null, cart_collection: null, by_operator: true }
    const records = goodRecords()
    records.orders.push(
      order({
        id: "draft",
        collection: null,
        captured: "0",
        refunded: "0",
        ...written,
      }),
      order({
        id: "unpaid",
        collection: "of its own",
        captured: "0",
        refunded: "0",
        ...written,
      })
    )

    const { broken, ofMedusa } = audit(records)

    expect(broken).toEqual([])
    expect(ofMedusa.flatMap(([, ids]) => ids)).toEqual([])
  })

  it("counts records that Medusa itself left behind apart", () => {
    const records = goodRecords()
    records.orders.push(order({ id: "orphan", cart: null, collection: null }))
    Object.assign(records.orders[0]!, { refunded: "0" })

    const { broken, ofMedusa } = audit(records)

    expect(broken).toEqual([])
    expect(ofMedusa.map(([, ids]) => ids)).toEqual([
      ["orphan"],
      [],
      ["order counts 0 of 5000"],
    ])
  })

  it("accepts a refund that was paid twice after a correction, with an attention", () => {
    const records = goodRecords()
    correctAndSendAgain(records.gateway, records.rows)
    Object.assign(records.rows[1]!, { attention: "paid_out_twice" })

    expect(audit(records).broken.join("\n")).not.toMatch(/paid out/)
  })

  it("expects no payout of a reversal by FlexPay", () => {
    const records = goodRecords()
    records.refunds[0] = refund({ reversal: true })
    records.gateway.pop()
    records.rows.pop()

    expect(audit(receiveAll(records)).broken).toEqual([])
  })
})
