import { setTimeout as sleep } from "node:timers/promises"
import type { Kill } from "./plan"
import type { World } from "./world"

/** How long a sight is waited for; then it is killed all the same. */
const SIGHT_WITHIN_MS = 3_000

/** Kills Medusa as planned, and starts it again. */
export async function killAsPlanned(
  world: World,
  kills: readonly Kill[]
): Promise<void> {
  for (const kill of kills) {
    await sleep(kill.afterMs)
    await world.sees(kill.sight, SIGHT_WITHIN_MS)
    await sleep(kill.delayMs)
    const { servers } = world.premises
    const victim = servers[kill.victim % servers.length]
    if (!victim) {
      return
    }
    await victim.kill()
    world.tally.add(`kills of ${victim.name}`)
    await sleep(kill.deadForMs)
    await victim.start()
  }
}
