import { setTimeout as sleep } from "node:timers/promises"
import type { Environment } from "./environment"
import type { Kill, Moment } from "./plan"
import type { Server } from "./servers"

/** No aim: on a slow machine it takes longer to come to a moment. */
const REACHED_WITHIN_MS = 600_000

/**
 * Kills Medusa as planned, and starts it again.
 * @throws when a planned moment does not come
 */
export async function killAsPlanned(
  environment: Environment,
  kills: readonly Kill[]
): Promise<void> {
  for (const { afterMs, moment, delayMs, deadForMs, victim: nth } of kills) {
    await sleep(afterMs)
    const { servers } = environment.deployment
    const victim = servers[nth % servers.length]
    if (!victim) {
      return
    }
    await reach(environment, victim, moment)
    await sleep(delayMs)
    await victim.kill()
    if ("write" in moment) {
      // PostgreSQL executes the stopped SQL statement otherwise.
      await environment.database.hangUpOn(victim.name)
      await environment.database.releaseLocks()
    }
    environment.tally.add(`kills of ${victim.name}`)
    environment.tally.add(moment.name)
    await sleep(deadForMs)
    await victim.start()
  }
}

async function reach(
  environment: Environment,
  { name }: Server,
  moment: Moment
): Promise<void> {
  if ("write" in moment) {
    await environment.writes.stopAtNext(name, moment.write, REACHED_WITHIN_MS)
  } else if (!(await environment.sees(moment.sight, REACHED_WITHIN_MS))) {
    throw new Error(`The moment did not come: ${moment.name}`)
  }
}
