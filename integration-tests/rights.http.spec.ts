import { approverLogin } from "../demo/src/seed/names"
import { describeShop } from "./setup/describe-shop"
import { inEnglish } from "./setup/in-english"
import { RefundFixture } from "./setup/refund-fixture"
import { createSecretKey } from "./setup/secret-keys"
import { StaffMember } from "./setup/staff"

describeShop(
  "Decisions about payouts",
  { payouts: { approval_above: { cdf: "10000" } } },
  (test) => {
    const refunding = new RefundFixture(test)

    it.each(["plugin", "Medusa"])(
      "a request with a secret API key counts as its creator's (refund of the %s)",
      async (button) => {
        const requester = await new StaffMember(test).create()
        const token = await createSecretKey(test, requester, "Accounting")
        const order = await refunding.sellTo()

        const requested = await (button === "Medusa"
          ? post(token, `/admin/payments/${order.paymentId}/refund`)
          : post(
              token,
              `/admin/flexpay/transactions/${order.transactionId}/payouts`,
              { paid_out: "0" }
            ))
        const payout = await refunding.onlyPayout()
        const own = await act(requester.token, payout.id, "approve")
        const shown = await read(requester.token, payout.id)
        const approved = await refunding.act(
          await test.shop.logIn(approverLogin),
          [payout.id, "approve"]
        )

        expect(requested.status).toBe(200)
        expect(payout).toMatchObject({
          state: "awaiting_approval",
          requested_by: requester.id,
        })
        expect([own.status, inEnglish(own.data.message)]).toEqual([
          400,
          "You asked for this payout, so another admin must approve it.",
        ])
        expect(shown.actions).toEqual(["reject"])
        expect(shown.timeline).toContainEqual(
          expect.objectContaining({
            type: "approval_requested",
            actor: expect.objectContaining({
              email: shown.requested_by.email,
              api_key: "Accounting",
            }),
          })
        )
        expect(approved.status).toBe(200)
      }
    )

    it("a key that a key created counts as its first creator's", async () => {
      const requester = await new StaffMember(test).create()
      const first = await createSecretKey(test, requester)
      const second = await createSecretKey(test, { token: first })
      const order = await refunding.sellTo()

      await payOut(second, order)
      const payout = await refunding.onlyPayout()

      expect(payout.requested_by).toBe(requester.id)
    })

    it("a key whose creator is not known can't request what needs an approval", async () => {
      const requester = await new StaffMember(test).create()
      const first = await createSecretKey(test, requester)
      const second = await createSecretKey(test, { token: first })
      await test.records.sql("DELETE FROM api_key WHERE created_by = ?", [
        requester.id,
      ])
      const order = await refunding.sellTo()

      const { status, data } = await payOut(second, order)

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        "This payout needs an approval, and the creator of the API key that asks for it is not known any more. Log in, or create a new key from your account.",
      ])
      expect((await test.gateway.counts()).payout).toBe(0)
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
    })

    it("a secret API key can't decide, nor see a phone number", async () => {
      const requester = await new StaffMember(test).create()
      const other = await new StaffMember(test).create()
      const keys = [
        await createSecretKey(test, requester),
        await createSecretKey(test, other),
      ]
      const order = await refunding.sellTo()
      await payOut(requester.token, order)
      const { id } = await refunding.onlyPayout()

      for (const key of keys) {
        const answers = [
          await act(key, id, "approve"),
          await act(key, id, "reject", { note: "Not now" }),
          await test.shop.request(
            "GET",
            `/admin/flexpay/transactions/${id}/phone`,
            { token: key }
          ),
        ]
        for (const { status, data } of answers) {
          expect([status, data.code, inEnglish(data.message)]).toEqual([
            403,
            "user_required",
            "A secret API key can't do this. Log in to the admin with your own account.",
          ])
        }
        expect(await read(key, id)).toMatchObject({
          actions: [],
          can_reveal_phone: false,
        })
      }
      expect((await refunding.row(id)).state).toBe("awaiting_approval")
      expect(await refunding.eventTypes(id)).toEqual(["approval_requested"])
    })

    it("splitting a refund does not pass the threshold", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      await refunding.refundByMedusa(admin, order, { amount: 10000 })
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const states = (await refunding.payouts()).map(({ state }) => state)

      expect(states[1]).toBe("awaiting_approval")
      expect((await test.gateway.counts()).payout).toBe(1)
    })

    it("a number that did not pay needs a second admin", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      await refunding.refundByFlexPay(admin, order, {
        amount: "1000",
        paid_out: "0",
        phone: "0810000002",
        phone_reason: "A new SIM card",
      })

      expect((await refunding.onlyPayout()).state).toBe("awaiting_approval")
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    async function post(token: string, path: string, body: object = {}) {
      return await test.shop.request("POST", path, { token, body })
    }

    async function payOut(
      token: string,
      { transactionId }: { transactionId: string }
    ) {
      return await post(
        token,
        `/admin/flexpay/transactions/${transactionId}/payouts`,
        { paid_out: "0" }
      )
    }

    async function act(token: string, id: string, name: string, body = {}) {
      return await post(
        token,
        `/admin/flexpay/transactions/${id}/${name}`,
        body
      )
    }

    async function read(token: string, id: string) {
      const path = `/admin/flexpay/transactions/${id}`
      return (await test.shop.request("GET", path, { token })).data.transaction
    }
  }
)
