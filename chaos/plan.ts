import type { Write } from "../harness/postgres/writes"
import { SeededRandom } from "./seeded-random"
import type { Fault } from "./faults"
import { paymentParts, payoutParts } from "./parts"

/** Options of a run. */
export interface ChaosOptions {
  seed: string
  /** How long the fault phase lasts, at least. */
  seconds: number
  /** How many pay at the same time, each again and again. */
  shoppers: number
  admins: number
  /** How often Medusa is killed. */
  kills: number
}

/** What FlexPay does with the next payment, or the next payout, that it gets. */
export interface Deed {
  payment?: string
  payout?: string
  /** In ms; the simulator's own by default. */
  delays: { answer?: number; callback?: number }
}

/**
 * What FlexPay does with the nth payment and the nth payout. Deeds are dealt
 * like cards, so that all come up before one comes again.
 */
export function deedsOf(seed: string, nth: number): [Deed, Deed] {
  const random = new SeededRandom(seed).for(`deed ${nth}`)
  const isSlow = random.percent(15)
  const isLate = !isSlow && random.percent(25)
  const delays = {
    ...(isSlow && { answer: random.between(600, 1_700) }),
    ...(isLate && { callback: random.between(1_000, 4_000) }),
  }
  const { outcome: payment } = dealt(
    { seed, name: "payments", nth },
    paymentParts
  )
  const { outcome: payout } = dealt({ seed, name: "payouts", nth }, payoutParts)
  return [
    { payment, delays },
    { payout, delays },
  ]
}

/** A request to FlexPay, or its answer, that the network spoils. */
export type Spoilt = Pick<Fault, "kind" | "processed"> | null

/** A refused token: FlexPay refuses it before it does anything. */
const REFUSED_TOKEN = "unauthorized"

const SPOILT: readonly Spoilt[] = [
  ...Array<null>(9).fill(null),
  { kind: "error_500", processed: false },
  { kind: "drop", processed: false },
  { kind: "code_504", processed: false },
  { kind: "code_504", processed: true },
  { kind: REFUSED_TOKEN, processed: false },
  { kind: "html", processed: true },
  { kind: "bad_json", processed: true },
  { kind: "empty", processed: true },
]

/** What a shopper does beside paying. */
const HABITS = [
  "waits",
  "waits",
  "leaves",
  "reloads", // makes the session anew, as a payment page does that is opened again
  "comes back after the PIN", // the same, at any moment while the order is placed
  "adds to the cart",
  "changes the method",
  "completes the cart",
] as const

/** One way through the shop, from an empty cart to an order, or to none. */
export interface Purchase {
  currency: "cdf" | "usd"
  method: "mobile_money" | "card"
  product: string
  spoilt: Spoilt
  /** How the shopper answers a push or a card page, where nothing else does. */
  decision: "pays" | "refuses"
  decidesAfterMs: number
  pressesTwice: boolean
  habit: (typeof HABITS)[number]
  habitAfterMs: number
  /** After the decision, for the habit "comes back after the PIN". */
  comesBackAfterMs: number
}

const PRODUCTS = [
  "miel-du-kwilu",
  "savon-au-karite",
  "chocolat-de-l-ituri",
  "masque-pende",
]

/** The nth purchase of all shoppers together. */
export function purchaseOf(seed: string, nth: number): Purchase {
  const random = new SeededRandom(seed).for(`purchase ${nth}`)
  return {
    currency: random.percent(50) ? "cdf" : "usd",
    method: random.percent(12) ? "card" : "mobile_money",
    product: random.pick(PRODUCTS),
    spoilt: dealt({ seed, name: "spoilt pushes", nth }, SPOILT),
    decision: random.percent(80) ? "pays" : "refuses",
    decidesAfterMs: random.between(0, 1_500),
    pressesTwice: random.percent(40),
    habit: dealt({ seed, name: "habits", nth }, HABITS),
    habitAfterMs: random.between(0, 1_200),
    comesBackAfterMs: random.between(0, 1_000),
  }
}

