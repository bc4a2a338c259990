import { setTimeout as sleep } from "node:timers/promises"
import type { Dice } from "./dice"
import { forgeries } from "./forgeries"
import type { World } from "./world"

/** Those that say nothing of the payment: FlexPay is asked again. */
const CHECK_FAULTS = ["error_500", "error_503", "html", "not_found", "drop"]

/**
 * Spoils answers to checks, and tells lies at the doors for callbacks, again
 * and again until it is over.
 */
export async function sabotage(
  world: World,
  dice: Dice,
  isOver: () => boolean
): Promise<void> {
  const lies = Object.keys(forgeries)
  while (!isOver()) {
    await sleep(dice.between(150, 600))
    const lie = dice.pick(lies)
    // Seldom: a host that fails three times rests, and all would wait for it.
    if (dice.percent(12)) {
      await spoilCheck(world, dice)
    } else if (await forgeries[lie]?.(world, dice)) {
      world.tally.add(lie)
    }
  }
}

async function spoilCheck({ faults }: World, dice: Dice): Promise<void> {
  const service = dice.percent(60) ? "check" : "checkFallback"
  const kind = dice.pick(CHECK_FAULTS)
  const times = dice.between(1, 3)
  await faults.spoilNext(service, { kind, processed: false }, times)
}
