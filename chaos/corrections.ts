import type { GatewayEntry } from "../harness/shop/gateway"
import type { Environment } from "./environment"
import { insist } from "./insist"
import type { SeededRandom } from "./seeded-random"

/** How often at most in a run: each is rare in real life. */
const TIMES = 2

/** States of payouts that FlexPay corrects later. */
const CORRECTIONS = {
  "corrected: a payout that failed was paid": { from: "failed", to: "paid" },
  "corrected: a payout that was paid came back": {
    from: "paid",
    to: "reversed",
  },
} as const

export type Correction = keyof typeof CORRECTIONS

export const corrections = Object.keys(CORRECTIONS) as Correction[]

/**
 * Corrects a payout at FlexPay, and calls back until the shop has answered.
 * @returns whether there was a payout to correct
 */
export async function correct(
  { gateway, tally }: Environment,
  random: SeededRandom,
  correction: Correction
): Promise<boolean> {
  const { from, to } = CORRECTIONS[correction]
  const payouts = (await gateway.entries()).filter(
    ({ kind, state }) => kind === "payout" && state === from
  )
  if (!payouts.length || tally.countOf(correction) >= TIMES) {
    return false
  }
  const { reference } = random.pick<GatewayEntry>(payouts)
  await gateway.setState({ reference, state: to })
  await insist(async () => {
    if ((await gateway.callBack({ reference })) !== 200) {
      throw new Error(
        `No server answered the callback that ${reference} is ${to}`
      )
    }
  })
  return true
}
