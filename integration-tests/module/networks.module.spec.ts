import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"

describeModule("The networks of operators", {}, (fixture) => {
  it("an operator is disturbed whose recent payments fail three times as often as usual", async () => {
    // Each operator: 100 payments of ten days ago, of which 10 failed.
    await fill(100, 10, "10 days", "vodacom")
    await fill(100, 10, "10 days", "orange")
    await fill(100, 10, "10 days", "airtel")
    await fill(12, 9, "5 minutes", "vodacom")
    await fill(12, 2, "5 minutes", "orange")
    await fill(9, 9, "5 minutes", "airtel")

    const networks = await fixture.flexpay.networks.read()

    expect(
      networks.map(({ operator, recent, usual, is_disturbed }) => [
        operator,
        recent,
        usual,
        is_disturbed,
      ])
    ).toEqual([
      ["airtel", outcomes(9, 9), outcomes(109, 19), false],
      ["orange", outcomes(12, 2), outcomes(112, 12), false],
      ["vodacom", outcomes(12, 9), outcomes(112, 19), true],
    ])
    expect(networks[0]?.days).toHaveLength(2)
    expect(await fixture.flexpay.networks.disturbed()).toEqual(["vodacom"])
  })

  it("payments count that came to an operator and ended in 14 days", async () => {
    await fill(3, 1, "15 days", "vodacom")
    await fill(3, 1, "1 day", "vodacom")
    await fixture.sql(
      `UPDATE flexpay_transaction SET reason = 'misconfigured'
       WHERE state = 'failed'`
    )
    await fill(2, 2, "1 day", "vodacom")
    await fixture.sql(
      `UPDATE flexpay_transaction SET method = 'card' WHERE id IN
         (SELECT id FROM flexpay_transaction WHERE state = 'succeeded'
            AND created_at > now() - interval '2 days' LIMIT 1)`
    )

    const [network, ...more] = await fixture.flexpay.networks.read()

    expect(more).toEqual([])
    expect(network?.usual).toEqual(outcomes(3, 2))
  })

  it("the outcomes are kept for a while, for shoppers who come at once", async () => {
    await fill(1, 0, "1 day", "vodacom")
    const first = await fixture.flexpay.networks.read()
    await fill(1, 1, "1 day", "vodacom")

    expect(await fixture.flexpay.networks.read()).toEqual(first)
  })

  it("a disturbance is announced once, by one worker, and anew an hour after its end", async () => {
    await fill(100, 5, "10 days", "vodacom")
    await fill(100, 5, "10 days", "orange")
    await fill(12, 9, "5 minutes", "vodacom")
    await fill(12, 0, "5 minutes", "orange")
    const { disturbances } = fixture.flexpay
    const readEvents = () =>
      fixture.sql("SELECT name, data FROM flexpay_event ORDER BY sequence")
    const moveBack = (age: string) =>
      fixture.sql(
        `UPDATE flexpay_disturbance SET seen_at = now() - interval '${age}'`
      )

    await Promise.all([disturbances.announceNew(), disturbances.announceNew()])
    await moveBack("59 minutes")
    await disturbances.announceNew()
    const first = await readEvents()
    await moveBack("61 minutes")
    await disturbances.announceNew()
    const events = await readEvents()

    expect(first).toEqual([
      {
        name: "flexpay.network_disturbed",
        data: {
          version: 1,
          operator: "vodacom",
          ...outcomes(12, 9),
          since: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
    ])
    expect(events).toHaveLength(2)
    expect(events[1]).not.toEqual(first[0])
  })

  const outcomes = (ended: number, failed: number) => ({ ended, failed })

  let filled = 0

  /** Ended payments, of which the first ones failed. */
  async function fill(
    ended: number,
    failed: number,
    age: string,
    operator: string
  ): Promise<void> {
    filled += 1
    await fixture.sql(
      insertTransactions("$1::int", {
        id: `'fptx_${filled}_' || n`,
        reference: `'R${filled}_' || n`,
        callback_token_hash: `'${filled}_' || n`,
        operator: `'${operator}'`,
        state: `CASE WHEN n <= ${failed} THEN 'failed' ELSE 'succeeded' END`,
        created_at: `now() - interval '${age}'`,
        finalized_at: "now()",
      }),
      [ended]
    )
  }
})
