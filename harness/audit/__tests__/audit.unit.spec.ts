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
} from "./records"

/** What breaks a promise: what is done to good records, and what is said of it. */
const BROKEN: [
  what: string,
  spoil: (records: Records) => void,
  says: RegExp,
][] = [
  [
    "money that nobody captured and nobody was called for",
    ({ gateway, rows }) => {
      gateway.push(entry("MORE"))
      rows.push(row("more"))
    },
    /lost: 5000 CDF of MORE/,
  ],
  [
    "money that the ledger does not know",
    ({ gateway }) => gateway.push(entry("MORE")),
    /lost: .*not in the ledger/,
  ],
  [
    "a capture of money that nobody paid",
    ({ gateway }) => Object.assign(gateway[0]!, { moved: null }),
    /captured without that money: capt/,
  ],
  [
    "a capture of other money",
    ({ captures }) => Object.assign(captures[0]!, { amount: "5000.01" }),
    /captured without that money: capt/,
  ],
  [
    "a capture in another currency",
    ({ captures }) => Object.assign(captures[0]!, { currency: "USD" }),
    /captured without that money: capt/,
  ],
  [
    "a session that was captured twice",
    ({ captures }) => captures.push(capture({ id: "again" })),
    /captured twice: session session/,
  ],
  [
    "captured money without an order",
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
    "an order that does not count its money",
    ({ orders }) => Object.assign(orders[0]!, { captured: "0" }),
    /order order counts 0, captured 5000/,
  ],
  [
    "a payout that the ledger does not know",
    ({ gateway }) => gateway.push(entry("MORE", { kind: "payout" })),
    /paid out, not in the ledger: 5000 CDF, MORE/,
  ],
  [
    "a payout that FlexPay knows nothing of",
    ({ gateway }) => gateway.pop(),
    /paid out in the ledger alone: back/,
  ],
  [
    "a payout of another amount than the ledger says",
    ({ gateway }) =>
      Object.assign(gateway[1]!, { moved: { amount: "1", currency: "CDF" } }),
    /paid out 1 CDF, and the ledger says 5000: back/,
  ],
  [
    "a payout that left while nobody was called",
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
    "a refund that nobody pays out",
    ({ rows, gateway }) => [rows.pop(), gateway.pop()],
    /refunded, and nobody pays it out: ref/,
  ],
  [
    "a refund whose payout failed while nobody was called",
    ({ rows, gateway }) => {
      Object.assign(rows[1]!, { state: "failed", synced_state: "failed" })
      gateway.pop()
    },
    /refund ref is owed: back is failed/,
  ],
  [
    "a payout of which Medusa has no refund",
    ({ refunds, orders }) => {
      refunds.pop()
      Object.assign(orders[0]!, { refunded: "0" })
    },
    /paid out, and Medusa has no refund: back/,
  ],
  [
    "a transaction that never ends",
    ({ rows }) => rows.push(row("open", { state: "pending" })),
    /neither final nor before a person: open is pending/,
  ],
  [
    "an end that Medusa never heard of",
    ({ rows }) =>
      rows.push(row("deaf", { state: "failed", synced_state: null })),
    /Medusa never heard of it: deaf is failed/,
  ],
  [
    "an order that is linked to its payment collection and not to its cart",
    ({ orders }) => Object.assign(orders[0]!, { cart: null }),
    /half-linked: order order of cart null/,
  ],
  [
    "a shopper who was told of an order that is gone",
    ({ shownOrders }) => shownOrders.push({ cart: "cart", order: "gone" }),
    /a shopper was told of order gone/,
  ],
  [
    "a payment page that hides a paid order",
    ({ pages }) => Object.assign(pages[0]!, { order_id: null }),
    /the page of session shows no order, and order is paid/,
  ],
  [
    "a payment page that invites to pay again while the shop has the money",
    ({ gateway, rows, pages }) => {
      gateway.push(entry("HELD"))
      rows.push(row("held", { attention: "session_gone", collection: "other" }))
      pages.push(page({ collection: "other", order_id: null, can_retry: true }))
    },
    /invites to pay again, and the shop has the money of held/,
  ],
  [
    "a payout that came back while nobody was called",
    ({ gateway }) => Object.assign(gateway[1]!, { moneyReturned: true }),
    /a payout came back, and nobody was called: back/,
  ],
  [
    "a debt that was paid twice after a correction of which nobody was told",
    ({ gateway, rows }) => correctAndSendAgain(gateway, rows),
    /paid out twice: back and later/,
  ],
  [
    "a request for money that was repeated",
    ({ requests }) => requests.set("PAID", 2),
    /FlexPay was asked 2 times: PAID/,
  ],
]

