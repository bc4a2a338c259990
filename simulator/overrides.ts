import { z } from "zod"
import { currencies, parseMinor } from "./money"
import { paymentOutcomeNames, payoutOutcomeNames } from "./magic-numbers"
import { delaysSchema } from "./settings"
import type { Kind } from "./transaction"

/** 12 digits without a plus sign (FlexPay spec 1.5). */
export const phoneSchema = z.string().regex(/^243\d{9}$/)

/** The outcome of a phone number, in the form of the control API. */
export const overrideSchema = z.strictObject({
  /** Without a phone: the next transaction of any phone. */
  phone: phoneSchema.optional(),
  payment: z.enum(paymentOutcomeNames).optional(),
  payout: z.enum(payoutOutcomeNames).optional(),
  /** In ms; others are those of the settings. */
  delays: delaysSchema.partial().default({}),
  /** The amount that `paid_other_amount` moves, in major units. */
  otherAmount: z
    .string()
    .refine((text) => parseMinor(text) !== null)
    .optional(),
  /** The currency that `paid_other_currency` moves. */
  otherCurrency: z.enum(currencies).optional(),
  /** How many transactions it applies to; null: until it is cleared. */
  times: z.number().int().min(1).nullable().default(null),
})

export type Override = z.infer<typeof overrideSchema>

/** Outcomes that were set for phone numbers; they override magic numbers. */
export class Overrides {
  private overrides: Override[] = []

  /** Several overrides of the same phone are used in order. */
  add(override: Override): void {
    this.overrides.push({ ...override })
  }

  /** Takes the override for a transaction of this kind, if any. */
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

  /** Removes the overrides of one phone, or all of them. */
  clear(phone?: string): void {
    this.overrides = this.overrides.filter(
      (override) => phone !== undefined && override.phone !== phone
    )
  }
}
