import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundFixture, TOTAL } from "../setup/refund-fixture"

const UNTOUCHED = {
  status: "pending",
  paid: 28000,
  refunded: 0,
  collectionRefunded: 0,
  refunds: [],
  transactions: ["capture 28000"],
}
const RESTE = "Aucun argent n’est parti, et le remboursement n’a pas été fait."
const STAYS = "No money was sent, and the refund was not made."

export function describeRefused(test: ShopUnderTest): void {
  describe("a payout that FlexPay refuses at once", () => {
    const refunding = new RefundFixture(test)

    it.each([
      {
        why: "the merchant is not activated for payouts",
        phone: "0810000102",
        message: `FlexPay a refusé le versement : « Les versements ne sont pas activés pour ce marchand ». ${RESTE}\nFlexPay refused the payout: "Les versements ne sont pas activés pour ce marchand". ${STAYS}`,
      },
      {
        why: "the balance is too low",
        settings: { payout: { balance: { CDF: "27999" } } },
        message: `FlexPay a refusé le versement : « Le solde du marchand ne couvre pas ce versement ». ${RESTE}\nFlexPay refused the payout: "Le solde du marchand ne couvre pas ce versement". ${STAYS}`,
      },
      {
        why: "the recipient is refused",
        phone: "0810000104",
        message: `FlexPay a refusé le versement : « Ce bénéficiaire ne peut pas recevoir d'argent ». ${RESTE}\nFlexPay refused the payout: "Ce bénéficiaire ne peut pas recevoir d'argent". ${STAYS}`,
      },
      {
        why: "the token is refused",
        settings: { authRefused: true },
        message: `FlexPay n’accepte pas le jeton ou le code marchand de cette boutique. ${RESTE} Vérifiez-les dans medusa-config, et demandez à FlexPay si les versements sont activés.\nFlexPay does not accept this store's token or merchant code. ${STAYS} Check them in medusa-config, and ask FlexPay whether payouts are activated.`,
      },
    ])(
      "a refund whose payout is refused at once is undone in Medusa with the reason, when $why",
      async ({ phone = PAYER, settings = {}, message }) => {
        const admin = await test.shop.logIn()
        const order = await refunding.sellTo(phone)
        await test.gateway.change(settings)

        const { status, data } = await refunding.refundByMedusa(admin, order, {
          amount: Number(TOTAL),
        })

        expect([status, data.message]).toEqual([400, message])
        expect(await refunding.moneyOf(order)).toEqual(UNTOUCHED)
        expect(await refunding.onlyPayout()).toMatchObject({
          state: "refused",
          attention: "payout_refused",
        })
        await refunding.expectRecordsToAgree()
      }
    )

    it("a refusal of a refund from the FlexPay section leaves the attention list", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000104")

      const { status, data } = await refunding.refundByFlexPay(admin, order, {
        amount: "1000",
        paid_out: "0",
      })

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        `FlexPay refused the payout: "Ce bénéficiaire ne peut pas recevoir d'argent". ${STAYS}`,
      ])
      expect(await refunding.moneyOf(order)).toEqual(UNTOUCHED)
      expect(await refunding.onlyPayout()).toMatchObject({
        state: "refused",
        attention: null,
      })
    })

    it("a refused payout of a canceled order needs attention, and an operator resends it once", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await test.gateway.change({ payout: { activated: false } })

      const canceled = await admin.post(`/admin/orders/${order.orderId}/cancel`)
      const refused = await refunding.onlyPayout()
      const before = await refunding.moneyOf(order)
      await test.gateway.change({ payout: { activated: true } })
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          refunding.act(admin, [refused.id, "resend"])
        )
      )
      const [, sent, ...more] = await refunding.payouts()
      await refunding.untilState(sent?.id ?? "", "succeeded")

      expect(canceled.status).toBe(200)
      expect(before).toMatchObject({
        status: "canceled",
        collectionRefunded: 0,
        refunds: [],
      })
      expect(refused).toMatchObject({
        state: "refused",
        attention: "payout_refused",
        amount: TOTAL,
      })
      expect(
        answers.filter(({ status }) => status !== 200 && status !== 409)
      ).toEqual([])
      expect(more).toEqual([])
      expect(sent).toMatchObject({
        replaces_id: refused.id,
        phone: `243${PAYER.slice(1)}`,
        amount: TOTAL,
      })
      expect((await refunding.row(refused.id)).attention).toBeNull()
      expect(await refunding.moneyOf(order)).toMatchObject({
        status: "canceled",
        refunds: [TOTAL],
        collectionRefunded: 28000,
      })
      expect(await refunding.payoutsAtFlexPay()).toHaveLength(1)
      await refunding.expectRecordsToAgree()
    })

    it("a resent payout that FlexPay refuses needs attention again", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000104")
      await admin.post(`/admin/orders/${order.orderId}/cancel`)
      const first = await refunding.onlyPayout()

      const answer = await refunding.act(admin, [first.id, "resend"])
      const elsewhere = await refunding.act(admin, [first.id, "resend"])
      const [, second] = await refunding.payouts()

      expect([answer.status, elsewhere.status]).toEqual([400, 409])
      expect((await refunding.row(first.id)).attention).toBeNull()
      expect(second).toMatchObject({
        state: "refused",
        attention: "payout_refused",
        replaces_id: first.id,
      })
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
    })
  })
}
