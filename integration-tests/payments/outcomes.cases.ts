import type { StoreFlexPayTransaction } from "../../src/api/store/flexpay/payment-sessions/types"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import { waitFor } from "../../harness/wait-for"

/** The seeded product and its delivery, in francs. */
const TOTAL = "28000"

/** The simulator's, for a number that can't pay. */
const REFUSAL = "Demande rejetée : ce numéro ne peut pas payer"

/** The last digits of the simulator's magic numbers, and their outcomes. */
type Outcome = readonly [digits: string, outcome: string]

const PAID: readonly Outcome[] = [
  ["01", "who pays"],
  ["06", "whose payment is reported failed and then paid"],
  ["07", "whose callback is lost"],
  ["08", "whose callback comes twice"],
  ["09", "whose callback comes before the PIN"],
  ["11", "whose callback overtakes the answer"],
  ["12", "whose callback has another amount"],
  ["16", "whose first checks answer 500"],
  ["17", "whose first checks answer a web page"],
  ["18", "whose payment is not found by the first checks"],
  ["19", "whose first checks answer an unknown status"],
  ["20", "whose first checks answer no status"],
  ["21", "whose request is never answered"],
  ["24", "whose request loses its connection"],
  ["27", "whose payment is reported reversed and then paid"],
]

const UNPAID: readonly (readonly [...Outcome, string, string])[] = [
  ["02", "who refuses", "failed", "not_paid"],
  ["03", "who mistypes the PIN", "failed", "not_paid"],
  ["04", "who has too little money", "failed", "not_paid"],
  ["05", "who does not answer the push", "failed", "not_paid"],
  ["10", "whose callback reports success too early", "failed", "not_paid"],
  ["23", "whose request is never answered and fails", "failed", "not_paid"],
  ["25", "whom FlexPay refuses at once", "refused", "refused"],
  ["28", "whose payment the merchant cancels", "canceled", "canceled"],
  ["29", "whose number is locked", "failed", "not_paid"],
]

