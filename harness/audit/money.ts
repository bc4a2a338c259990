import { MathBN } from "@medusajs/framework/utils"

/** A decimal string, without zeros at its end. */
export function sum(amounts: readonly string[]): string {
  return amounts
    .reduce((total, amount) => MathBN.add(total, amount), MathBN.convert(0))
    .toFixed()
}

export function same(a: string, b: string): boolean {
  return MathBN.eq(a, b)
}

export function more(a: string, b: string): boolean {
  return MathBN.gt(a, b)
}
