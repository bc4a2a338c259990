import { adminLogin } from "../../demo/src/seed/names"
import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PLACED_WITHIN_MS, RefundFixture } from "../setup/refund-fixture"

/** Pays by itself; no other test's. */
const PHONE = "0990000001"
/** In any spelling: its digits, with at most two other characters between. */
const ANY_PHONE = new RegExp(PHONE.slice(1).split("").join("\\D{0,2}"))
const NAME = "Béatrice Kalala"

export function describeErasure(test: ShopUnderTest): void {
  describe("the erasure of a customer's data over HTTP", () => {
    const refunding = new RefundFixture(test)

    it("an erased customer's number and name are in no table of the store's", async () => {
      const admin = await test.shop.logIn()
      const { customerId, transactionId } = await sell()
      await refunding.refundByFlexPay(
        admin,
        { transactionId },
        { amount: "5000", paid_out: "0", note: `${NAME}, ${PHONE}` }
      )
      const payout = await refunding.onlyPayout()
      await refunding.untilState(payout.id, "succeeded")
      await endAll()
      expect(await tablesWith(ANY_PHONE)).not.toEqual([])

      const overview = await admin.get(`/admin/flexpay/customers/${customerId}`)
      const first = await erase({ customer_id: customerId })
      const again = await erase({ customer_id: customerId })

      expect(overview.data).toEqual({
        transactions: 2,
        waiting: 0,
        blocked_by: [],
        can_erase: true,
      })
      const done = { transactions: 2, waiting: 0, blocked_by: [] }
      expect(first).toMatchObject({ status: 200, data: { ...done, erased: 2 } })
      expect(again).toMatchObject({ status: 200, data: { ...done, erased: 0 } })
      expect(await tablesWith(ANY_PHONE)).toEqual([])
      expect(await tablesWith(new RegExp(NAME))).toEqual([])
      const { data } = await admin.get(
        `/admin/flexpay/transactions/${transactionId}`
      )
      expect(data.transaction.timeline[0]).toMatchObject({
        type: "personal_data_erased",
        actor: { email: adminLogin.email },
        data: null,
      })
      await refunding.expectRecordsToAgree()
    })

    it("an erasure by phone number names the payment that must end first", async () => {
      const { transactionId } = await sell()

      const early = await erase({ phone: "+243 99 000 00 01" })
      await endAll()
      const later = await erase({ phone: PHONE })

      expect(early).toMatchObject({
        status: 200,
        data: {
          transactions: 1,
          waiting: 1,
          erased: 0,
          blocked_by: [{ id: transactionId, kind: "payment", attention: null }],
        },
      })
      expect(later).toMatchObject({
        status: 200,
        data: { transactions: 1, waiting: 0, erased: 1, blocked_by: [] },
      })
    })

    it("an erasure without a customer or a valid number is refused", async () => {
      const answers = await Promise.all([
        erase({}),
        erase({ phone: "12345" }),
        erase({ customer_id: "" }),
        erase({ email: "beatrice@essai.test" }),
      ])

      expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(400))
      expect(
        answers.slice(0, 2).map(({ data }) => inEnglish(data.message))
      ).toEqual([
        "Name a customer or a phone number.",
        "This is not a Congolese mobile number. It has 9 digits after +243, for example 081 234 5678.",
      ])
    })

    /** An order whose shop stored the number in the payment session, too. */
    async function sell() {
      const { shop } = test
      const { cartId, collectionId } = await shop.makeCheckout()
      const sessionId = await shop.newSession(
        collectionId,
        "pp_flexpay_flexpay",
        { phone: PHONE, name: NAME }
      )
      await shop.push(sessionId, { phone: PHONE })
      const { order_id } = await shop.pollUntil(
        sessionId,
        (status) => status.order_id !== null,
        PLACED_WITHIN_MS
      )
      const { data } = await shop.graph("cart", ["customer_id"], { id: cartId })
      const order = await refunding.orderOf(order_id ?? "", collectionId)
      return { ...order, customerId: String(data[0]?.customer_id) }
    }

    /** Days later, when FlexPay is no longer checked about any of them. */
    async function endAll(): Promise<void> {
      await test.records.sql(
        "UPDATE flexpay_transaction SET next_check_at = NULL"
      )
      // Medusa keeps what completed a cart, with its sessions, for three days.
      await test.records.sql(
        "DELETE FROM workflow_execution WHERE retention_time <= 3 * 24 * 60 * 60"
      )
    }

    async function erase(body: object) {
      const admin = await test.shop.logIn()
      return await admin.post("/admin/flexpay/erasures", body)
    }

    /** The tables of the whole store with a row that matches. */
    async function tablesWith(pattern: RegExp): Promise<string[]> {
      const tables = await test.records.sql(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
      )
      const matching: string[] = []
      for (const { tablename } of tables) {
        const rows = await test.records.sql(
          `SELECT row_to_json(t)::text AS text FROM "${String(tablename)}" t`
        )
        if (rows.some(({ text }) => pattern.test(String(text)))) {
          matching.push(String(tablename))
        }
      }
      return matching
    }
  })
}
