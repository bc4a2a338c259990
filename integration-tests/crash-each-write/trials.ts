import { waitFor } from "../../harness/wait-for"
import { commonOf, killPointsOf } from "../setup/mortal/kill-points"
import type { KillPoint } from "../setup/mortal/kill-points"
import type { MortalShop } from "../setup/mortal/mortal-shop"
import type { Payment } from "../setup/mortal/payment"
import type { Stop, Writes } from "../../harness/postgres/writes"
import type { Act } from "./acts"

/** The server that is killed, by its name in PostgreSQL. */
const SERVER = "medusa-0"
/** Payments that one death hits, each at a write of its own. */
const HIT_BY_ONE_DEATH = 20
/** Runs of an act that are compared: writes that not all of them make are left out. */
const RUNS_RECORDED = 2

/** A point of an act at which a server is to die. */
export interface Trial {
  act: Act
  point: KillPoint
  /** How it ended so far, where it did not come to its write. */
  missed: Stop[]
}

/** A payment that a death hit. */
export interface Hit {
  payment: Payment
  trial: Trial
  stop: Stop
}

/** Watches an act, and returns the writes at which it is to be killed. */
export async function trialsOf(
  mortal: MortalShop,
  writes: Writes,
  act: Act
): Promise<Trial[]> {
  const runs = []
  for (const payment of await act.prepare(mortal, RUNS_RECORDED)) {
    const { lastOfEach } = await writes.record(SERVER, async () => {
      await act.begin(mortal, payment)
      await waitFor(`the end: ${act.name}`, () => act.isDone(payment))
    })
    runs.push(lastOfEach)
  }
  return killPointsOf(commonOf(runs)).map((point) => ({
    act,
    point,
    missed: [],
  }))
}

/**
 * In the order in which they are stopped. Later writes come first: a server that
 * stands in an early one may hold what the later ones need. Neighbours are hit
 * by different deaths, since they may need the same.
 */
export function dealt(trials: readonly Trial[]): Trial[] {
  const count = Math.ceil(trials.length / HIT_BY_ONE_DEATH)
  const backwards = [...trials].sort(
    (a, b) => distanceToEnd(a, trials) - distanceToEnd(b, trials)
  )
  return Array.from({ length: count }, (_, nth) =>
    backwards.filter((_trial, index) => index % count === nth)
  ).flat()
}

function distanceToEnd(trial: Trial, trials: readonly Trial[]): number {
  const ofAct = trials.filter(({ act }) => act === trial.act)
  return ofAct.length - ofAct.indexOf(trial)
}

/**
 * Brings payments to the next points, as far as they get beside each other, and
 * kills the server.
 */
export async function dieAt(
  mortal: MortalShop,
  writes: Writes,
  trials: readonly Trial[]
): Promise<Hit[]> {
  const prepared = await prepareFor(mortal, trials.slice(0, HIT_BY_ONE_DEATH))
  const hits: Hit[] = []
  try {
    for (const { payment, trial } of prepared) {
      const { act, point } = trial
      const stop = await writes.stopAt(SERVER, point.writes, {
        begin: async () => await act.begin(mortal, payment),
        isDone: async () => await act.isDone(payment),
      })
      if (stop === "stopped" && point.isSingleLink) {
        // Core writes both at once: the other one may be on its way.
        await waitFor(
          "the order's other link",
          async () => (await payment.linkCount()) > 0
        )
      }
      hits.push({ payment, trial, stop })
      if (stop !== "stopped") {
        trial.missed.push(stop)
      }
    }
  } finally {
    await mortal.kill()
    await mortal.start()
  }
  return hits
}

/** A payment for each of these trials, all of an act at once. */
async function prepareFor(
  mortal: MortalShop,
  trials: readonly Trial[]
): Promise<{ payment: Payment; trial: Trial }[]> {
  const payments = new Map<Trial, Payment>()
  for (const act of new Set(trials.map((trial) => trial.act))) {
    const own = trials.filter((trial) => trial.act === act)
    const prepared = await act.prepare(mortal, own.length)
    own.forEach((trial, index) => payments.set(trial, prepared[index]!))
  }
  return trials.map((trial) => ({ trial, payment: payments.get(trial)! }))
}
