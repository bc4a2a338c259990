import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** The currencies that FlexPay accepts, as the wire spells them (FlexPay spec 1.5, Payment service). */
export const CURRENCIES = ["CDF", "USD"] as const

export type Currency = (typeof CURRENCIES)[number]

type InvalidAmountCode =
  "not_positive" | "has_centimes" | "too_many_decimals" | "unsupported_currency"

/** A plain decimal of at most 20 digits, as FlexPay spells amounts: "100.0". */
export const DECIMAL = /^(?=[\d.]{1,21}$)\d{1,20}(?:\.\d+)?$/

/** A positive or negative number as Medusa and JavaScript spell it; bignumber.js 11 throws on other text. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i

/**
 * An amount with thousands separators or a decimal comma: "28 000",
 * "28,000.00", "28.000,00". A single comma before three digits separates
 * thousands: neither currency has a third decimal.
 */
const GROUPED =
  /^(?:\d{1,3}([\s.,'’])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?|\d+[.,]\d{1,2})$/
const TRAILING_DECIMALS = /[.,](\d{1,2})$/

// ISO 4217's codes and numbers.
const WIRE_CURRENCIES: ReadonlyMap<string, Currency> = new Map([
  ["CDF", "CDF"],
  ["976", "CDF"],
  ["USD", "USD"],
  ["840", "USD"],
])

/** An amount that FlexPay does not accept. Thrown before anything is sent. */
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
/** Decimals that FlexPay accepts; both currencies have two in Medusa. */
const DECIMALS: Readonly<Record<Currency, number>> = { CDF: 0, USD: 2 }

/** Medusa's currency code, as FlexPay spells it: "cdf" gives "CDF", "eur" gives null. */
export function readCurrency(currency: string): Currency | null {
  const upperCased = currency.toUpperCase()
  return CURRENCIES.find((supported) => supported === upperCased) ?? null
}

/** The currency of FlexPay's answer, by ISO 4217's code or number; null for any other text, and for none. */
export function readWireCurrency(currency: string | null): Currency | null {
  return WIRE_CURRENCIES.get(currency?.trim().toUpperCase() ?? "") ?? null
}

/**
 * Whether an amount of FlexPay's answer is the expected one, in major units.
 * Thousands separators are read only where the result is exactly the expected
 * amount: read wrongly, they would give a thousandth or a thousandfold of it.
 */
export function compareAmount(
  text: string | null,
  expected: string
): "same" | "other" | "unknown" {
  const plain = text !== null && DECIMAL.test(text) ? text : null
  if (plain !== null && sameAmount(plain, expected)) {
    return "same"
  }
  const grouped = readGrouped(text ?? "")
  const isExpected = grouped !== null && sameAmount(grouped, expected)
  if (plain === null) {
    return isExpected ? "same" : "unknown"
  }
  // "28.000" of 28000: 28, or French thousands.
  return isExpected ? "unknown" : "other"
}

/** At most 15 digits before the point, so that PostgreSQL and JavaScript hold it. */
const PLAIN = /^0*(\d{1,15}(?:\.\d{1,10})?)$/

/** An amount of FlexPay's answer as the shortest decimal string: "100.0" gives "100"; null for other text. */
export function readDecimal(text: string | null): string | null {
  const digits = PLAIN.exec(text ?? "")?.[1] ?? null
  return digits?.includes(".") ? digits.replace(/\.?0+$/, "") : digits
}

/**
 * An amount in major units as FlexPay accepts it, in its shortest decimal form:
 * "575", "0.5".
 *
 * CDF has two decimals in ISO 4217 and in Medusa, and is paid in whole francs;
 * USD has at most two (seen in public integrations). A finer amount is refused,
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
  const supported = readCurrency(currency)
  if (supported === null) {
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
    return value.decimalPlaces(DECIMALS[supported], ROUND_CEIL).toFixed()
  }
  if ((value.decimalPlaces() ?? 0) > DECIMALS[supported]) {
    throw supported === "CDF"
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

/** An amount in major units, rounded down to what FlexPay can pay: whole francs, whole cents. */
export function floorToWire(amount: BigNumberInput, currency: string): string {
  const supported = readCurrency(currency)
  return MathBN.convert(amount)
    .decimalPlaces(supported ? DECIMALS[supported] : 0, ROUND_FLOOR)
    .toFixed()
}

/**
 * Whether two amounts in major units are the same number, without floats:
 * "100.0" and 100 are. Text that is no number equals nothing. Never throws.
 */
export function sameAmount(a: BigNumberInput, b: BigNumberInput): boolean {
  const [exactA, exactB] = [toExact(a), toExact(b)]
  return exactA !== null && exactB !== null && exactA.isEqualTo(exactB)
}

/** Whether text is a finite number as Medusa and JavaScript spell it. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text)
}

type Exact = ReturnType<typeof MathBN.convert>

/** Null for text that is no number, and for NaN and infinity. */
function toExact(amount: BigNumberInput): Exact | null {
  // Medusa stores `{ value, precision }`.
  const value: unknown =
    typeof amount === "object" && "value" in amount ? amount.value : amount
  const isNumber =
    typeof value === "string"
      ? isNumberText(value)
      : typeof value !== "number" || Number.isFinite(value)
  return isNumber ? MathBN.convert(amount) : null
}

/** The plain decimal of an amount with thousands separators or a decimal comma; null for any other text. */
function readGrouped(text: string): string | null {
  if (!GROUPED.test(text)) {
    return null
  }
  const [fraction = "", decimals] = TRAILING_DECIMALS.exec(text) ?? []
  const whole = text.slice(0, text.length - fraction.length).replace(/\D/g, "")
  const plain = decimals === undefined ? whole : `${whole}.${decimals}`
  return DECIMAL.test(plain) ? plain : null
}