/** A payout failed, was sent again, and then FlexPay finds that it was paid. */
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
  it("finds nothing in good records, and says what it held beside each other", () => {
    const { broken, sums, compared } = audit(goodRecords())

    expect(broken).toEqual([])
    expect(sums).toContainEqual({
      currency: "CDF",
      what: "that shoppers paid, by FlexPay's book",
      amount: "5000",
      stands: [
        ["captured in Medusa", "5000"],
        ["on the attention list", "0"],
        ["settled by a person", "0"],
        ["given back before Medusa booked it", "0"],
        ["given back by FlexPay", "0"],
      ],
    })
    expect(compared).toContainEqual(["captures", 1])
  })

  it.each(BROKEN)("finds %s", (_what, spoil, says) => {
    const records = goodRecords()
    spoil(records)

    expect(audit(records).broken.join("\n")).toMatch(says)
  })

  it("lets money stand before a person, and the sums agree", () => {
    const records = goodRecords()
    records.gateway.push(entry("OTHER", { amount: "7" }))
    records.rows.push(
      row("other", {
        attention: "amount_differs",
        received_amount: "7",
        synced_state: null,
      })
    )

    expect(audit(records).broken).toEqual([])
  })

  it("finds that the list tells of other money than FlexPay took", () => {
    const records = goodRecords()
    records.gateway.push(entry("OTHER", { amount: "7" }))
    records.rows.push(row("other", { attention: "session_gone" }))

    expect(audit(records).broken.join("\n")).toMatch(
      /the sums differ: 5007 CDF/
    )
  })

  it("lets an operator give money back before Medusa booked it", () => {
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

    expect(audit(records).broken).toEqual([])
    expect(audit(records).ofMedusa).toContainEqual([
      expect.stringMatching(/^half-linked orders without money/),
      ["half"],
    ])
  })

  it("asks after money of which a payout was refused, and no other one made", () => {
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

  it("lets the rest be paid of a payout that arrived short", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "2000", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, { received_amount: "2000", settled: true })
    records.gateway.push(entry("REST", { kind: "payout", amount: "3000" }))
    records.rows.push(payout("rest", { replaces: "back", amount: "3000" }))

    expect(audit(records).broken).toEqual([])
  })

  it("lets a payout be sent again that came back", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, { moneyReturned: true })
    Object.assign(records.rows[1]!, { settled: true })
    records.gateway.push(entry("AGAIN", { kind: "payout" }))
    records.rows.push(payout("again", { replaces: "back" }))

    expect(audit(records).broken).toEqual([])
  })

  it("is not content with more than the rest", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "2000", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, { received_amount: "2000", settled: true })
    records.gateway.push(entry("REST", { kind: "payout", amount: "3001" }))
    records.rows.push(payout("rest", { replaces: "back", amount: "3001" }))

    expect(audit(records).broken).toEqual(
      expect.arrayContaining([
        "paid out twice: back and rest for ref",
        "refund ref of 5000 has a payout of 3001",
      ])
    )
  })

  it("asks of no payout how much left whose outcome nobody could tell the plugin", () => {
    const records = goodRecords()
    Object.assign(records.gateway[1]!, {
      moved: { amount: "1", currency: "CDF" },
    })
    Object.assign(records.rows[1]!, {
      state: "unknown",
      synced_state: null,
      attention: "outcome_unknown",
    })

    expect(audit(records).broken).toEqual([])
  })

  it("lets a page invite again where nothing can tell that FlexPay was paid", () => {
    const records = goodRecords()
    records.gateway.push(entry("SILENT"))
    records.rows.push(
      row("silent", { attention: "outcome_unknown", collection: "other" })
    )
    records.pages.push(
      page({ collection: "other", order_id: null, can_retry: true })
    )

    expect(audit(records).broken).toEqual([])
  })

  it("tells apart what Medusa itself leaves behind when it dies", () => {
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

  it("lets a debt be paid twice where FlexPay had called the first payout failed, and an operator was told", () => {
    const records = goodRecords()
    correctAndSendAgain(records.gateway, records.rows)
    Object.assign(records.rows[1]!, { attention: "paid_out_twice" })

    expect(audit(records).broken.join("\n")).not.toMatch(/paid out/)
  })

  it("asks a refund of FlexPay's own for no payout", () => {
    const records = goodRecords()
    records.refunds[0] = refund({ reversal: true })
    records.gateway.pop()
    records.rows.pop()

    expect(audit(records).broken).toEqual([])
  })
})
