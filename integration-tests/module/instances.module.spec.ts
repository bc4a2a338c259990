import { InstanceHeartbeat } from "../../src/modules/flexpay/health/instance-heartbeat"
import { Database } from "../../src/modules/flexpay/store/database"
import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"

const SHARING = { options: { providers: [{ id: "locking-postgres" }] } }

/** A Medusa on the database, as far as this is about. */
class Medusa {
  readonly warnings: string[] = []
  readonly instances: InstanceHeartbeat

  constructor(fixture: ModuleFixture, { shares = false } = {}) {
    const locking = { resolve: "@medusajs/medusa/locking" }
    this.instances = new InstanceHeartbeat(
      new Database(fixture.manager),
      { warn: (text: string) => this.warnings.push(text) },
      { modules: { locking: { ...locking, ...(shares && SHARING) } } }
    )
  }
}

describeModule("Instances on one database", {}, (fixture) => {
  // The module's own instance beats after ten seconds, and would count.
  beforeEach(async () => {
    await fixture.flexpay.__hooks.onApplicationPrepareShutdown()
  })

  it("instances without shared locks warn once each, with the remedy", async () => {
    const both = [new Medusa(fixture), new Medusa(fixture)]

    await beatUntil(both, () => both.every(({ warnings }) => warnings.length))
    await beat(both)

    for (const { instances, warnings } of both) {
      expect(warnings).toEqual([expect.stringMatching(/^FlexPay: 2 instances/)])
      expect(warnings[0]).toContain('"@medusajs/medusa/locking-redis"')
      expect(warnings[0]).toContain('"@medusajs/medusa/locking-postgres"')
      expect(await instances.running()).toEqual({ count: 2, shareLocks: false })
    }
  })

  it("instances with shared locks do not warn", async () => {
    const both = [{ shares: true }, { shares: true }].map(
      (locks) => new Medusa(fixture, locks)
    )

    await beatUntil(both, () => isSeenBy(both))
    await beat(both)

    for (const { instances, warnings } of both) {
      expect(await instances.running()).toEqual({ count: 2, shareLocks: true })
      expect(warnings).toEqual([])
    }
  })

  it("instances warn when one of them does not share its locks", async () => {
    const three = [true, false, true].map(
      (shares) => new Medusa(fixture, { shares })
    )

    await beatUntil(three, () => isSeenBy(three))
    await beat(three)

    for (const { instances, warnings } of three) {
      expect(await instances.running()).toEqual({ count: 3, shareLocks: false })
      expect(warnings).toHaveLength(1)
    }
  })

  it("an instance that was killed before another started does not count", async () => {
    const killed = new Medusa(fixture)
    await killed.instances.beat()

    const next = new Medusa(fixture)
    await next.instances.beat()

    expect(await next.instances.running()).toMatchObject({ count: 1 })
    expect(next.warnings).toEqual([])
  })

  it("a stopped instance does not count", async () => {
    const both = [new Medusa(fixture), new Medusa(fixture)] as const
    await beatUntil(both, () => isSeenBy(both))

    await both[1].instances.stop()

    expect(await both[0].instances.running()).toMatchObject({ count: 1 })
    expect(await fixture.sql("SELECT id FROM flexpay_instance")).toHaveLength(1)
  })

  it("an instance warns again when another one starts after the first stopped", async () => {
    const first = new Medusa(fixture)
    for (const times of [1, 2]) {
      const other = new Medusa(fixture)
      await beatUntil([other, first], () => first.warnings.length === times)
      await other.instances.stop()
      await first.instances.beat()
    }
    expect(first.warnings).toHaveLength(2)
  })

  it("an instance without beats counts for less than a minute, and is removed after an hour", async () => {
    const both = [new Medusa(fixture), new Medusa(fixture)] as const
    await beatUntil(both, () => isSeenBy(both))
    // The first has run for long; the second dies.
    jest
      .spyOn(performance, "now")
      .mockReturnValue(performance.now() + 7_200_000)
    const silentFor = async (interval: string) =>
      await fixture.sql(
        "UPDATE flexpay_instance SET seen_at = now() - $1::interval",
        [interval]
      )

    await silentFor("30 seconds")
    expect(await both[0].instances.running()).toMatchObject({ count: 2 })
    await silentFor("1 minute")
    expect(await both[0].instances.running()).toMatchObject({ count: 1 })
    await silentFor("61 minutes")
    await both[0].instances.beat()
    expect(await fixture.sql("SELECT id FROM flexpay_instance")).toHaveLength(1)
    jest.restoreAllMocks()
  })

  it("a script beside the store counts the running instances, and not itself", async () => {
    const script = { isInstance: false }
    expect((await fixture.flexpay.health.check(script)).instances).toEqual({
      count: 0,
      shareLocks: true,
    })

    const server = new Medusa(fixture)
    await server.instances.beat()
    await fixture.sql(
      "UPDATE flexpay_instance SET seen_at = now() - $1::interval",
      ["15 seconds"]
    )
    expect((await fixture.flexpay.health.check(script)).instances).toEqual({
      count: 1,
      shareLocks: false,
    })

    await fixture.sql(
      "UPDATE flexpay_instance SET seen_at = now() - $1::interval",
      ["25 seconds"]
    )
    expect(
      (await fixture.flexpay.health.check(script)).instances
    ).toMatchObject({
      count: 0,
    })
  })

  it("the health check counts the instances", async () => {
    expect((await fixture.flexpay.health.check()).instances).toEqual({
      count: 1,
      shareLocks: true,
    })

    await beatUntil([new Medusa(fixture)], async () => {
      const { instances } = await fixture.flexpay.health.check()
      return instances.count === 2 && !instances.shareLocks
    })
  })

  async function beat(medusas: readonly Medusa[]): Promise<void> {
    for (const { instances } of medusas) {
      await instances.beat()
    }
  }

  /** Beats until a condition is true. */
  async function beatUntil(
    medusas: readonly Medusa[],
    holds: () => boolean | Promise<boolean>
  ): Promise<void> {
    await fixture.until(async () => {
      await beat(medusas)
      return await holds()
    })
  }

  async function isSeenBy(medusas: readonly Medusa[]): Promise<boolean> {
    const running = await Promise.all(
      medusas.map(async ({ instances }) => await instances.running())
    )
    return running.every(({ count }) => count === medusas.length)
  }
})
