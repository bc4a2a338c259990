import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"
import { whileLocked } from "../setup/while-locked"

const WHOLE_NUMBER = /243\d{9}/

describeModule("After retention_months", {}, (fixture) => {
  const payouts = new PayoutFixture(fixture)

  it("phone numbers and wire bodies are redacted, amounts and references stay", async () => {
    const before = await finalTransaction()
    const events = await fixture.eventTypes(before.id)

    expect(await fixture.flexpay.redaction.redact(10)).toBe(1)

    const after = await fixture.row(before.id)
    const changed = new Set([
      "phone",
      "order_number",
      "callback_order_numbers",
      "gateway_message",
      "idempotency_key",
      "redirect_url",
      "redacted_at",
      "updated_at",
    ])
    const isUnchanged = ([name]: [string, unknown]) => !changed.has(name)
    expect(Object.entries(after).filter(isUnchanged)).toEqual(
      Object.entries(before).filter(isUnchanged)
    )
    expect(after).toMatchObject({
      phone: null,
      order_number: before.order_number?.slice(0, 12),
      gateway_message: null,
      idempotency_key: null,
      redacted_at: expect.any(Date),
    })
    const everything = await fixture.sql(
      `SELECT row_to_json(t)::text || row_to_json(e)::text AS text
       FROM flexpay_transaction t JOIN flexpay_timeline_entry e ON e.transaction_id = t.id`
    )
    expect(JSON.stringify(everything)).not.toMatch(WHOLE_NUMBER)
    expect(await fixture.eventTypes(before.id)).toEqual(events)
    const entries = await fixture.events(before.id)
    expect(
      new Set(entries.flatMap(({ data }) => Object.keys(data ?? {})))
    ).toEqual(
      new Set([
        ...["attention", "change", "order_id", "state", "verdict"],
        ...["says_paid", "note"],
      ])
    )
  })

  it("younger rows, rows with a next check and rows with attention are not redacted", async () => {
    const young = await payouts.paid()
    await fixture.sql(
      `UPDATE flexpay_transaction SET next_check_at = NULL,
         created_at = now() - interval '12 months 25 days' WHERE id = $1`,
      [young.id]
    )
    const followed = await finalTransaction()
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [followed.id]
    )
    const waiting = await finalTransaction()
    await fixture.flexpay.transactions.raiseAttention(waiting, "paid_twice")
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [waiting.id]
    )

    const entries = await fixture.events(young.id)
    expect(JSON.stringify(entries)).toContain("exchange")

    expect(await fixture.flexpay.redaction.redact(10)).toBe(0)

    expect(await fixture.events(young.id)).toEqual(entries)
    for (const { id } of [young, followed, waiting]) {
      expect((await fixture.row(id)).phone).toMatch(WHOLE_NUMBER)
    }
  })

  it("each row is redacted once by several workers", async () => {
    for (const _ of Array.from({ length: 7 })) {
      await finalTransaction()
    }

    const redacted = await Promise.all(
      Array.from({ length: 4 }, () => fixture.flexpay.redaction.redact(3))
    )
    const rest = await fixture.flexpay.redaction.redact(3)

    expect([...redacted, rest].reduce((sum, count) => sum + count, 0)).toBe(7)
    expect(Math.max(...redacted)).toBeLessThanOrEqual(3)
    expect(await fixture.flexpay.redaction.redact(3)).toBe(0)
  })

  it("the caller of a push is forgotten after an hour, once it no longer counts", async () => {
    const caller_hash = fixture.flexpay.hashCaller("203.0.113.7")
    const young = await fixture.pay({ caller_hash })
    const old = await fixture.pay({ caller_hash })
    await fixture.age(young.id, "59 minutes")
    await fixture.age(old.id, "61 minutes")

    expect(await fixture.flexpay.redaction.forgetCallers(10)).toBe(1)

    expect((await fixture.row(young.id)).caller_hash).toBe(caller_hash)
    expect((await fixture.row(old.id)).caller_hash).toBeNull()
    expect(await fixture.flexpay.redaction.forgetCallers(10)).toBe(0)
  })

  it("a locked row is skipped until the next run", async () => {
    const [locked, ...unlocked] = [
      await finalTransaction(),
      await finalTransaction(),
      await finalTransaction(),
    ]
    const redacted = await whileLocked(
      fixture,
      locked,
      async () => await fixture.flexpay.redaction.redact(10)
    )

    expect(redacted).toBe(unlocked.length)
    expect(await fixture.row(locked.id)).toEqual(locked)
    for (const { id } of unlocked) {
      expect((await fixture.row(id)).phone).toBeNull()
    }
    expect(await fixture.flexpay.redaction.redact(10)).toBe(1)
  })

  it("a caller in a locked row is forgotten by the next run", async () => {
    const caller_hash = fixture.flexpay.hashCaller("203.0.113.7")
    const [locked, other] = [
      await fixture.pay({ caller_hash }),
      await fixture.pay({ caller_hash }),
    ]
    await fixture.age(locked.id, "61 minutes")
    await fixture.age(other.id, "61 minutes")
    const forget = async () => await fixture.flexpay.redaction.forgetCallers(10)

    expect(await whileLocked(fixture, locked, forget)).toBe(1)
    expect((await fixture.row(locked.id)).caller_hash).toBe(caller_hash)
    expect(await forget()).toBe(1)
  })

  it("a timeline entry without personal data is not written again", async () => {
    const { id } = await finalTransaction()
    await fixture.flexpay.transactions.note(await fixture.row(id), {
      type: "resolved",
      data: { order_id: "order_1" },
    })
    const readEntries = async () =>
      await fixture.sql(
        `SELECT * FROM flexpay_timeline_entry
         WHERE data = '{"order_id": "order_1"}'`
      )
    const before = await readEntries()

    expect(await fixture.flexpay.redaction.redact(10)).toBe(1)

    expect(before).toHaveLength(1)
    expect(await readEntries()).toEqual(before)
  })

  it("two rows whose order numbers begin alike are both redacted", async () => {
    const ids = [await finalTransaction(), await finalTransaction()].map(
      ({ id }) => id
    )
    await fixture.sql(
      `UPDATE flexpay_transaction SET order_number = 'SAMESAMESAME' || right(id, 12)
       WHERE id = ANY($1)`,
      [ids]
    )

    expect(await fixture.flexpay.redaction.redact(10)).toBe(2)
  })

  it("a callback of a redacted row is not stored, and makes no check due", async () => {
    const payment = await finalTransaction()
    const token = await fixture.tokenOf(payment)
    await fixture.flexpay.redaction.redact(10)

    const received = await fixture.flexpay.callbacks.receive("payment", {
      token,
      body: { orderNumber: payment.order_number },
    })
    await fixture.flexpay.transactions.scheduleCheckNow(payment.id)

    expect(received).toBeNull()
    expect(await fixture.row(payment.id)).toMatchObject({
      callbacks: payment.callbacks,
      callback_order_numbers: null,
      next_check_at: null,
    })
  })

  /** A payment that everybody is done with, 14 months old. */
  async function finalTransaction(): Promise<Transaction> {
    const { id } = await payouts.paid()
    const payment = await fixture.row(id)
    await fixture.flexpay.callbacks.receive("payment", {
      token: await fixture.tokenOf(payment),
      body: { code: "0", message: "Merci", provider_reference: "MP1" },
      query: "name=Kalala",
    })
    await fixture.flexpay.transactions.note(payment, {
      type: "resolved",
      data: { note: "Seen at FlexPay" },
    })
    await fixture.age(id, "14 months")
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [id]
    )
    return await fixture.row(id)
  }
})
