import { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** The currencies that FlexPay takes, as the wire spells them (FlexPay spec 1.5, Payment service). */
export const CURRENCIES = ["CDF", "USD"] as const

export type Currency = (typeof CURRENCIES)[number]

export type InvalidAmountCode =
  "not_positive" | "has_centimes" | "too_many_decimals" | "unsupported_currency"

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

// bignumber.js numbers its rounding modes; 2 is "towards +Infinity".
const ROUND_CEIL = 2
const USD_DECIMALS_MAX = 2

/** Medusa spells currencies in lower case, FlexPay in capitals: "cdf" gives "CDF", "eur" gives null. */
export function readCurrency(currency: string): Currency | null {
  const upperCased = currency.toUpperCase()
  return CURRENCIES.find((known) => known === upperCased) ?? null
}

/**
 * The shortest decimal form of an amount in major units, as the wire wants it:
 * "575", "0.5".
 *
 * CDF has two decimals in ISO 4217 and in Medusa, and is paid in whole francs
 * (seen in public integrations): centimes are refused, or rounded up to the
 * next franc when the store says so.
 *
 * @param currency "CDF" or "USD", in any case
 * @throws InvalidAmountError
 */
export function toWireAmount(
  amount: BigNumberInput,
  currency: string,
  cdfCentimes: "refuse" | "round_up"
): string {
  const known = readCurrency(currency)
  if (known === null) {
    throw new InvalidAmountError(
      "unsupported_currency",
      `FlexPay takes ${CURRENCIES.join(" and ")} only`
    )
  }

  const value = MathBN.convert(amount)
  if (!value.isFinite() || !value.isPositive() || value.isZero()) {
    throw new InvalidAmountError(
      "not_positive",
      "The amount must be a number greater than zero"
    )
  }

  if (known === "USD") {
    if (!hasAtMostDecimals(value, USD_DECIMALS_MAX)) {
      throw new InvalidAmountError(
        "too_many_decimals",
        "An amount in USD has at most 2 decimals"
      )
    }
    return value.toFixed()
  }

  if (value.isInteger()) {
    return value.toFixed()
  }
  if (cdfCentimes === "refuse") {
    throw new InvalidAmountError(
      "has_centimes",
      "An amount in CDF must be in whole francs"
    )
  }
  return value.integerValue(ROUND_CEIL).toFixed()
}

/**
 * Whether two amounts in major units are the same number: "100.0" and 100 are.
 * Exact, without floats. What is no number equals nothing, itself included.
 */
export function sameAmount(a: BigNumberInput, b: BigNumberInput): boolean {
  const left = MathBN.convert(a)
  return left.isFinite() && left.isEqualTo(MathBN.convert(b))
}

function hasAtMostDecimals(
  value: ReturnType<typeof MathBN.convert>,
  decimals: number
): boolean {
  return (value.decimalPlaces() ?? 0) <= decimals
}
