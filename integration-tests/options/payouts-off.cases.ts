import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture } from "../setup/refund-fixture"

export function describePayoutsOff(test: ShopUnderTest): void {
  describe("A store that did not enable payouts", () => {
    const refunding = new RefundFixture(test)

    it("refunds are refused with the options to set, and Medusa keeps none", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      const answers = [
        await refunding.refundByMedusa(admin, order, { amount: 1000 }),
        await refunding.refundByFlexPay(admin, order, {
          amount: "1000",
          paid_out: "0",
        }),
      ]

      for (const { status, data } of answers) {
        expect([status, inEnglish(data.message)]).toEqual([
          400,
          'Payouts are off in this store: set "payouts.enabled" and "payouts.max_per_day" in medusa-config, or give the money back from FlexPay\'s own merchant page.',
        ])
        expect(data.message).toContain("Les versements sont désactivés")
      }
      expect(await refunding.payouts()).toEqual([])
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    it("the status page says that payouts are off", async () => {
      const admin = await test.shop.logIn()

      const { data } = await admin.get("/admin/flexpay/status")

      expect(data.health_checks).toContainEqual(
        expect.objectContaining({ area: "payouts", code: "payouts_off" })
      )
    })
  })
}
