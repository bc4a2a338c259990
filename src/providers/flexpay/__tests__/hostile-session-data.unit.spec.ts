import { MedusaModule } from "@medusajs/framework/modules-sdk"
import fc from "fast-check"
import { FlexPayMobileMoneyProvider } from "../mobile-money"

const OWN = "payses_own"
const OTHER = "payses_other"

/** What a client may have written into the session's `data`. */
const HOSTILE = [
  { session_id: OTHER },
  { session_id: OTHER, transaction_id: "fptx_other", amount: "1" },
  { amount: "1", currency_code: "usd", status: "captured", state: "succeeded" },
  { session_id: { $ne: null }, amount: NaN, currency_code: null },
  { session_id: 7, order_number: "k3TnWq8ZrBhe243820000017" },
  { idempotency_key: OTHER, context: { idempotency_key: OTHER } },
  { __proto__: { session_id: OTHER } },
  {},
]

/** The plugin's module and Medusa's payment module, as far as providers ask them. */
const claimForSession = jest.fn()
const findForSession = jest.fn()
const listPaymentSessions = jest.fn()

/** A payment of `OWN`, with the columns that providers read. */
const PAID = {
  id: "fptx_own",
  reference: "Ab3dEf6hIj9kLm2nOp5q",
  channel: "mpesa",
  operator_reference: "OP123",
  amount_charged: "28700",
}

beforeEach(() => {
  jest.resetAllMocks()
  listPaymentSessions.mockImplementation(({ id }: { id: string }) => [
    { id, raw_amount: { value: "28000" }, currency_code: "cdf" },
  ])
  jest
    .spyOn(MedusaModule, "getModuleInstance")
    .mockImplementation((key: string) => ({
      [key]:
        key === "flexpay"
          ? {
              options: {
                order_placement: "after_payment",
                cdf_centimes: "refuse",
                usd_cents: "refuse",
              },
              payments: { claimForSession, findForSession },
            }
          : { listPaymentSessions },
    }))
})
afterEach(() => jest.restoreAllMocks())

const provider = new FlexPayMobileMoneyProvider({})

describe("what a client wrote into a session's data decides nothing", () => {
  it.each(HOSTILE)(
    "authorizing pays the session itself with %j",
    async (data) => {
      claimForSession.mockResolvedValue(PAID)

      const authorized = await provider.authorizePayment({
        data,
        context: { idempotency_key: OWN },
      })

      expect(claimForSession.mock.calls).toEqual([[OWN, "28000"]])
      expect(authorized).toEqual({
        status: "captured",
        data: {
          session_id: OWN,
          amount: "28000",
          currency_code: "cdf",
          transaction_id: PAID.id,
          reference: PAID.reference,
          channel: PAID.channel,
          operator_reference: PAID.operator_reference,
          amount_charged: PAID.amount_charged,
        },
      })
    }
  )

  it.each(HOSTILE)(
    "an unpaid session is not authorized with %j",
    async (data) => {
      claimForSession.mockResolvedValue(null)
      findForSession.mockResolvedValue(null)

      await expect(
        provider.authorizePayment({ data, context: { idempotency_key: OWN } })
      ).rejects.toMatchObject({ type: "not_allowed" })
      expect(findForSession.mock.calls).toEqual([[OWN]])
    }
  )

  it.each(HOSTILE)(
    "no session is authorized without Medusa's key, with %j",
    async (data) => {
      await expect(provider.authorizePayment({ data })).rejects.toMatchObject({
        type: "invalid_argument",
      })
      expect(claimForSession).not.toHaveBeenCalled()
    }
  )

  it.each(HOSTILE)(
    "an updated session has Medusa's amount with %j",
    async (data) => {
      const updated = await provider.updatePayment({
        data,
        amount: 29_000,
        currency_code: "cdf",
      })

      expect(updated.data).toMatchObject({
        amount: "29000",
        currency_code: "cdf",
      })
      expect(Object.keys(updated.data).sort()).toEqual([
        "amount",
        "currency_code",
        "session_id",
      ])
    }
  )

  it.each(HOSTILE)(
    "a new session has Medusa's id and amount with %j",
    async (data) => {
      expect(
        await provider.initiatePayment({
          data,
          amount: 28_000,
          currency_code: "cdf",
          context: { idempotency_key: OWN },
        })
      ).toEqual({
        id: OWN,
        data: { session_id: OWN, amount: "28000", currency_code: "cdf" },
      })
    }
  )

  it.each(HOSTILE)(
    "the status is that of Medusa's key with %j",
    async (data) => {
      findForSession.mockResolvedValue({ state: "succeeded", attention: null })

      expect((await provider.getPaymentStatus({ data })).status).toBe("pending")
      expect(findForSession).not.toHaveBeenCalled()
      const context = { idempotency_key: OWN }
      expect((await provider.getPaymentStatus({ data, context })).status).toBe(
        "captured"
      )
      expect(findForSession.mock.calls).toEqual([[OWN]])
    }
  )

  it("any data that JSON holds authorizes the session itself", async () => {
    claimForSession.mockResolvedValue(PAID)
    const data = fc.dictionary(
      fc.oneof(
        fc.constantFrom("session_id", "transaction_id", "amount", "reference"),
        fc.string()
      ),
      fc.jsonValue()
    )
    await fc.assert(
      fc.asyncProperty(data, async (written) => {
        const authorized = await provider.authorizePayment({
          data: written,
          context: { idempotency_key: OWN },
        })

        expect(claimForSession.mock.lastCall).toEqual([OWN, "28000"])
        expect(authorized.data).toMatchObject({
          session_id: OWN,
          transaction_id: PAID.id,
        })
      })
    )
  })
})
