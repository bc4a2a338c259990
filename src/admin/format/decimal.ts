interface Decimal {
  units: bigint
  scale: number
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** Whether the text is a decimal number such as "1200" or "0.5". */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/** The sum of decimal strings, exactly. */
export function sum(amounts: readonly string[]): string {
  const decimals = amounts.map(read)
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale))
  const units = decimals.map((decimal) => rescale(decimal, scale))
  return write(
    units.reduce((total, unit) => total + unit, 0n),
    scale
  )
}

/** a − b, exactly, of decimal strings: "589.38" and "575" give "14.38". */
export function subtract(a: string, b: string): string {
  const minuend = read(a)
  const subtrahend = read(b)
  const scale = Math.max(minuend.scale, subtrahend.scale)
  return write(rescale(minuend, scale) - rescale(subtrahend, scale), scale)
}

/** A part of an amount in percent, exactly: 2.5 percent of "1001" are "25.025". */
export function percentOf(amount: string, percent: string): string {
  const whole = read(amount)
  const part = read(percent)
  const PERCENT_SCALE = 2
  return write(
    whole.units * part.units,
    whole.scale + part.scale + PERCENT_SCALE
  )
}

/** Negative when a is less than b, 0 when they are the same number. */
export function compare(a: string, b: string): number {
  const difference = read(subtract(a, b)).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Typed text as a decimal string: "12 500,50" gives "12500.50". */
export function readTyped(text: string): string {
  return text.replace(/\s/g, "").replace(",", ".")
}

function read(text: string): Decimal {
  const [, sign = "", whole = "0", fraction = ""] = DECIMAL.exec(text) ?? []
  return { units: BigInt(sign + whole + fraction), scale: fraction.length }
}

function rescale({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale)
}

function write(units: bigint, scale: number): string {
  const sign = units < 0n ? "-" : ""
  const digits = (units < 0n ? -units : units)
    .toString()
    .padStart(scale + 1, "0")
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "")
  return sign + whole + (fraction && `.${fraction}`)
}
