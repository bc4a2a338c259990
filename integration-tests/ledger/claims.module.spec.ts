import { describeLedger } from "../setup/describe-ledger"

describeLedger("What a dead process had claimed", {}, (bench) => {
  it("to check is checked by another after half a minute, not sooner", async () => {
    const { id } = await bench.pay()
    await bench.age(id, "1 minute")
    expect(await bench.ledger.claimDue(1)).toHaveLength(1)

    await bench.age(id, "28 seconds")
    expect(await bench.ledger.claimDue(1)).toEqual([])
    await bench.age(id, "2 seconds")

    expect(await bench.ledger.claimDue(1)).toMatchObject([{ id }])
  })

  it("to apply is applied by another after two minutes, however often it was looked at", async () => {
    const { id, reference } = await bench.pay()
    await bench.setState({ reference }, "paid")
    await bench.confirmNow(id)
    expect(await bench.ledger.claimApply(id)).toMatchObject({ id })

    let passed = 0
    for (const seconds of [31, 31, 31, 25]) {
      await bench.age(id, `${seconds} seconds`)
      passed += seconds
      await bench.ledger.claimDue(1)
      expect([passed, await bench.ledger.claimApply(id)]).toEqual([
        passed,
        null,
      ])
    }
    await bench.age(id, "2 seconds")

    expect(await bench.ledger.claimDue(1)).toMatchObject([{ id }])
    expect(await bench.ledger.claimApply(id)).toMatchObject({ id })
  })
})