export function describeOutcomes(test: ShopUnderTest): void {
  describe("outcomes of a push", () => {
    it.each(PAID)("number …%s: a shopper %s gets one order", async (digits) => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: phone(digits) })

      const paid = await pollWithChecks(
        test,
        sessionId,
        ({ order_id }) => !!order_id
      )

      expect(paid).toEqual({
        state: "succeeded",
        reason: null,
        gateway_message: null,
        support_code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/),
        phone: `+243 81 ••• •• ${digits}`,
        operator: "vodacom",
        amount: TOTAL,
        currency_code: "cdf",
        retry_after_ms: null,
        minutes_left: null,
        can_retry: false,
        needs_help: false,
        amount_changed: false,
        order_canceled: false,
        idempotency_key: null,
        redirect_url: null,
        order_placed: true,
        order_id: expect.any(String),
      })
      expect(await test.records.orderIds()).toEqual([paid.order_id])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      expect(await test.records.sessionStatus(sessionId)).toBe("authorized")
      expect((await test.gateway.counts()).payment).toBe(1)
      await expectRecordsToAgree(test)
    })

    it.each(UNPAID)(
      "number …%s: a shopper %s gets no order: %s, %s",
      async (digits, _what, state, reason) => {
        await test.gateway.change({ delays: { pushLifetime: 100 } })
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: phone(digits) })

        const ended = await pollWithChecks(
          test,
          sessionId,
          (now) => now.can_retry
        )

        expect(ended).toMatchObject({
          state,
          reason,
          gateway_message: reason === "refused" ? REFUSAL : null,
          retry_after_ms: null,
          needs_help: false,
          amount_changed: false,
          order_canceled: false,
          order_id: null,
        })
        // The page may show it a moment before the sync.
        expect(await test.records.syncedRow()).toMatchObject({
          state,
          attention: null,
        })
        expect(await test.records.orderIds()).toEqual([])
        expect(await test.records.sessionStatus(sessionId)).toBe("error")
        await expectRecordsToAgree(test)
      }
    )

    it.each([
      ["03", "Code PIN incorrect"],
      ["04", "Solde insuffisant"],
      ["05", "Le client n’a pas répondu"],
    ])(
      "number …%s: a shopper reads the operator's own message: %s",
      async (digits, gateway_message) => {
        await test.gateway.change({
          delays: { pushLifetime: 100 },
          quirks: { failureMessages: "cause" },
        })
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: phone(digits) })

        const ended = await pollWithChecks(
          test,
          sessionId,
          (now) => now.can_retry
        )

        expect(ended).toMatchObject({ reason: "not_paid", gateway_message })
      }
    )

    it("a payment that succeeds late shows no message of its failure", async () => {
      await test.gateway.change({ quirks: { failureMessages: "cause" } })
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: phone("06") })

      const paid = await pollWithChecks(
        test,
        sessionId,
        ({ order_id }) => !!order_id
      )

      expect(paid).toMatchObject({ state: "succeeded", gateway_message: null })
    })

    it.each([
      ["13", "amount_differs"],
      ["14", "currency_differs"],
    ])(
      "number …%s: a payment of another amount or currency needs attention: %s",
      async (digits, attention) => {
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: phone(digits) })

        const ended = await pollWithChecks(
          test,
          sessionId,
          (now) => now.needs_help
        )

        expect(ended).toMatchObject({
          state: "succeeded",
          reason: null,
          retry_after_ms: null,
          can_retry: false,
          order_id: null,
        })
        await test.records.recheck()
        expect(await test.records.onlyRow()).toMatchObject({
          state: "succeeded",
          attention,
          synced_state: null,
          authorized_session_id: null,
        })
        expect(await test.records.orderIds()).toEqual([])
        expect(await test.records.sessionStatus(sessionId)).toBe("pending")
        await expectRecordsToAgree(test)
      }
    )

    it("a push that stays pending is checked on, and the shopper may try again", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: phone("15") })
      await test.records.recheck()

      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "pending",
        can_retry: false,
      })
      expect(await test.records.sessionStatus(sessionId)).toBe("pending")

      await test.records.age("6 minutes")
      await test.records.recheck()

      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "expired",
        reason: "expired",
        can_retry: true,
        retry_after_ms: 15_000,
      })
    })

    it("a payment that arrives after its push expired leads to the order", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: phone("15") })
      await test.records.age("6 minutes")
      await test.records.recheck()
      const { reference } = await test.gateway.onlyEntry()
      await test.gateway.setState({ reference, state: "paid" })

      const paid = await pollWithChecks(
        test,
        sessionId,
        ({ order_id }) => !!order_id
      )

      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      await expectRecordsToAgree(test)
    })

    it("a payment without an answer or a callback needs attention", async () => {
      const { sessionId } = await test.shop.checkOut()
      const pushed = await test.shop.push(sessionId, { phone: phone("22") })
      expect(pushed.data.transaction).toMatchObject({
        state: "unknown",
        reason: "no_answer",
        can_retry: false,
      })

      await test.records.age("6 minutes")
      await test.records.recheck()

      expect(await test.records.onlyRow()).toMatchObject({
        state: "expired",
        reason: "no_answer",
        attention: "outcome_unknown",
      })
      await expectRecordsToAgree(test)
    })

    it("a payment that FlexPay reverses after its order needs attention", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: phone("26") })
      await pollWithChecks(test, sessionId, ({ order_id }) => !!order_id)

      const ended = await pollWithChecks(
        test,
        sessionId,
        ({ state }) => state === "reversed"
      )

      expect(ended).toMatchObject({ reason: "returned", can_retry: false })
      expect(await test.records.onlyRow()).toMatchObject({
        attention: "reversed",
      })
      expect(await test.records.orderIds()).toHaveLength(1)
    })
  })
}

function phone(digits: string): string {
  return `08100000${digits}`
}

/** Polls like a page, with a check due at each poll. */
async function pollWithChecks(
  { records, shop }: ShopUnderTest,
  sessionId: string,
  isDone: (status: StoreFlexPayTransaction) => boolean
): Promise<StoreFlexPayTransaction> {
  return await waitFor("the payment to change", async () => {
    await records.scheduleCheckNow()
    const status = await shop.poll(sessionId)
    return isDone(status) ? status : null
  })
}
