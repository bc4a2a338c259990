import { RULES } from "../rules"
import type { Mutant } from "./mutant"

/** Broken rules and guards of two pushes of one cart. */
export const ATTEMPT_MUTANTS: readonly Mutant[] = [
  {
    name: "a second push does not wait for the check that writes the first one's success",
    search: "two attempts",
    rules: () => ({ doesPushWait: () => false }),
  },
  {
    name: "a second push is written beside money of the first",
    search: "two attempts",
    rules: () => ({ mayInsertPush: () => true }),
  },
  {
    name: "the success of one payment ends as booked though the other paid the cart",
    search: "two attempts",
    rules: () => ({
      planSync: (row, medusa, done) => {
        const next = RULES.planSync(row, medusa, done)
        return next.kind === "attention" && next.attention === "paid_twice"
          ? { kind: "booked", order_id: null, payment_id: "" }
          : next
      },
    }),
  },
]
