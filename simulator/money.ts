/** The two currencies of FlexPay (FlexPay spec 1.5, Payment Service). */
export const currencies = ["CDF", "USD"] as const

/** ISO 4217 code. */
export type Currency = (typeof currencies)[number]

/** An exact amount; `minor` is in hundredths (centimes or cents). */
export interface Money {
  minor: bigint
  currency: Currency
}

const decimal = /^(\d{1,15})(?:\.(\d{1,2}))?$/

/** Hundredths of a decimal string in major units; null if it is not one. */
export function parseMinor(text: string): bigint | null {
  const [, whole, fraction = ""] = decimal.exec(text) ?? []
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(2, "0"))
}

/** Major units in the shortest form: "575", "0.5". */
export function formatShortest(minor: bigint): string {
  return formatTwoDecimals(minor).replace(/\.?0+$/, "")
}

/**
 * Major units as FlexPay writes amounts back: at least one decimal, "100.0",
 * "0.51" (FlexPay spec 1.5, examples of results).
 */
export function formatWithDecimal(minor: bigint): string {
  return formatTwoDecimals(minor).replace(/0$/, "")
}

/**
 * What the shopper pays, in hundredths: the amount plus FlexPay's commission,
 * rounded down. `basisPoints`: 250 is 2.5 %.
 */
export function withCommission(minor: bigint, basisPoints: number): bigint {
  return minor + (minor * BigInt(basisPoints)) / 10_000n
}

function formatTwoDecimals(minor: bigint): string {
  const digits = minor.toString().padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
