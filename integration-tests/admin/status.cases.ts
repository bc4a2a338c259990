import type {
  AdminFlexPayHealthCheck,
  AdminFlexPayStatusResponse,
} from "../../src/api/admin/flexpay/status/types"
import type { ShopUnderTest } from "../setup/describe-shop"
import { waitFor } from "../../harness/wait-for"

const PHONE = "243810009001"

export function describeStatus(test: ShopUnderTest): void {
  describe("the status page of a shop", () => {
    it("the status shows a healthy shop and the figures of the last day", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await test.records.recheck()

      const { health_checks, outcomes, callbacks_last_hour } = await status()

      expect(levels(health_checks)).toEqual({
        simulator_in_use: ["warning"],
        address_answers: ["good", "good", "good", "good"],
        token_taken: ["good"],
        token_without_end: ["good"],
        callback_ours: ["good"],
        region_ready: ["good", "good"],
        payouts_on: ["good", "good"],
        job_runs: ["good"],
        nothing_overdue: ["good"],
        one_instance: ["good"],
        callbacks_come: ["good"],
        answers_readable: ["good"],
      })
      expect(outcomes).toEqual([
        { operator: "vodacom", ended: 1, succeeded: 1 },
      ])
      expect(callbacks_last_hour).toBe(1)
    })

    it("the status names a refused token, a region without a provider and a worker that stopped", async () => {
      await test.gateway.change({ authRefused: true })
      await test.records.sql(
        "DELETE FROM region_payment_provider WHERE payment_provider_id LIKE 'pp_flexpay%'"
      )
      await test.records.sql(
        `INSERT INTO flexpay_job (id, last_run_at)
         VALUES ('recover-flexpay-refunds', now() - interval '2 hours')
         ON CONFLICT (id) DO UPDATE SET last_run_at = EXCLUDED.last_run_at`
      )

      const { health_checks } = await status()

      expect(levels(health_checks)).toMatchObject({
        token_refused: ["problem"],
        no_region: ["problem"],
        region_without_provider: ["warning", "warning"],
        job_late: ["problem"],
      })
      expect(
        health_checks.find(({ code }) => code === "job_late")?.values.job
      ).toBe("recover-flexpay-refunds")
    })

    it("the status warns of payments that FlexPay refused for the token, and notifies admins once", async () => {
      await test.gateway.change({ authRefused: true })
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.shop.push(sessionId, { phone: PHONE })

      const { health_checks } = await status()

      expect(
        health_checks.find(({ code }) => code === "requests_refused")
      ).toMatchObject({ level: "warning", values: { count: 2 } })
      await waitFor("a notification", async () => (await feed()).length > 0)
      expect(await feed()).toEqual([
        expect.stringContaining("FlexPay refuse le jeton"),
      ])
    })

    it("the status warns of callbacks that stopped days ago", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.gateway.change({ callbacks: false })
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)
      await test.records.recheck()
      await test.records.sql(
        `UPDATE flexpay_transaction SET created_at = now() - interval '3 days',
           finalized_at = now() - interval '3 days'`
      )

      const { health_checks } = await status()

      expect(
        health_checks.find(({ code }) => code === "callbacks_missing")
      ).toMatchObject({ level: "warning", values: { count: 1 } })
    })

    it("an attention notifies admins once, and again when it is set anew", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const { id } = await test.records.onlyRow()
      const raise = async () => {
        const payment = await test.shop.flexpay.transactions.findById(id)
        return (
          payment &&
          (await test.shop.flexpay.transactions.raiseAttention(
            payment,
            "paid_twice"
          ))
        )
      }

      const raised = await raise()
      await raise()
      await waitFor("a notification", async () => (await feed()).length > 0)
      expect(await feed()).toHaveLength(1)

      if (raised) {
        await test.shop.flexpay.transactions.resolveAttention(raised, {
          type: "resolved",
        })
      }
      await raise()
      await waitFor("two notifications", async () => (await feed()).length > 1)
      expect(await feed()).toHaveLength(2)
    })

    it("a check by an admin is in the timeline with their name and its result", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.records.restFromChecks()
      const { id } = await test.records.onlyRow()
      const admin = await test.shop.logIn()

      await admin.post(`/admin/flexpay/transactions/${id}/check`)
      await admin.post(`/admin/flexpay/transactions/${id}/check`)

      const { data } = await admin.get(`/admin/flexpay/transactions/${id}`)
      const checks = data.transaction.timeline.filter(
        ({ type }: { type: string }) => type === "check"
      )
      expect(checks).toHaveLength(2)
      expect(checks[0]).toMatchObject({
        actor: { email: expect.any(String) },
        data: { verdict: { kind: "pending", why: "waiting" } },
      })
    })

    /** Descriptions of the notifications that an admin sees. */
    async function feed(): Promise<string[]> {
      const admin = await test.shop.logIn()
      const { data } = await admin.get("/admin/notifications?channel=feed")
      return data.notifications.map(
        (entry: { data: { description: string } }) => entry.data.description
      )
    }

    it("the status holds no secret, and sends FlexPay no payment request", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const { callbackUrl, orderNumber } = await test.gateway.onlyEntry()
      const before = await test.gateway.counts()

      const text = JSON.stringify(await status())

      const after = await test.gateway.counts()
      expect({ ...after, check: 0 }).toEqual({ ...before, check: 0 })
      expect(text).not.toContain(test.simulator.token)
      expect(text).not.toContain(callbackUrl.split("/").at(-1))
      expect(text).not.toContain(orderNumber)
      expect(text).not.toMatch(/243\d{9}/)
    })

    async function status(): Promise<AdminFlexPayStatusResponse> {
      const admin = await test.shop.logIn()
      const { data } = await admin.get("/admin/flexpay/status")
      return data
    }

    function levels(health_checks: AdminFlexPayHealthCheck[]) {
      const levelsByCode: Record<string, string[]> = {}
      for (const { code, level } of health_checks) {
        levelsByCode[code] = [...(levelsByCode[code] ?? []), level]
      }
      return levelsByCode
    }
  })
}
