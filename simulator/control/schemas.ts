import { z } from "zod"
import { cardDecisions, phoneDecisions } from "../decisions"
import { currencies, parseMinor } from "../money"
import { phoneSchema } from "../overrides"
import { statuses, type State } from "../transaction"

/** Selects a transaction: at least one of the three is required. */
const selectorFields = {
  orderNumber: z.string().optional(),
  reference: z.string().optional(),
  /** 12 digits without a plus sign. */
  phone: phoneSchema.optional(),
}

/** How a request of the control API selects a transaction. */
export type TransactionSelector = z.infer<z.ZodObject<typeof selectorFields>>

/** A shopper's decision; `pin` belongs to the decision "pin". */
export const decisionSchema = z.strictObject({
  ...selectorFields,
  decision: z.enum([...phoneDecisions, ...cardDecisions]),
  pin: z.string().optional(),
})

const states = Object.keys(statuses) as [State, ...State[]]

/** A state that is set by hand; `callback` notifies the merchant. */
export const stateSchema = z.strictObject({
  ...selectorFields,
  state: z.enum(states),
  callback: z.boolean().default(false),
})

/**
 * A callback sent again, or a forged one. `fields` replaces fields of the
 * actual body, `omit` removes some, and `to` is the order number of the
 * transaction whose callback URL receives it.
 */
export const callbackSchema = z.strictObject({
  ...selectorFields,
  fields: z.record(z.string(), z.unknown()).default({}),
  omit: z.array(z.string()).default([]),
  to: z.string().optional(),
  form: z.enum(["json", "form"]).optional(),
})

/** A payment that no merchant's request started, in major units. */
export const unrequestedSchema = z.strictObject({
  phone: phoneSchema,
  amount: z.string().refine((text) => parseMinor(text) !== null),
  currency: z.enum(currencies).default("CDF"),
  /** What the payer or the cashier typed; random when absent. */
  reference: z.string().min(1).max(64).optional(),
})

/** The hours by which the time is moved; 72 at most. */
export const timeSchema = z.strictObject({
  hours: z.number().positive().max(72),
})

/** The phone whose outcomes are cleared; all of them without one. */
export const clearOutcomesSchema = z.strictObject({
  phone: phoneSchema.optional(),
})
