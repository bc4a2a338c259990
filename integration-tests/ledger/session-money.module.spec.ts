import { describeLedger } from "../setup/describe-ledger"

describeLedger("The money of a session", {}, (bench) => {
  it("is one success, whoever asks at once and however many came", async () => {
    const wish = bench.wish()
    const paid = []
    for (const _ of ["first", "second"]) {
      const attempt = await bench.ledger.requestPayment(wish)
      await bench.sql(
        "UPDATE flexpay_transaction SET lives_until = now() WHERE id = $1",
        [attempt.id]
      )
      await bench.confirmNow(attempt.id)
      paid.push(attempt)
    }
    for (const attempt of paid) {
      await bench.setState(attempt, "paid")
      await bench.confirmNow(attempt.id)
    }

    const takers = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.ledger.takeForSession(wish.payment_session_id, "5000.00")
      )
    )

    expect(new Set(takers.map((taken) => taken?.id))).toEqual(
      new Set([paid[0]?.id])
    )
    expect(
      await bench.sql(
        "SELECT id FROM flexpay_transaction WHERE authorized_session_id = $1",
        [wish.payment_session_id]
      )
    ).toEqual([{ id: paid[0]?.id }])
  })

  it.each([
    ["of another amount", "5001", "paid", null],
    ["that did not come", "5000", "failed", null],
    ["that a person must look at", "5000", "paid", "paid_twice"],
  ] as const)("is none %s", async (_, amount, state, attention) => {
    const wish = bench.wish()
    const attempt = await bench.ledger.requestPayment(wish)
    await bench.setState(attempt, state)
    const confirmed = await bench.confirmNow(attempt.id)
    if (attention) {
      await bench.ledger.callForAttention(confirmed, attention)
    }

    expect(
      await bench.ledger.takeForSession(wish.payment_session_id, amount)
    ).toBeNull()
  })

  it("is told to Medusa by one of 20, and again by another if that one died", async () => {
    const attempt = await bench.pay()
    await bench.setState(attempt, "paid")
    await bench.confirmNow(attempt.id)

    const claims = await Promise.all(
      Array.from({ length: 20 }, () => bench.ledger.claimApply(attempt.id))
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    await bench.age(attempt.id, "3 minutes")

    const again = await bench.ledger.claimApply(attempt.id)
    expect(again).not.toBeNull()
    expect(
      again && (await bench.ledger.markApplied(again, { order_id: "order_1" }))
    ).toMatchObject({ applied_state: "succeeded", order_id: "order_1" })
    expect(await bench.ledger.claimApply(attempt.id)).toBeNull()
  })
})