/** What admins do. On what they do it depends on what is there. */
const ACTS = [
  "refunds all", // Medusa's own button
  "refunds a part",
  "refunds a part",
  "refunds twice", // the FlexPay section's button, pressed twice
  "refunds elsewhere",
  "refunds elsewhere", // from there, to another number
  "refunds again", // in place of sending a failed payout again
  "refunds at once", // money that has no order yet
  "sells by phone", // an order without a checkout, paid by its link
  "sells by phone",
  "sends the link of a left cart",
  "places the order",
  "resolves", // what stands on the list
  "cancels the order",
  "works on the list", // of what needs attention
  "looks it up", // and checks it at FlexPay
] as const

/** An admin's act. */
export interface Act {
  kind: (typeof ACTS)[number]
  spoilt: Spoilt
  afterMs: number
  /** Chooses on what. */
  random: SeededRandom
}

/** The nth act of all admins together. */
export function actOf(seed: string, nth: number): Act {
  const random = new SeededRandom(seed).for(`act ${nth}`)
  return {
    kind: dealt({ seed, name: "acts", nth }, ACTS),
    spoilt: dealt({ seed, name: "spoilt payouts", nth }, SPOILT),
    afterMs: random.between(100, 900),
    random,
  }
}

/** When a server is killed. */
export interface Kill {
  /** After the last start. */
  afterMs: number
  moment: Moment
  /** After the moment. */
  delayMs: number
  deadForMs: number
  /** Which of the servers: one after the other. */
  victim: number
}

/** A moment in which a kill can do harm. */
export type Moment = { name: string } & (
  | {
      /** A line of the simulator's log: what FlexPay is just doing. */
      sight: RegExp
    }
  | {
      /** A write that is begun and not committed. */
      write: Write
    }
)

const sight = (name: string, line: RegExp): Moment => ({ name, sight: line })
const write = (name: string, table: string, operation = "INSERT"): Moment => ({
  name,
  write: { table, operation, nth: 1 },
})

const LINKS: readonly Moment[] = [
  write("killed: before the order's link to its cart", "order_cart"),
  write(
    "killed: before the order's link to its payment collection",
    "order_payment_collection"
  ),
]

const MOMENTS: readonly Moment[] = [
  // FlexPay took a push, and has not answered yet.
  sight("killed: while a push is requested", /^payment .* pending/),
  // Its callback, the check and the order follow.
  sight("killed: once a payment is paid", /^(?:payment|card) .* paid/),
  sight("killed: while a payout is requested", /^payout .* pending/),
  sight("killed: once a payout is paid", /^payout .* paid/),
  write("killed: before the order is written", "order"),
  write("killed: before the stock is reserved", "reservation_item"),
  write("killed: before the payment is written", "payment"),
  write("killed: before the capture is written", "capture"),
  write("killed: before the order counts its capture", "order_transaction"),
  write("killed: before a refund is written", "refund"),
  write("killed: before a session is written", "payment_session"),
]

/** The first death is between core's two links of an order. */
export function killsOf({ seed, seconds, kills }: ChaosOptions): Kill[] {
  const random = new SeededRandom(seed).for("kills")
  const moments = [random.pick(LINKS), ...random.shuffled(MOMENTS)]
  const every = (seconds * 1_000) / (kills + 1)
  return Array.from({ length: kills }, (_, nth) => {
    const moment = moments[nth % moments.length] ?? random.pick(LINKS)
    return {
      afterMs: Math.round((every * random.between(30, 70)) / 100),
      moment,
      delayMs: "sight" in moment ? random.between(0, 400) : 0,
      deadForMs: random.between(0, 1_500),
      victim: nth,
    }
  })
}

/** The nth of a deck of cards that is shuffled anew once all are dealt. */
function dealt<T>(
  { seed, name, nth }: { seed: string; name: string; nth: number },
  cards: readonly T[]
): T {
  const deal = Math.floor(nth / cards.length)
  const deck = new SeededRandom(seed).for(`${name} ${deal}`).shuffled(cards)
  return deck[nth % cards.length] as T
}
