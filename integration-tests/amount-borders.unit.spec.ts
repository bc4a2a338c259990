import { MathBN } from "@medusajs/framework/utils"
import {
  acceptPaymentBody,
  createPayoutBody,
} from "../src/api/admin/flexpay/validators"
import { interpretCheck } from "../src/gateway/interpret-check"
import { readCheckAnswer } from "../src/gateway/wire/read-check-answer"
import { medusaAmount } from "../src/modules/flexpay/medusa-amount"
import { parseOptions } from "../src/modules/flexpay/options"
import { payableAmount } from "../src/modules/flexpay/payments/payable-amount"
import { readExportAmount } from "../src/modules/flexpay/reconciliation/export-file/read-cells"
import { rawAmount } from "../src/workflows/medusa/read-rows"
import {
  EXCHANGE,
  ORDER_NUMBER,
} from "../src/gateway/__tests__/support/samples"

/** Text of which bignumber.js 9 makes NaN, and on which version 11 throws. */
const UNREADABLE = ["", " ", "408,0", "5 000", "abc", "1.2.3", "0x"]
/** Numbers to bignumber.js, and no amounts. */
const JUNK = [...UNREADABLE, "NaN", "Infinity"]

const OPTIONS = { cdf_centimes: "refuse", usd_cents: "refuse" } as const

describe("text that is no amount reaches no BigNumber", () => {
  // Version 9's switch to throw on it, as version 11 does.
  const { constructor } = MathBN.convert(1)
  beforeAll(() => Object.assign(constructor, { DEBUG: true }))
  afterAll(() => Object.assign(constructor, { DEBUG: undefined }))

  it.each(UNREADABLE)("a BigNumber of %j throws", (text) => {
    expect(() => MathBN.convert(text)).toThrow("Not a number")
  })

  it.each(JUNK)("an amount of a session is refused when it is %j", (text) => {
    for (const amount of [text, { value: text, precision: 20 }]) {
      expect(() => payableAmount(amount, "usd", OPTIONS)).toThrow(
        "The amount must be a number greater than zero"
      )
    }
  })

  it.each(JUNK)(
    "an amount in Medusa's tables is refused when it is %j",
    (text) => {
      expect(medusaAmount.safeParse(text).success).toBe(false)
      expect(rawAmount.safeParse({ value: text }).success).toBe(false)
    }
  )

  it.each(["0", "28000", "12.5", "-3", "1e+21", "0.3333333333333333333"])(
    "an amount in Medusa's tables is accepted when it is %j",
    (text) => {
      expect(rawAmount.parse({ value: text })).toBe(text)
      expect(MathBN.convert(medusaAmount.parse(text)).isFinite()).toBe(true)
    }
  )

  it.each(JUNK)(
    "an amount of an admin's action is refused when it is %j",
    (text) => {
      const justification = "FlexPay's support confirmed it"
      expect(
        [
          acceptPaymentBody.safeParse({ justification, amount: text }),
          createPayoutBody.safeParse({ paid_out: text }),
          createPayoutBody.safeParse({ paid_out: "0", amount: text }),
        ].map(({ success }) => success)
      ).toEqual([false, false, false])
    }
  )

  it.each(JUNK)("a limit of payouts is refused when it is %j", (text) => {
    for (const limit of ["max_amount", "max_per_day", "approval_above"]) {
      expect(() =>
        parseOptions({
          merchant: "MBOKA",
          token: "a-token",
          environment: "live",
          callback_base_url: "https://store.example.com",
          payouts: { [limit]: { cdf: text } },
        })
      ).toThrow(`"payouts.${limit}.cdf": must be a decimal string`)
    }
  })

  it.each([...JUNK, null, {}, []])(
    "a check is interpreted when FlexPay's amounts are %j",
    (text) => {
      const answer = {
        ...readCheckAnswer(
          JSON.stringify({
            code: "0",
            transaction: {
              orderNumber: ORDER_NUMBER,
              status: "0",
              amount: text,
              amountCustomer: text,
              currency: "CDF",
            },
          })
        ),
        exchange: EXCHANGE,
      }

      const { verdict, facts } = interpretCheck(
        {
          orderNumber: ORDER_NUMBER,
          reference: "Ab3dEf6hIj9kLm2nOp5q",
          amount: "575",
          currency: "CDF",
          isFromCallback: false,
        },
        answer
      )

      expect([verdict.kind, facts?.amountCharged]).toEqual(["mismatch", null])
    }
  )

  it.each(["", "abc", "1.2.3", "NaN", "5;000", "--5"])(
    "a cell of an export file that holds %j has no amount",
    (text) => {
      expect(readExportAmount(text)).toBeNull()
    }
  )
})
