import { setTimeout as sleep } from "node:timers/promises"
import { Admin } from "./admin"
import { Dice } from "./dice"
import { killAsPlanned } from "./killer"
import { faultsIn } from "./parts"
import { actOf, deedsOf, killsOf, purchaseOf } from "./plan"
import type { ChaosOptions } from "./plan"
import { forgeries } from "./forgeries"
import { sabotage } from "./saboteur"
import { Shopper } from "./shopper"
import type { World } from "./world"

/** Carts that are full before the trouble begins: payments are what is tried. */
const CARTS = 24
const CARTS_AT_ONCE = 4
/** More than FlexPay gets to do. */
const DEEDS_A_SECOND = 10
/** On a slow machine faults take longer to be met; so long at the most. */
const OVERTIME_MS = 240_000

/** How often each kind of fault was met, by name. */
export type FaultCounts = [kind: string, count: number][]

/** All that happens to a shop between its opening and its coming to rest. */
export class Trouble {
  private isOver = false
  private purchases = 0
  private acts = 0
  private readonly carts: Shopper[] = []

  constructor(
    private readonly world: World,
    private readonly options: ChaosOptions
  ) {}

  /** Tells FlexPay what to do, and fills the first carts in peace. */
  async prepare(): Promise<void> {
    for (let nth = 0; nth < this.options.seconds * DEEDS_A_SECOND; nth++) {
      for (const deed of deedsOf(this.options.seed, nth)) {
        await this.world.gateway.setOutcome({ ...deed, times: 1 })
      }
    }
    while (this.carts.length < CARTS) {
      const entering = Array.from({ length: CARTS_AT_ONCE }, () => this.enter())
      this.carts.push(...(await Promise.all(entering)))
    }
  }

  /**
   * Goes on for the time that was asked for, and until Medusa was killed as
   * often as planned and each kind of fault was met.
   */
  async make(): Promise<FaultCounts> {
    const { seed, seconds, shoppers, admins } = this.options
    const end = Date.now() + seconds * 1_000
    const isOver = () => this.isOver
    const kills = killAsPlanned(this.world, killsOf(this.options))
    const others = [
      ...Array.from({ length: shoppers }, () => this.shop()),
      ...Array.from({ length: admins }, (_, nth) => this.administer(nth)),
      sabotage(this.world, new Dice(seed).for("saboteur"), isOver),
    ]
    await kills
    while (
      Date.now() < end ||
      (Date.now() < end + OVERTIME_MS && (await this.isMissingSome()))
    ) {
      await sleep(500)
    }
    this.isOver = true
    await Promise.all(others)
    await this.world.faults.stop()
    return await this.faults()
  }

  private async faults(): Promise<FaultCounts> {
    const { gateway, faults, tally } = this.world
    return [
      ...faultsIn(await gateway.entries()),
      ...(await faults.met()),
      ...Object.keys(forgeries).map((lie): [string, number] => [
        lie,
        tally.of(lie),
      ]),
    ]
  }

  private async isMissingSome(): Promise<boolean> {
    return (await this.faults()).some(([, count]) => count === 0)
  }

  private async enter(): Promise<Shopper> {
    const purchase = purchaseOf(this.options.seed, this.purchases++)
    return await Shopper.enter(this.world, purchase)
  }

  /** Somebody pays, then somebody else. */
  private async shop(): Promise<void> {
    while (!this.isOver) {
      try {
        const shopper = this.carts.shift() ?? (await this.enter())
        await shopper.pay()
      } catch (error) {
        // Patience is over; the books are compared all the same.
        this.world.tally.add("shoppers gave up")
        this.world.notes.push(`a shopper gave up: ${String(error)}`)
      }
    }
  }

  private async administer(nth: number): Promise<void> {
    const admin = await Admin.logIn(this.world, nth)
    while (!this.isOver) {
      const act = actOf(this.options.seed, this.acts++)
      await admin.act(act, () => this.isOver)
    }
  }
}
