import { setTimeout as sleep } from "node:timers/promises"
import { Admin } from "./admin"
import { SeededRandom } from "./seeded-random"
import { killAsPlanned } from "./process-killer"
import { corrections } from "./corrections"
import { faultsIn } from "./parts"
import { actOf, deedsOf, killsOf, purchaseOf } from "./plan"
import type { ChaosOptions } from "./plan"
import { forgeries } from "./forgeries"
import { injectFaults } from "./fault-injector"
import { Shopper } from "./shopper"
import type { Environment } from "./environment"

/** Carts that are full before the fault phase begins: payments are what is tried. */
const CARTS = 24
const CARTS_AT_ONCE = 4
/** More than FlexPay receives. */
const DEEDS_A_SECOND = 10
/** Without a new transaction at FlexPay for so long, the run counts as stuck. */
const STUCK_AFTER_MS = 300_000
/** Required beside the faults: an audit of no payments proves nothing. */
const AT_LEAST = {
  "captures of francs": 5,
  "captures of dollars": 5,
  "captures of payment links": 2,
  "refunds in Medusa": 3,
  "payouts that succeeded": 3,
}

/** How often each kind of fault was met, by name. */
export type FaultCounts = [kind: string, count: number][]

/** Shoppers, admins, faults and kills, between the start and the audit. */
export class FaultPhase {
  private isOver = false
  private purchases = 0
  private acts = 0
  private readonly carts: Shopper[] = []

  constructor(
    private readonly environment: Environment,
    private readonly options: ChaosOptions
  ) {}

  /** Plans what FlexPay does, and fills the first carts without faults. */
  async prepare(): Promise<void> {
    for (let nth = 0; nth < this.options.seconds * DEEDS_A_SECOND; nth++) {
      for (const deed of deedsOf(this.options.seed, nth)) {
        await this.environment.gateway.setOutcome({ ...deed, times: 1 })
      }
    }
    while (this.carts.length < CARTS) {
      const entering = Array.from({ length: CARTS_AT_ONCE }, () => this.enter())
      this.carts.push(...(await Promise.all(entering)))
    }
  }

  /**
   * Goes on for the time that was asked for, and, however slow the machine,
   * until Medusa was killed as often as planned, each kind of fault was met and
   * enough was paid.
   * @throws the error of a shopper, admin or fault injector that gave up; or when
   * no transaction reaches FlexPay any more and something is missing
   */
  async make(): Promise<FaultCounts> {
    const { seed, seconds, shoppers, admins } = this.options
    const end = Date.now() + seconds * 1_000
    const isOver = () => this.isOver
    const kills = killAsPlanned(this.environment, killsOf(this.options))
    const actors = [
      ...Array.from({ length: shoppers }, () => this.shop()),
      ...Array.from({ length: admins }, (_, nth) => this.administer(nth)),
      injectFaults(
        this.environment,
        new SeededRandom(seed).for("fault injector"),
        isOver
      ),
    ]
    const acting = Promise.all(actors)
    try {
      // An actor ends before the end only by an error, which nothing makes up for.
      await Promise.race([kills.then(() => this.allMet(end)), acting])
    } finally {
      this.isOver = true
      await acting
    }
    await this.environment.faults.stop()
    await this.environment.slowInserts.stop()
    return await this.faults()
  }

  private async allMet(end: number): Promise<void> {
    const { gateway } = this.environment
    let last = { count: 0, time: Date.now() }
    for (;;) {
      const missing = await this.missing()
      if (Date.now() >= end && missing.length === 0) {
        return
      }
      const { length: count } = await gateway.entries()
      if (count > last.count) {
        last = { count, time: Date.now() }
      } else if (Date.now() - last.time > STUCK_AFTER_MS) {
        throw new Error(
          `No transaction reaches FlexPay any more; missing: ${missing.join()}`
        )
      }
      await sleep(500)
    }
  }

  private async faults(): Promise<FaultCounts> {
    const { gateway, faults, tally, slowInserts } = this.environment
    const counted = [
      ...Object.keys(forgeries),
      ...corrections,
      ...new Set(killsOf(this.options).map(({ moment }) => moment.name)),
    ]
    return [
      ...faultsIn(await gateway.entries()),
      ...(await faults.met()),
      ["slow inserts", await slowInserts.met()],
      ...counted.map((name): [string, number] => [name, tally.countOf(name)]),
    ]
  }

  private async missing(): Promise<string[]> {
    const faults = (await this.faults()).filter(([, count]) => count === 0)
    const counts = await this.counts()
    return [
      ...faults.map(([name]) => name),
      ...Object.entries(AT_LEAST)
        .filter(([name, least]) => (counts.get(name) ?? 0) < least)
        .map(([name]) => name),
    ]
  }

  /** The counts that `AT_LEAST` limits. */
  private async counts(): Promise<Map<string, number>> {
    const rows = await this.environment.database.query<{
      name: string
      count: number
    }>(
      `SELECT CASE p.currency_code WHEN 'cdf' THEN 'captures of francs'
           ELSE 'captures of dollars' END AS name, count(*)::int AS count
         FROM capture c JOIN payment p ON p.id = c.payment_id GROUP BY 1
       UNION ALL SELECT 'captures of payment links', count(*)::int
         FROM capture c JOIN payment p ON p.id = c.payment_id
         JOIN flexpay_payment_link link
           ON link.payment_collection_id = p.payment_collection_id
       UNION ALL SELECT 'refunds in Medusa', count(*)::int FROM refund
       UNION ALL SELECT 'payouts that succeeded', count(*)::int
         FROM flexpay_transaction WHERE kind = 'payout' AND state = 'succeeded'`
    )
    return new Map(rows.map(({ name, count }) => [name, count]))
  }

  private async enter(): Promise<Shopper> {
    const purchase = purchaseOf(this.options.seed, this.purchases++)
    return await Shopper.enter(this.environment, purchase)
  }

  /** Shoppers pay, one after the other. */
  private async shop(): Promise<void> {
    while (!this.isOver) {
      try {
        const shopper = this.carts.shift() ?? (await this.enter())
        await shopper.pay()
      } catch (error) {
        // The shop did not answer in time; the audit follows all the same.
        this.environment.tally.add("shoppers gave up")
        this.environment.notes.push(`a shopper gave up: ${String(error)}`)
      }
    }
  }

  private async administer(nth: number): Promise<void> {
    const admin = await Admin.logIn(this.environment, nth)
    while (!this.isOver) {
      const act = actOf(this.options.seed, this.acts++)
      await admin.act(act, () => this.isOver)
    }
  }
}
