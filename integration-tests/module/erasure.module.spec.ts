import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { createErasureTables } from "../setup/erasure-tables"
import { PayoutFixture } from "../setup/payout-fixture"

/** Pays by itself. */
const PHONE = "243810000001"
const NAME = "Béatrice Kalala"
const EMAIL = "beatrice@essai.test"
const PERSONAL = `${NAME}, ${EMAIL}, +243 81 000 00 01`
/** In any spelling: the digits, with at most two other characters between. */
const ANY_PHONE = new RegExp(PHONE.slice(3).split("").join("\\D{0,2}"))

describeModule("the erasure of a customer's data", {}, (fixture) => {
  const payouts = new PayoutFixture(fixture)

  beforeEach(async () => {
    await createErasureTables(fixture)
  })

  it("leaves nothing personal in any table, and keeps amounts, states and references", async () => {
    const { payment, payout } = await refundedOrder()
    const before = await rows(payment, payout)
    expect(await everything()).toMatch(ANY_PHONE)

    expect(await erase({ customer_id: "cus_one" })).toBe(2)

    const after = await everything()
    expect(after).not.toMatch(ANY_PHONE)
    expect(after).not.toContain(NAME)
    expect(after).not.toContain(EMAIL)
    for (const { order_number } of before) {
      expect(after).not.toContain(order_number?.slice(-12))
    }
    expect(await rows(payment, payout)).toEqual(
      before.map((row) => ({
        ...row,
        phone: null,
        note: null,
        gateway_message: null,
        idempotency_key: null,
        order_number: row.order_number?.slice(0, 12),
        callback_order_numbers:
          row.callback_order_numbers?.map((number) => number.slice(0, 12)) ??
          null,
        redacted_at: expect.any(Date),
        updated_at: expect.any(Date),
      }))
    )
    expect(await dataOf("payment")).toEqual([
      { reference: payment.reference, session_id: "payses_one" },
    ])
    expect(await dataOf("payment_session")).toEqual([{ amount: "10000" }])
  })

  it("records on each transaction who erased it, and when", async () => {
    const { payment, payout } = await refundedOrder()

    await erase({ customer_id: "cus_one" })

    const entries = await fixture.sql(
      `SELECT transaction_id, actor_id, data FROM flexpay_timeline_entry
       WHERE type = 'personal_data_erased' AND created_at IS NOT NULL
       ORDER BY transaction_id`
    )
    expect(entries).toEqual(
      [payment.id, payout.id]
        .sort()
        .map((id) => ({ transaction_id: id, actor_id: "user_one", data: null }))
    )
  })

  it("changes nothing when repeated, and only what was added since", async () => {
    const { payout } = await refundedOrder()
    await erase({ customer_id: "cus_one" })
    const once = await everything()

    expect(await erase({ customer_id: "cus_one" })).toBe(0)
    expect(await everything()).toBe(once)

    await fixture.flexpay.transactions.note(await fixture.row(payout.id), {
      type: "resolved",
      actor_id: "user_one",
      data: { note: NAME },
    })
    expect(await erase({ customer_id: "cus_one" })).toBe(1)
    expect(await everything()).not.toContain(NAME)
  })

  it("erases each transaction once by two runs at the same time", async () => {
    const { ids } = await refundedOrder()

    const erased = await Promise.all(
      [1, 2, 3].map(() => fixture.flexpay.erasure.erase(ids, "user_one"))
    )

    expect(erased.reduce((sum, count) => sum + count, 0)).toBe(2)
  })

  it("waits for a decision about a payment's money, and then leaves the payment whole", async () => {
    const { payment, payout } = await refundedOrder()
    await fixture.sql("BEGIN")
    await fixture.sql(
      "SELECT 1 FROM flexpay_transaction WHERE id = $1 FOR UPDATE",
      [payment.id]
    )
    const erasing = fixture.flexpay.erasure.erase([payment.id], "user_one")
    await fixture.until(async () => {
      const waiting = await fixture.sql(
        "SELECT 1 FROM pg_locks WHERE NOT granted"
      )
      return waiting.length > 0
    })
    await fixture.sql(
      "UPDATE flexpay_transaction SET attention = 'payout_failed' WHERE id = $1",
      [payout.id]
    )
    await fixture.sql("COMMIT")

    expect(await erasing).toBe(0)
    expect((await fixture.row(payment.id)).phone).toBe(PHONE)
  })

  it("finds the transactions of a number, and leaves those of others whole", async () => {
    const own = await finalPayment()
    const other = await finalPayment("0011")
    const before = await fixture.row(other.id)

    expect(await erase({ phone: PHONE })).toBe(1)

    expect((await fixture.row(own.id)).phone).toBeNull()
    expect(await fixture.row(other.id)).toEqual(before)
    expect(await erase({ customer_id: "cus_unknown" })).toBe(0)
  })

  it("leaves transactions whole whose money is moving or owed, and names them", async () => {
    const { payment, payout, ids } = await refundedOrder()
    const live = await fixture.pay({ phone: PHONE })
    await fixture.flexpay.transactions.raiseAttention(payout, "payout_failed")
    const before = await rows(payment, payout, live)
    const all = [...ids, live.id]

    expect(await fixture.flexpay.erasure.erase(all, "user_one")).toBe(0)

    expect(await rows(payment, payout, live)).toEqual(before)
    const overview = await fixture.flexpay.erasure.describe(all)
    expect(overview).toMatchObject({ transactions: 3, waiting: 3 })
    expect(overview.blocked_by.map(({ id }) => id).sort()).toEqual(
      [payout.id, live.id].sort()
    )
  })

  it("names the payout that keeps its payment from being erased", async () => {
    const { payment, payout } = await refundedOrder()
    await fixture.flexpay.transactions.raiseAttention(payout, "payout_failed")

    const { waiting, blocked_by } = await fixture.flexpay.erasure.describe([
      payment.id,
    ])

    expect({ waiting, blocked_by }).toEqual({
      waiting: 1,
      blocked_by: [
        {
          id: payout.id,
          kind: "payout",
          reference: payout.reference,
          state: "succeeded",
          attention: "payout_failed",
        },
      ],
    })
  })

  it("a payout of another payment keeps no payment from being erased, and one that is still checked does", async () => {
    const { payment, payout } = await refundedOrder()
    const foreign = await payouts.payOut(
      payouts.refund(await payouts.paid("10000", "0011"))
    )
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [foreign.id]
    )
    const describe = async () =>
      (await fixture.flexpay.erasure.describe([payment.id])).waiting

    expect(await describe()).toBe(0)
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [payout.id]
    )
    expect(await describe()).toBe(1)
  })

  it("leaves what belongs to other transactions, other providers and other collections", async () => {
    await refundedOrder()
    const other = await finalPayment("0011")
    await fixture.flexpay.transactions.note(other, {
      type: "resolved",
      actor_id: "user_one",
      data: { note: NAME },
    })
    const data = { email: EMAIL }
    await fixture.sql(
      "INSERT INTO payment VALUES ('pay_two', 'pp_flexpay_flexpay', $1, $2)",
      [other.payment_collection_id, data]
    )
    await fixture.sql(
      `INSERT INTO payment SELECT 'pay_three', 'pp_system_default',
         payment_collection_id, $1 FROM payment WHERE id = 'pay_one'`,
      [data]
    )
    await fixture.sql(
      `INSERT INTO flexpay_export_line (id, export_file_id, line, kind, transaction_id,
         reference, order_number, amount, raw_amount, currency_code, paid)
       SELECT 'fpxl_two', 'fpxf_one', 2, tx.kind, tx.id, tx.reference,
         line.order_number, 1, '{}', 'cdf', true
       FROM flexpay_export_line line JOIN flexpay_transaction tx
         ON tx.id = line.transaction_id`
    )
    await fixture.sql(
      `INSERT INTO flexpay_export_line (id, export_file_id, line, kind, transaction_id,
         reference, order_number, amount, raw_amount, currency_code, paid)
       VALUES ('fpxl_three', 'fpxf_one', 3, 'payment', $1, $2, 'ABCDEFGHIJKM', 1, '{}', 'cdf', true)`,
      [other.id, NAME]
    )
    const before = await fixture.events(other.id)

    await erase({ customer_id: "cus_one" })

    expect(await fixture.events(other.id)).toEqual(before)
    expect(
      await fixture.sql("SELECT data FROM payment WHERE id <> 'pay_one'")
    ).toEqual([{ data }, { data }])
    expect(
      await fixture.sql(
        "SELECT line, reference IS NULL AS erased FROM flexpay_export_line ORDER BY line"
      )
    ).toEqual([
      { line: 1, erased: true },
      { line: 2, erased: false },
      { line: 3, erased: false },
    ])
  })

  it("a callback of an erased transaction is not stored", async () => {
    const { payment } = await refundedOrder()
    const token = await fixture.tokenOf(payment)
    await erase({ customer_id: "cus_one" })

    expect(
      await fixture.flexpay.callbacks.receive("payment", {
        token,
        body: { phone: PHONE },
      })
    ).toBeNull()
  })

  it("numbers in an operator's texts are masked when they are stored", async () => {
    const payment = await payouts.paid("10000", "0011")
    await payouts.payOut(payouts.refund(payment, { note: PERSONAL }))
    await fixture.flexpay.transactions.note(payment, {
      type: "other_phone",
      data: { note: PERSONAL, justification: PERSONAL, phone_reason: PERSONAL },
    })
    await insertBreak(payment)
    await fixture.flexpay.reconciliations.reports.close("fpbr_one", {
      actor_id: "user_one",
      note: PERSONAL,
    })

    const stored = await everything()
    expect(stored).not.toMatch(ANY_PHONE)
    expect(stored.split("+243 81 ••• •• 01")).toHaveLength(1 + 5)
  })

  /** A customer's paid and partly refunded order, with personal data in each place. */
  async function refundedOrder() {
    const { id } = await finalPayment()
    const payment = (await fixture.flexpay.payments.findById(id))!
    await insertMedusaRecords(payment)
    const payout = await payouts.payOut(
      payouts.refund(payment, { refund_id: "ref_one", note: PERSONAL })
    )
    await fixture.confirmNow(payout.id)
    await fixture.flexpay.transactions.note(await fixture.row(id), {
      type: "resolved",
      actor_id: "user_one",
      data: { note: PERSONAL, justification: PERSONAL, phone_reason: PERSONAL },
    })
    await insertBreak(payment)
    await fixture.sql("UPDATE flexpay_break SET note = $1", [PERSONAL])
    await fixture.sql(
      `INSERT INTO flexpay_export_line (id, export_file_id, line, kind, transaction_id,
         reference, order_number, amount, raw_amount, currency_code, paid)
       VALUES ('fpxl_one', 'fpxf_one', 1, 'payment', $1, $2, 'ABCDEFGHIJKL', 1, '{}', 'cdf', true)`,
      [id, NAME]
    )
    await fixture.sql(
      `UPDATE flexpay_transaction SET gateway_message = $1, next_check_at = NULL,
         idempotency_key = $2 || id`,
      [`Merci ${NAME}`, EMAIL]
    )
    return {
      payment: await fixture.row(payment.id),
      payout: await fixture.row(payout.id),
      ids: await fixture.flexpay.erasure.list({
        customer_id: "cus_one",
        phone: null,
      }),
    }
  }

  /** A payment that ended, with a callback that has personal data everywhere. */
  async function finalPayment(magic = "0001"): Promise<Transaction> {
    const { id } = await payouts.paid("10000", magic)
    const row = await fixture.row(id)
    await fixture.flexpay.callbacks.receive("payment", {
      token: await fixture.tokenOf(row),
      body: {
        code: "0",
        message: `Merci ${NAME}`,
        customer: EMAIL,
        phone: PHONE,
        orderNumber: `ZYXWVUTSRQPO${PHONE}`,
      },
      query: `name=${encodeURIComponent(NAME)}&phone=${PHONE}`,
    })
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [id]
    )
    return await fixture.row(id)
  }

  async function insertMedusaRecords({
    payment_collection_id,
    reference,
  }: Transaction): Promise<void> {
    const inserts: [string, unknown[]][] = [
      ["INSERT INTO cart VALUES ('cart_one', 'cus_one')", []],
      [`INSERT INTO "order" VALUES ('order_one', 'cus_one')`, []],
      [
        "INSERT INTO cart_payment_collection VALUES ('cart_one', $1)",
        [payment_collection_id],
      ],
      [
        "INSERT INTO order_payment_collection VALUES ('order_one', $1)",
        [payment_collection_id],
      ],
      [
        "INSERT INTO payment_session VALUES ('payses_one', 'pp_flexpay_flexpay', $1, $2)",
        [
          payment_collection_id,
          { amount: "10000", phone: PERSONAL, [NAME]: 1 },
        ],
      ],
      [
        "INSERT INTO payment VALUES ('pay_one', 'pp_flexpay_flexpay', $1, $2)",
        [
          payment_collection_id,
          { session_id: "payses_one", reference, email: EMAIL },
        ],
      ],
      ["INSERT INTO refund VALUES ('ref_one', $1)", [PERSONAL]],
    ]
    for (const [text, values] of inserts) {
      await fixture.sql(text, values)
    }
  }

  async function insertBreak({ id, reference }: Transaction): Promise<void> {
    await fixture.sql(
      `INSERT INTO flexpay_break (id, day, kind, transaction_id, reference, sides,
         detected_at, seen_at)
       VALUES ('fpbr_one', '2026-11-25', 'amount_differs', $1, $2, '{}', now(), now())`,
      [id, reference]
    )
  }

  async function erase({
    customer_id = null,
    phone = null,
  }: {
    customer_id?: string | null
    phone?: string | null
  }): Promise<number> {
    const { erasure } = fixture.flexpay
    const ids = await erasure.list({ customer_id, phone })
    return await erasure.erase(ids, "user_one")
  }

  async function rows(...transactions: Transaction[]): Promise<Transaction[]> {
    return await Promise.all(transactions.map(({ id }) => fixture.row(id)))
  }

  async function dataOf(table: string): Promise<unknown[]> {
    const records = await fixture.sql(`SELECT data FROM ${table}`)
    return records.map(({ data }) => data)
  }

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const tables = await fixture.sql<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public'
       ORDER BY tablename`
    )
    const texts: string[] = []
    for (const { tablename } of tables) {
      const records = await fixture.sql<{ text: string }>(
        `SELECT row_to_json(t)::text AS text FROM "${tablename}" t ORDER BY 1`
      )
      texts.push(...records.map(({ text }) => `${tablename} ${text}`))
    }
    return texts.join("\n")
  }
})
