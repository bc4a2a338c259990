import { setTimeout as sleep } from "node:timers/promises"
import type { SeededRandom } from "./seeded-random"
import { correct, corrections } from "./corrections"
import { forgeries } from "./forgeries"
import type { Environment } from "./environment"
import { SLOW_TABLES } from "./slow-inserts"

/** Answers without a state: the check is repeated. */
const CHECK_FAULTS = [
  "error_500",
  "error_503",
  "html",
  "not_found",
  "drop",
  "bad_json",
  "empty",
]

/**
 * Spoils answers to checks, slows down inserts, sends forged callbacks and
 * corrects payouts, again and again until it is over.
 */
export async function injectFaults(
  environment: Environment,
  random: SeededRandom,
  isOver: () => boolean
): Promise<void> {
  const kinds = [...Object.keys(forgeries), ...corrections]
  while (!isOver()) {
    await sleep(random.between(150, 600))
    const kind = random.pick(kinds)
    // Seldom: three failures open a circuit breaker, and every check waits for it.
    if (random.percent(12)) {
      await spoilCheck(environment, random)
    } else if (random.percent(15)) {
      await environment.slowInserts.slowDown(
        random.pick(SLOW_TABLES),
        random.between(2, 40) / 10
      )
    } else if (await inject(environment, random, kind)) {
      environment.tally.add(kind)
    }
  }
}

/** @returns false when there was no transaction to inject it into */
async function inject(
  environment: Environment,
  random: SeededRandom,
  kind: string
): Promise<boolean> {
  const correction = corrections.find((name) => name === kind)
  return correction
    ? await correct(environment, random, correction)
    : ((await forgeries[kind]?.(environment, random)) ?? false)
}

async function spoilCheck(
  { faults }: Environment,
  random: SeededRandom
): Promise<void> {
  const service = random.percent(60) ? "check" : "checkFallback"
  const kind = random.pick(CHECK_FAULTS)
  const times = random.between(1, 3)
  await faults.spoilNext(service, { kind, processed: false }, times)
}
