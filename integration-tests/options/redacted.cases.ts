import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture } from "../setup/refund-fixture"

const REDACTED_SENTENCE =
  'The number that paid was removed, at the end of "retention_months" or on the customer\'s request. Ask the customer for a number to pay back to, and refund from the FlexPay section of the order.'

export function describeRedacted(test: ShopUnderTest): void {
  describe("an order whose payer's number is redacted", () => {
    const refunding = new RefundFixture(test)

    it("an order with a redacted number is refunded only to a number that an admin enters", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await test.records.age("4 months")
      await test.records.sql(
        "UPDATE flexpay_transaction SET next_check_at = NULL"
      )
      await test
        .getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run("job-redact-flexpay-personal-data", { input: {} })
      expect(
        await test.records.sql("SELECT caller_hash FROM flexpay_transaction")
      ).toEqual([{ caller_hash: null }])
      const path = `/admin/flexpay/transactions/${order.transactionId}`

      const { transaction } = (await admin.get(path)).data
      const revealed = await admin.post(`${path}/phone`, {
        reason: "Calls the customer",
      })
      const button = await refunding.refundByMedusa(admin, order, {
        amount: 5000,
      })
      const body = { amount: "5000", paid_out: "0" }
      const same = await refunding.refundByFlexPay(admin, order, body)
      const other = await refunding.refundByFlexPay(admin, order, {
        ...body,
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
        REDACTED_SENTENCE,
      ])
      expect([
        same.status,
        same.data.code,
        inEnglish(same.data.message),
      ]).toEqual([400, "phone_redacted", REDACTED_SENTENCE])
      expect(other.status).toBe(200)
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )
      expect(payout).toMatchObject({ phone: "243970000001", amount: "5000" })
      await refunding.expectRecordsToAgree()
    })
  })
}
