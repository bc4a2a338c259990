import { z } from "zod"
import { currencies, minorOf } from "./money"
import { paymentOutcomeNames, payoutOutcomeNames } from "./magic-numbers"
import { delaysSchema } from "./settings"
import type { Kind } from "./transaction"

/** 12 digits without a plus sign (FlexPay spec 1.5). */
export const phoneSchema = z.string().regex(/^243\d{9}$/)

/** What a phone number shall do, as the control API takes it. */
export const overrideSchema = z.strictObject({
  /** Without one: whichever phone comes next. */
  phone: phoneSchema.optional(),
  payment: z.enum(paymentOutcomeNames).optional(),
  payout: z.enum(payoutOutcomeNames).optional(),
  /** In ms; what is left out follows the settings. */
  delays: delaysSchema.partial().default({}),
  /** What `paid_other_amount` moves, in major units. */
  otherAmount: z
    .string()
    .refine((text) => minorOf(text) !== null)
    .optional(),
  /** What `paid_other_currency` moves. */
  otherCurrency: z.enum(currencies).optional(),
  /** For how many transactions; null until it is cleared. */
  times: z.number().int().min(1).nullable().default(null),
})

export type Override = z.infer<typeof overrideSchema>

/** What was set for phone numbers; goes before the magic numbers. */
export class Overrides {
  private overrides: Override[] = []

  /** The same phone may be told several things; they are used in order. */
  add(override: Override): void {
    this.overrides.push({ ...override })
  }

  /** What this phone shall do with such a transaction; it counts as used. */
  take(phone: string, kind: Kind): Override | undefined {
    const override = this.overrides.find(
      (candidate) =>
        (candidate.phone ?? phone) === phone &&
        candidate[kind === "payout" ? "payout" : "payment"] !== undefined
    )
    if (override && override.times !== null) {
      override.times -= 1
      this.overrides = this.overrides.filter(({ times }) => times !== 0)
    }
    return override
  }

  all(): readonly Override[] {
    return this.overrides
  }

  /** Forgets one phone, or all of them. */
  clear(phone?: string): void {
    this.overrides = this.overrides.filter(
      (override) => phone !== undefined && override.phone !== phone
    )
  }
}
