import { Modules } from "@medusajs/framework/utils"
import { describeShop } from "./setup/describe-shop"
import { inEnglish } from "./setup/in-english"
import { RefundDesk } from "./setup/refund-fixture"

const CUT_SENTENCE =
  'The number that paid was removed at the end of "retention_months". Ask the customer for a number to pay back to, and refund from the FlexPay section of the order.'

describeShop(
  "an order whose payer's number was cut",
  { retention_months: 3 },
  (test) => {
    const desk = new RefundDesk(test)

    it("is refunded only to a number that an admin gives", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await test.records.age("4 months")
      await test.records.sql(
        "UPDATE flexpay_transaction SET next_check_at = NULL"
      )
      await test
        .getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run("job-redact-flexpay-personal-data", { input: {} })
      const path = `/admin/flexpay/transactions/${order.transactionId}`

      const { transaction } = (await admin.get(path)).data
      const revealed = await admin.get(`${path}/phone`)
      const button = await desk.pressRefund(admin, order, { amount: 5000 })
      const wish = { amount: "5000", paid_out: "0" }
      const same = await desk.giveBack(admin, order, wish)
      const other = await desk.giveBack(admin, order, {
        ...wish,
        phone: "0970000001",
        phone_reason: "The customer called",
      })

      expect(transaction).toMatchObject({
        phone: null,
        redacted_at: expect.any(String),
        amount: "28000",
        operator: "vodacom",
      })
      expect(transaction.actions).not.toContain("check")
      expect(revealed.data).toEqual({ phone: null })
      expect([button.status, inEnglish(button.data.message)]).toEqual([
        400,
        CUT_SENTENCE,
      ])
      expect([
        same.status,
        same.data.code,
        inEnglish(same.data.message),
      ]).toEqual([400, "phone_redacted", CUT_SENTENCE])
      expect(other.status).toBe(200)
      const payout = await desk.untilState(
        (await desk.onlyPayout()).id,
        "succeeded"
      )
      expect(payout).toMatchObject({ phone: "243970000001", amount: "5000" })
      await desk.expectBooksToAgree()
    })
  }
)
