import { compare } from "../books/compare"
import type { Books } from "../books/read"
import { capture, entry, goodBooks, order, payout, refund, row } from "./books"

/** What breaks a promise: what is done to good books, and what is said of it. */
const BROKEN: [what: string, spoil: (books: Books) => void, says: RegExp][] = [
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
      gateway.push(entry("AGAIN", { kind: "payout" }))
      rows.push(payout("again", { replaces: "back" }))
    },
    /paid out twice: back and again/,
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
      Object.assign(rows[1]!, { state: "failed", applied_state: "failed" })
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
      rows.push(row("deaf", { state: "failed", applied_state: null })),
    /Medusa never heard of it: deaf is failed/,
  ],
  [
    "a request for money that was repeated",
    ({ requests }) => requests.set("PAID", 2),
    /FlexPay was asked 2 times: PAID/,
  ],
]

describe("compare", () => {
  it("finds nothing in good books, and says what it held beside each other", () => {
    const { broken, sums, compared } = compare(goodBooks())

    expect(broken).toEqual([])
    expect(sums).toContainEqual({
      currency: "CDF",
      what: "that shoppers paid, by FlexPay's book",
      amount: "5000",
      stands: [
        ["captured in Medusa", "5000"],
        ["on the attention list", "0"],
        ["settled by a person", "0"],
        ["given back by FlexPay", "0"],
      ],
    })
    expect(compared).toContainEqual(["captures", 1])
  })

  it.each(BROKEN)("finds %s", (_what, spoil, says) => {
    const books = goodBooks()
    spoil(books)

    expect(compare(books).broken.join("\n")).toMatch(says)
  })

  it("lets money stand before a person, and the sums agree", () => {
    const books = goodBooks()
    books.gateway.push(entry("OTHER", { amount: "7" }))
    books.rows.push(
      row("other", {
        attention: "amount_differs",
        received_amount: "7",
        applied_state: null,
      })
    )

    expect(compare(books).broken).toEqual([])
  })

  it("finds that the list tells of other money than FlexPay took", () => {
    const books = goodBooks()
    books.gateway.push(entry("OTHER", { amount: "7" }))
    books.rows.push(row("other", { attention: "session_gone" }))

    expect(compare(books).broken.join("\n")).toMatch(
      /the sums differ: 5007 CDF/
    )
  })

  it("tells apart what Medusa itself leaves behind when it dies", () => {
    const books = goodBooks()
    books.orders.push(order({ id: "orphan", cart: null, collection: null }))
    Object.assign(books.orders[0]!, { refunded: "0" })

    const { broken, ofMedusa } = compare(books)

    expect(broken).toEqual([])
    expect(ofMedusa.map(([, ids]) => ids)).toEqual([
      ["orphan"],
      ["order counts 0 of 5000"],
    ])
  })

  it("asks a refund of FlexPay's own for no payout", () => {
    const books = goodBooks()
    books.refunds[0] = refund({ reversal: true })
    books.gateway.pop()
    books.rows.pop()

    expect(compare(books).broken).toEqual([])
  })
})
