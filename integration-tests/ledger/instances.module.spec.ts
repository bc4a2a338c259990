import { InstanceHeartbeat } from "../../src/modules/flexpay/health/instance-heartbeat"
import { describeLedger } from "../setup/describe-ledger"
import type { LedgerBench } from "../setup/ledger-bench"

const SHARING = { options: { providers: [{ id: "locking-postgres" }] } }

/** A Medusa on the database, as far as this is about. */
class Medusa {
  readonly warnings: string[] = []
  readonly instances: InstanceHeartbeat

  constructor(bench: LedgerBench, { shares = false } = {}) {
    const locking = { resolve: "@medusajs/medusa/locking" }
    this.instances = new InstanceHeartbeat(
      bench.manager,
      { warn: (text: string) => this.warnings.push(text) },
      { modules: { locking: { ...locking, ...(shares && SHARING) } } }
    )
  }
}

describeLedger("Instances on one database", {}, (bench) => {
  it("warn once each, naming what helps, when they keep their locks to themselves", async () => {
    const both = [new Medusa(bench), new Medusa(bench)]

    await beatUntil(both, () => both.every(({ warnings }) => warnings.length))
    await beat(both)

    for (const { instances, warnings } of both) {
      expect(warnings).toEqual([expect.stringMatching(/^FlexPay: 2 instances/)])
      expect(warnings[0]).toContain('"@medusajs/medusa/locking-redis"')
      expect(warnings[0]).toContain('"@medusajs/medusa/locking-postgres"')
      expect(await instances.running()).toEqual({ count: 2, shareLocks: false })
    }
  })

  it("say nothing when they share their locks", async () => {
    const both = [{ shares: true }, { shares: true }].map(
      (locks) => new Medusa(bench, locks)
    )

    await beatUntil(both, () => isSeenBy(both))
    await beat(both)

    for (const { instances, warnings } of both) {
      expect(await instances.running()).toEqual({ count: 2, shareLocks: true })
      expect(warnings).toEqual([])
    }
  })

  it("warn when one of them does not share its locks", async () => {
    const three = [true, false, true].map(
      (shares) => new Medusa(bench, { shares })
    )

    await beatUntil(three, () => isSeenBy(three))
    await beat(three)

    for (const { instances, warnings } of three) {
      expect(await instances.running()).toEqual({ count: 3, shareLocks: false })
      expect(warnings).toHaveLength(1)
    }
  })

  it("don't count one that was killed before they started", async () => {
    const killed = new Medusa(bench)
    await killed.instances.beat()

    const next = new Medusa(bench)
    await next.instances.beat()

    expect(await next.instances.running()).toMatchObject({ count: 1 })
    expect(next.warnings).toEqual([])
  })

  it("don't count one that was stopped", async () => {
    const both = [new Medusa(bench), new Medusa(bench)] as const
    await beatUntil(both, () => isSeenBy(both))

    await both[1].instances.stop()

    expect(await both[0].instances.running()).toMatchObject({ count: 1 })
    expect(await bench.sql("SELECT id FROM flexpay_instance")).toHaveLength(1)
  })

  it("warn again when another comes after the first has gone", async () => {
    const first = new Medusa(bench)
    for (const times of [1, 2]) {
      const other = new Medusa(bench)
      await beatUntil([other, first], () => first.warnings.length === times)
      await other.instances.stop()
      await first.instances.beat()
    }
    expect(first.warnings).toHaveLength(2)
  })

  it("count one that falls silent for less than a minute, and forget it after an hour", async () => {
    const both = [new Medusa(bench), new Medusa(bench)] as const
    await beatUntil(both, () => isSeenBy(both))
    // The first has lived for long; the second ends without a word.
    jest
      .spyOn(performance, "now")
      .mockReturnValue(performance.now() + 7_200_000)
    const silentFor = async (interval: string) =>
      await bench.sql(
        "UPDATE flexpay_instance SET seen_at = now() - $1::interval",
        [interval]
      )

    await silentFor("30 seconds")
    expect(await both[0].instances.running()).toMatchObject({ count: 2 })
    await silentFor("1 minute")
    expect(await both[0].instances.running()).toMatchObject({ count: 1 })
    await silentFor("61 minutes")
    await both[0].instances.beat()
    expect(await bench.sql("SELECT id FROM flexpay_instance")).toHaveLength(1)
    jest.restoreAllMocks()
  })

  it("are counted for the status page", async () => {
    expect((await bench.flexpay.health.check()).instances).toEqual({
      count: 1,
      shareLocks: true,
    })

    await beatUntil([new Medusa(bench)], async () => {
      const { instances } = await bench.flexpay.health.check()
      return instances.count === 2 && !instances.shareLocks
    })
  })

  async function beat(medusas: readonly Medusa[]): Promise<void> {
    for (const { instances } of medusas) {
      await instances.beat()
    }
  }

  /** They go on telling that they run, as ever. */
  async function beatUntil(
    medusas: readonly Medusa[],
    holds: () => boolean | Promise<boolean>
  ): Promise<void> {
    await bench.until(async () => {
      await beat(medusas)
      return await holds()
    })
  }

  async function isSeenBy(medusas: readonly Medusa[]): Promise<boolean> {
    const seen = await Promise.all(
      medusas.map(async ({ instances }) => await instances.running())
    )
    return seen.every(({ count }) => count === medusas.length)
  }
})
