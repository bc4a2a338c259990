import { z } from "zod"
import { cardActs, phoneActs } from "../decisions"
import { phoneSchema } from "../overrides"
import { statuses, type State } from "../transaction"

/** Which transaction is meant: one of the three is given. */
const which = {
  orderNumber: z.string().optional(),
  reference: z.string().optional(),
  /** The newest of this phone that waits, or else the newest. */
  phone: phoneSchema.optional(),
}

/** How a request of the control API points at a transaction. */
export const whichSchema = z.object(which)
export type Which = z.infer<typeof whichSchema>

/** A shopper's decision; the PIN is asked for with the act `pin` alone. */
export const decisionSchema = z.strictObject({
  ...which,
  act: z.enum([...phoneActs, ...cardActs]),
  pin: z.string().optional(),
})

const states = Object.keys(statuses) as [State, ...State[]]

/** A state that someone sets by hand; `callback` tells the merchant. */
export const stateSchema = z.strictObject({
  ...which,
  state: z.enum(states),
  callback: z.boolean().default(false),
})

/**
 * A callback sent again, or a forged one. `fields` replace those of the true
 * body, `omit` leaves fields out, and `to` is the order number of the
 * transaction whose registered URL gets it.
 */
export const callbackSchema = z.strictObject({
  ...which,
  fields: z.record(z.string(), z.unknown()).default({}),
  omit: z.array(z.string()).default([]),
  to: z.string().optional(),
  form: z.enum(["json", "form"]).optional(),
})

/** Which phone's outcomes are forgotten; all of them without one. */
export const forgetOutcomesSchema = z.strictObject({
  phone: phoneSchema.optional(),
})
