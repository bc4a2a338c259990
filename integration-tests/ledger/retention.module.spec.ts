import { setTimeout as sleep } from "node:timers/promises"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

const WHOLE_NUMBER = /243\d{9}/
/** Longer than a cut takes on a busy machine; only a cut that waits needs it. */
const PATIENCE_MS = 5000

describeLedger("After the time of retention_months", {}, (bench) => {
  const payouts = new PayoutsBench(bench)

  it("the number and what was said over the wire are cut, and what books need stays", async () => {
    const before = await settled()
    const events = await bench.eventTypes(before.id)

    expect(await bench.flexpay.redaction.redact(10)).toBe(1)

    const after = await bench.row(before.id)
    const changed = new Set([
      "phone",
      "order_number",
      "callback_order_numbers",
      "redirect_url",
      "redacted_at",
      "updated_at",
    ])
    const kept = ([name]: [string, unknown]) => !changed.has(name)
    expect(Object.entries(after).filter(kept)).toEqual(
      Object.entries(before).filter(kept)
    )
    expect(after).toMatchObject({
      phone: null,
      order_number: before.order_number?.slice(0, 12),
      redacted_at: expect.any(Date),
    })
    const everything = await bench.sql(
      `SELECT row_to_json(t)::text || row_to_json(e)::text AS text
       FROM flexpay_transaction t JOIN flexpay_timeline_entry e ON e.transaction_id = t.id`
    )
    expect(JSON.stringify(everything)).not.toMatch(WHOLE_NUMBER)
    expect(JSON.stringify(everything)).not.toMatch(/exchange|"body"/)
    expect(await bench.eventTypes(before.id)).toEqual(events)
    expect(JSON.stringify(await bench.events(before.id))).toContain("verdict")
  })

  it("nothing younger is cut, nothing that is followed, and nothing that waits for a person", async () => {
    const young = await payouts.paid()
    await bench.sql(
      `UPDATE flexpay_transaction SET next_check_at = NULL,
         created_at = now() - interval '12 months 25 days' WHERE id = $1`,
      [young.id]
    )
    const followed = await settled()
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [followed.id]
    )
    const waiting = await settled()
    await bench.flexpay.transactions.raiseAttention(waiting, "paid_twice")
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [waiting.id]
    )

    const said = await bench.events(young.id)
    expect(JSON.stringify(said)).toContain("exchange")

    expect(await bench.flexpay.redaction.redact(10)).toBe(0)

    expect(await bench.events(young.id)).toEqual(said)
    for (const { id } of [young, followed, waiting]) {
      expect((await bench.row(id)).phone).toMatch(WHOLE_NUMBER)
    }
  })

  it("each row is cut once, by whichever worker", async () => {
    for (const _ of Array.from({ length: 7 })) {
      await settled()
    }

    const cut = await Promise.all(
      Array.from({ length: 4 }, () => bench.flexpay.redaction.redact(3))
    )
    const rest = await bench.flexpay.redaction.redact(3)

    expect([...cut, rest].reduce((sum, count) => sum + count, 0)).toBe(7)
    expect(Math.max(...cut)).toBeLessThanOrEqual(3)
    expect(await bench.flexpay.redaction.redact(3)).toBe(0)
  })

  it("a row that somebody holds is left for the next time, and nothing waits for it", async () => {
    const [held, ...others] = [
      await settled(),
      await settled(),
      await settled(),
    ]
    await bench.sql("BEGIN")
    await bench.sql(
      "SELECT 1 FROM flexpay_transaction WHERE id = $1 FOR UPDATE",
      [held.id]
    )

    const cutting = bench.flexpay.redaction.redact(10)
    const cut = await Promise.race([
      cutting,
      sleep(PATIENCE_MS, "waits", { ref: false }),
    ])
    const meanwhile = await bench.row(held.id)
    await bench.sql("COMMIT")
    await cutting

    expect(cut).toBe(others.length)
    expect(meanwhile).toEqual(held)
    for (const { id } of others) {
      expect((await bench.row(id)).phone).toBeNull()
    }
    expect(await bench.flexpay.redaction.redact(10)).toBe(1)
  })

  it("two whose order numbers begin alike are both cut", async () => {
    const ids = [await settled(), await settled()].map(({ id }) => id)
    await bench.sql(
      `UPDATE flexpay_transaction SET order_number = 'SAMESAMESAME' || right(id, 12)
       WHERE id = ANY($1)`,
      [ids]
    )

    expect(await bench.flexpay.redaction.redact(10)).toBe(2)
  })

  it("a callback that comes later is nobody's, and FlexPay is not asked again", async () => {
    const payment = await settled()
    const token = await bench.tokenOf(payment)
    await bench.flexpay.redaction.redact(10)

    const received = await bench.flexpay.callbacks.receive("payment", {
      token,
      body: { orderNumber: payment.order_number },
    })
    await bench.flexpay.transactions.scheduleCheckNow(payment.id)

    expect(received).toBeNull()
    expect(await bench.row(payment.id)).toMatchObject({
      callbacks: payment.callbacks,
      callback_order_numbers: null,
      next_check_at: null,
    })
  })

  /** A payment that everybody is done with, 14 months old. */
  async function settled(): Promise<Transaction> {
    const { id } = await payouts.paid()
    await bench.callBack(await bench.row(id), { code: "0", message: "Merci" })
    await bench.age(id, "14 months")
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [id]
    )
    return await bench.row(id)
  }
})
