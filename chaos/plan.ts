import { Dice } from "./dice"
import type { Fault } from "./faults"
import { paymentParts, payoutParts } from "./parts"

/** What a run is asked for. */
export interface ChaosOptions {
  seed: string
  /** For how long there is trouble, at least; then it comes to rest. */
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
  /** In ms; what is left out is as usual. */
  delays: { answer?: number; callback?: number }
}

/**
 * What FlexPay does with the nth payment and the nth payout. Deeds are dealt
 * like cards, so that all come up before one comes again.
 */
export function deedsOf(seed: string, nth: number): [Deed, Deed] {
  const dice = new Dice(seed).for(`deed ${nth}`)
  const isSlow = dice.percent(15)
  const isLate = !isSlow && dice.percent(25)
  const delays = {
    ...(isSlow && { answer: dice.between(600, 1_700) }),
    ...(isLate && { callback: dice.between(1_000, 4_000) }),
  }
  const { outcome: payment } = dealt(seed, "payments", paymentParts, nth)
  const { outcome: payout } = dealt(seed, "payouts", payoutParts, nth)
  return [
    { payment, delays },
    { payout, delays },
  ]
}

/** A request to FlexPay, or its answer, that the network spoils. */
export type Spoilt = Pick<Fault, "kind" | "processed"> | null

/** A refused token, which is always told before anything is done. */
const REFUSED_TOKEN = "unauthorized"

const SPOILT: readonly Spoilt[] = [
  ...Array<null>(9).fill(null),
  { kind: "error_500", processed: false },
  { kind: "drop", processed: false },
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
}

const PRODUCTS = [
  "miel-du-kwilu",
  "savon-au-karite",
  "chocolat-de-l-ituri",
  "masque-pende",
]

/** The nth purchase of all shoppers together. */
export function purchaseOf(seed: string, nth: number): Purchase {
  const dice = new Dice(seed).for(`purchase ${nth}`)
  return {
    currency: dice.percent(50) ? "cdf" : "usd",
    method: dice.percent(12) ? "card" : "mobile_money",
    product: dice.pick(PRODUCTS),
    spoilt: dealt(seed, "spoilt pushes", SPOILT, nth),
    decision: dice.percent(80) ? "pays" : "refuses",
    decidesAfterMs: dice.between(0, 1_500),
    pressesTwice: dice.percent(40),
    habit: dealt(seed, "habits", HABITS, nth),
    habitAfterMs: dice.between(0, 1_200),
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
  "cancels the order",
  "works on the list", // of what needs attention
  "looks it up", // and asks FlexPay again
] as const

/** An admin's act. */
export interface Act {
  kind: (typeof ACTS)[number]
  spoilt: Spoilt
  afterMs: number
  /** Chooses on what. */
  dice: Dice
}

/** The nth act of all admins together. */
export function actOf(seed: string, nth: number): Act {
  const dice = new Dice(seed).for(`act ${nth}`)
  return {
    kind: dealt(seed, "acts", ACTS, nth),
    spoilt: dealt(seed, "spoilt payouts", SPOILT, nth),
    afterMs: dice.between(100, 900),
    dice,
  }
}

/** When Medusa dies: so long after the last start, once this is seen next. */
export interface Kill {
  afterMs: number
  /** A line of the simulator's log: what FlexPay is just doing. */
  sight: RegExp
  /** So long after that. */
  delayMs: number
  deadForMs: number
  /** Which of the servers: one after the other. */
  victim: number
}

/** Moments that are worth dying in. */
const SIGHTS = [
  /^payment .* pending/, // FlexPay took a push, and has not answered yet
  /^(?:payment|card) .* paid/, // its callback, the check and the order follow
  /^payout .* pending/,
  /^payout .* paid/,
]

export function killsOf({ seed, seconds, kills }: ChaosOptions): Kill[] {
  const dice = new Dice(seed).for("kills")
  const sights = dice.shuffled(SIGHTS)
  const every = (seconds * 1_000) / (kills + 1)
  return Array.from({ length: kills }, (_, nth) => ({
    afterMs: Math.round((every * dice.between(30, 70)) / 100),
    sight: sights[nth % sights.length] ?? /./,
    delayMs: dice.between(0, 400),
    deadForMs: dice.between(0, 1_500),
    victim: nth,
  }))
}

function dealt<T>(
  seed: string,
  name: string,
  cards: readonly T[],
  nth: number
): T {
  const deal = Math.floor(nth / cards.length)
  const deck = new Dice(seed).for(`${name} ${deal}`).shuffled(cards)
  return deck[nth % cards.length] as T
}
