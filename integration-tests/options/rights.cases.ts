import { approverLogin } from "../../demo/src/seed/names"
import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PAYS_ANOTHER_AMOUNT, RefundFixture } from "../setup/refund-fixture"
import { createSecretKey } from "../setup/secret-keys"
import { STAFF_NAME, StaffMember } from "../setup/staff"

export function describeRights(test: ShopUnderTest): void {
  describe("decisions about payouts", () => {
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
          "This request is your own, so another admin must approve it.",
        ])
        expect(shown.actions).toEqual(["reject"])
        expect(shown.timeline).toContainEqual(
          expect.objectContaining({
            type: "approval_requested",
            actor: expect.objectContaining({
              email: requester.email,
              name: STAFF_NAME,
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
        "This request needs an approval, and the creator of the API key that makes it is not known any more. Log in, or create a new key from your account.",
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
          await act(key, id, "phone", { reason: "Calls the customer" }),
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

    it("the approver reads whom the money goes to, why, for whom, and what was counted", async () => {
      const requester = await new StaffMember(test).create()
      const approver = await test.shop.logIn(approverLogin)
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(approver, order, { amount: 5000 })
      const { data: reasons } = await approver.post("/admin/refund-reasons", {
        label: "Parcel came back",
        code: "parcel_came_back",
      })
      const { data } = await post(
        requester.token,
        `/admin/flexpay/transactions/${order.transactionId}/payouts`,
        {
          ...{ amount: "7000", paid_out: "5000", phone: "0970000002" },
          ...{ phone_reason: "A new SIM card", note: "Receipt 118" },
          refund_reason_id: reasons.refund_reason.id,
        }
      )
      const { id } = data.transaction
      await requester.delete()

      const one = await approver.get(`/admin/flexpay/transactions/${id}`)
      const list = await approver.get(
        "/admin/flexpay/transactions?attention=true"
      )
      const ofOrder = await approver.get(
        `/admin/flexpay/orders/${order.orderId}`
      )

      const shown = one.data.transaction
      expect(shown).toMatchObject({
        order_id: order.orderId,
        order_display_id: expect.any(Number),
        note: "Receipt 118",
        requested_by: {
          ...{ email: requester.email, name: STAFF_NAME },
          is_deleted: true,
        },
        customer: {
          id: expect.stringMatching(/^cus_/),
          name: expect.stringMatching(/\w/),
          email: expect.stringContaining("@"),
        },
      })
      expect(shown.approval).toEqual({
        is_other_phone: true,
        payer_phone: "+243 81 ••• •• 01",
        phone_reason: "A new SIM card",
        refund_reason: "Parcel came back",
        received: "28000",
        paid_out: "5000",
        counted: "12000",
        threshold: "10000",
      })
      expect(list.data.transactions[0]).toMatchObject({
        id,
        approval: shown.approval,
      })
      expect(
        ofOrder.data.payouts.find((payout: { id: string }) => payout.id === id)
      ).toMatchObject({ approval: shown.approval })
      const texts = JSON.stringify([one.data, list.data, ofOrder.data])
      expect(texts).not.toMatch(/243(81|97)0{6}\d/)

      await refunding.act(approver, [id, "approve"])
      await refunding.untilState(id, "succeeded")
      const sent = await approver.get(`/admin/flexpay/transactions/${id}`)
      expect(sent.data.transaction.approval).toBeNull()
    })

    it("the approver reads the customer of money without an order", async () => {
      const admin = await test.shop.logIn()
      const money = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)

      await refunding.refundByFlexPay(
        admin,
        { transactionId: money.id },
        { paid_out: "0", phone: "0970000002", phone_reason: "Lost the SIM" }
      )
      const { data } = await admin.get(
        `/admin/flexpay/transactions/${(await refunding.onlyPayout()).id}`
      )

      expect(data.transaction).toMatchObject({
        order_id: null,
        customer: { email: expect.stringContaining("@") },
        cart_items: [{ title: expect.any(String), quantity: 1 }],
        approval: { is_other_phone: true, refund_reason: null },
      })
    })

    it("the timeline names the key that acted, and its creator, after both are deleted", async () => {
      const requester = await new StaffMember(test).create()
      const key = await createSecretKey(test, requester, "Night shift")
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await payOut(key, order)
      const { id } = await refunding.onlyPayout()
      await refunding.act(admin, [id, "reject"], { note: "Not now" })
      await act(key, id, "resolve", { note: "Paid back in cash" })
      await test.records.sql("DELETE FROM api_key WHERE title = ?", [
        "Night shift",
      ])
      await requester.delete()

      const { data } = await admin.get(`/admin/flexpay/transactions/${id}`)

      const byKey = {
        ...{ email: requester.email, name: STAFF_NAME },
        ...{ is_deleted: true, api_key: "Night shift" },
      }
      const { timeline } = data.transaction
      expect(
        timeline.map(({ type, actor }: { type: string; actor: object }) => ({
          type,
          actor,
        }))
      ).toEqual([
        { type: "resolved", actor: expect.objectContaining(byKey) },
        {
          type: "rejected",
          actor: expect.objectContaining({
            ...{ email: "admin@demo.test", is_deleted: false },
          }),
        },
        { type: "approval_requested", actor: expect.objectContaining(byKey) },
      ])
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
  })
}
