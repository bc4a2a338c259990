import { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** The currencies that FlexPay takes, as the wire spells them (FlexPay spec 1.5, Payment service). */
export const CURRENCIES = ["CDF", "USD"] as const

export type Currency = (typeof CURRENCIES)[number]

export type InvalidAmountCode =
  "not_positive" | "has_centimes" | "too_many_decimals" | "unsupported_currency"

/** A plain decimal of at most 20 digits, as FlexPay spells amounts: "100.0". */
export const DECIMAL = /^(?=[\d.]{1,21}$)\d{1,20}(?:\.\d+)?$/

/** How Medusa and JavaScript spell numbers. What isn't one would make bignumber.js 11 throw. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i

/**
 * Whole units, parted in thousands or not, then decimals behind another mark:
 * "28 000", "28,000.00", "28.000,00". A single comma before three digits parts
 * thousands: neither currency has a third decimal.
 */
const GROUPED =
  /^(?:\d{1,3}([\s.,'’])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?|\d+[.,]\d{1,2})$/
const TRAILING_DECIMALS = /[.,](\d{1,2})$/

// ISO 4217's names and numbers.
const WIRE_CURRENCIES: ReadonlyMap<string, Currency> = new Map([
  ["CDF", "CDF"],
  ["976", "CDF"],
  ["USD", "USD"],
  ["840", "USD"],
])

/** An amount that FlexPay can't be asked for. Thrown before anything is sent. */
export class InvalidAmountError extends Error {
  constructor(
    readonly code: InvalidAmountCode,
    message: string
  ) {
    super(message)
    this.name = "InvalidAmountError"
  }
}

// bignumber.js numbers its rounding modes; 2 is "towards +Infinity", 3 "towards
// -Infinity".
const ROUND_CEIL = 2
const ROUND_FLOOR = 3
/** Decimals that FlexPay takes; both currencies have two in Medusa. */
const DECIMALS: Readonly<Record<Currency, number>> = { CDF: 0, USD: 2 }

/** Medusa spells currencies in lower case, FlexPay in capitals: "cdf" gives "CDF", "eur" gives null. */
export function readCurrency(currency: string): Currency | null {
  const upperCased = currency.toUpperCase()
  return CURRENCIES.find((known) => known === upperCased) ?? null
}

/** A currency as FlexPay's answers may spell it, by ISO 4217's name or number; null for any other text, and for none. */
export function readWireCurrency(currency: string | null): Currency | null {
  return WIRE_CURRENCIES.get(currency?.trim().toUpperCase() ?? "") ?? null
}

/**
 * Whether an amount of FlexPay's answer is ours, in major units. Thousands
 * signs are read only where the result is exactly ours: read wrongly, they
 * would make a thousandth or a thousandfold of it.
 */
export function compareAmount(
  text: string | null,
  ours: string
): "same" | "other" | "unknown" {
  const plain = text !== null && DECIMAL.test(text) ? text : null
  if (plain !== null && sameAmount(plain, ours)) {
    return "same"
  }
  const grouped = readGrouped(text ?? "")
  const isOurs = grouped !== null && sameAmount(grouped, ours)
  if (plain === null) {
    return isOurs ? "same" : "unknown"
  }
  // "28.000" of 28000: 28, or thousands of French spelling.
  return isOurs ? "unknown" : "other"
}

/**
 * The shortest decimal form of an amount in major units, as the wire wants it:
 * "575", "0.5".
 *
 * CDF has two decimals in ISO 4217 and in Medusa, and is paid in whole francs;
 * USD has at most two (seen in public integrations). What is finer is refused,
 * or rounded up to the next franc or cent.
 *
 * @param currency "CDF" or "USD", in any case
 * @throws InvalidAmountError
 */
export function toWireAmount(
  amount: BigNumberInput,
  currency: string,
  fractions: "refuse" | "round_up"
): string {
  const known = readCurrency(currency)
  if (known === null) {
    throw new InvalidAmountError(
      "unsupported_currency",
      `FlexPay takes ${CURRENCIES.join(" and ")} only`
    )
  }

  const value = toExact(amount)
  if (!value?.isFinite() || !value.isPositive() || value.isZero()) {
    throw new InvalidAmountError(
      "not_positive",
      "The amount must be a number greater than zero"
    )
  }

  if (fractions === "round_up") {
    return value.decimalPlaces(DECIMALS[known], ROUND_CEIL).toFixed()
  }
  if ((value.decimalPlaces() ?? 0) > DECIMALS[known]) {
    throw known === "CDF"
      ? new InvalidAmountError(
          "has_centimes",
          "An amount in CDF must be in whole francs"
        )
      : new InvalidAmountError(
          "too_many_decimals",
          "An amount in USD has at most 2 decimals"
        )
  }
  return value.toFixed()
}

/**
 * An amount in major units without what is finer than FlexPay can pay: whole
 * francs, whole cents. Rounded down.
 */
export function floorToWire(amount: BigNumberInput, currency: string): string {
  const known = readCurrency(currency)
  return MathBN.convert(amount)
    .decimalPlaces(known ? DECIMALS[known] : 0, ROUND_FLOOR)
    .toFixed()
}

/**
 * Whether two amounts in major units are the same number: "100.0" and 100 are.
 * Exact, without floats. What is no number equals nothing, itself included.
 * Never throws.
 */
export function sameAmount(a: BigNumberInput, b: BigNumberInput): boolean {
  const left = toExact(a)
  const right = toExact(b)
  return left !== null && right !== null && left.isEqualTo(right)
}

type Exact = ReturnType<typeof MathBN.convert>

/** Null for text that is no number, and for NaN and infinity. */
function toExact(amount: BigNumberInput): Exact | null {
  const isNumber =
    typeof amount === "string"
      ? NUMBER.test(amount)
      : typeof amount !== "number" || Number.isFinite(amount)
  return isNumber ? MathBN.convert(amount) : null
}

/** The plain decimal of an amount with thousands signs or a decimal comma; null for any other text. */
function readGrouped(text: string): string | null {
  if (!GROUPED.test(text)) {
    return null
  }
  const [mark = "", decimals] = TRAILING_DECIMALS.exec(text) ?? []
  const whole = text.slice(0, text.length - mark.length).replace(/\D/g, "")
  const plain = decimals === undefined ? whole : `${whole}.${decimals}`
  return DECIMAL.test(plain) ? plain : null
}
