import { insertTransactions } from "../../harness/transaction-rows"
import { waitFor } from "../../harness/wait-for"
import type { ShopUnderTest } from "../setup/describe-shop"

/** Of these, each operator fails one in ten, as usual. */
const LONG_AGO = { ended: 100, failed: 10, age: "10 days" }
const NOW = "5 minutes"

interface Payments {
  operator: string
  ended: number
  failed: number
  age: string
}

/**
 * The notice before a payment that an operator may have an outage.
 * @param isOn whether the store has the option `network_notice`
 */
export function describeNetworkNotice(
  test: ShopUnderTest,
  { isOn }: { isOn: boolean }
): void {
  describe("the notice of a disturbed network", () => {
    it(`a shopper ${isOn ? "sees" : "sees no"} operator whose payments of 30 minutes fail three times as often as usual, of at least ten`, async () => {
      for (const operator of ["vodacom", "orange", "airtel", "africell"]) {
        await insert({ operator, ...LONG_AGO })
      }
      // Of 112 payments 15 failed: three times that are 4.8 of 12.
      await insert({ operator: "vodacom", ended: 12, failed: 5, age: NOW })
      // Of 112 payments 14 failed: three times that are 4.5 of 12.
      await insert({ operator: "orange", ended: 12, failed: 4, age: NOW })
      await insert({ operator: "airtel", ended: 9, failed: 9, age: NOW })
      // Half an hour ago it was disturbed.
      await insert({
        operator: "africell",
        ended: 12,
        failed: 12,
        age: "31 minutes",
      })

      const { cartId, sessionId } = await test.shop.checkOut()
      const answers = await readPast(
        `/store/flexpay/payment-sessions/${sessionId}`,
        `/store/flexpay/carts/${cartId}`
      )

      const answer = {
        transaction: null,
        ...(isOn && { disturbed_operators: ["vodacom"] }),
      }
      expect(answers).toEqual([answer, answer])
    })

    it("admins are notified of a disturbed network once", async () => {
      await insert({ operator: "vodacom", ...LONG_AGO })
      await insert({ operator: "vodacom", ended: 12, failed: 12, age: NOW })
      outdateOutcomes()
      await test.shop.flexpay.disturbances.announceNew()
      await test.shop.flexpay.disturbances.announceNew()

      await waitFor("a notification", async () => (await feed()).length > 0)
      const entries = await feed()
      expect(entries).toHaveLength(1)
      expect(entries[0]).toMatchObject({
        title: "FlexPay · Vodacom M-Pesa",
        description: expect.stringContaining("12 paiements sur 12 ont échoué"),
      })
    })

    it("a shopper who has requested a payment sees no notice", async () => {
      await insert({ operator: "vodacom", ...LONG_AGO })
      await insert({ operator: "vodacom", ended: 12, failed: 12, age: NOW })
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "243810009001" })

      const [answer] = await readPast(
        `/store/flexpay/payment-sessions/${sessionId}`
      )

      expect(answer).toEqual({
        transaction: expect.objectContaining({ state: "pending" }),
      })
    })
  })

  /** The entries of the notification feed about networks. */
  async function feed(): Promise<{ title: string; description: string }[]> {
    const admin = await test.shop.logIn()
    const { data } = await admin.get("/admin/notifications?channel=feed")
    return data.notifications
      .map((entry: { data: { title: string; description: string } }) => ({
        title: entry.data.title,
        description: entry.data.description,
      }))
      .filter(({ title }: { title: string }) => title.includes("Vodacom"))
  }

  /** What routes answer once the outcomes that were read before are stale. */
  async function readPast(...paths: string[]): Promise<unknown[]> {
    outdateOutcomes()
    const answers = await Promise.all(
      paths.map(async (path) => (await test.shop.get(path)).data)
    )
    return answers
  }

  /**
   * Forgets the outcomes that an earlier test has read. Not by the clock, which
   * the budget of checks goes by, too.
   */
  function outdateOutcomes(): void {
    Reflect.set(test.shop.flexpay.networks, "cached", null)
  }

  let inserted = 0

  /** Ended payments, of which the first ones failed. */
  async function insert({ operator, ended, failed, age }: Payments) {
    inserted += 1
    const state = `CASE WHEN n <= ${failed} THEN 'failed' ELSE 'succeeded' END`
    await test.records.sql(
      insertTransactions(String(ended), {
        id: `'fptx_${inserted}_' || n`,
        reference: `'R${inserted}_' || n`,
        callback_token_hash: `'${inserted}_' || n`,
        operator: `'${operator}'`,
        state,
        synced_state: state,
        created_at: `now() - interval '${age}'`,
        finalized_at: "now()",
      })
    )
  }
}
