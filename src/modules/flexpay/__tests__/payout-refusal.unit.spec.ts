import { assertNotRefused } from "../payout-refusal"
import { STATES } from "../transaction"

const STAYS = "No money left, and the refund was not made."

describe("A payout that did not leave", () => {
  it.each([
    [
      "refused",
      "Solde insuffisant",
      `FlexPay refused the payout: "Solde insuffisant". ${STAYS}`,
    ],
    ["refused", null, `FlexPay refused the payout. ${STAYS}`],
    [
      "misconfigured",
      null,
      `FlexPay does not accept this store's token or merchant code. ${STAYS} Check them in medusa-config, and ask FlexPay whether payouts are activated.`,
    ],
    [
      "unreachable",
      null,
      `FlexPay could not be reached. ${STAYS} Try again later.`,
    ],
    ["rejected", null, `A second admin rejected the payout. ${STAYS}`],
    ["not_sent", null, `The payout was given up before it was sent. ${STAYS}`],
  ] as const)("is told as %s (%s): %s", (reason, gateway_message, message) => {
    expect(() =>
      assertNotRefused({ state: "refused", reason, gateway_message })
    ).toThrow(
      expect.objectContaining({
        type: "not_allowed",
        code: "payout_refused",
        message,
      })
    )
  })

  it("is one that was refused or canceled, and no other", () => {
    const telling = STATES.filter((state) => {
      try {
        assertNotRefused({ state, reason: null, gateway_message: null })
        return false
      } catch {
        return true
      }
    })

    expect(telling).toEqual(["refused", "canceled"])
  })
})
