import { assertNotRefused } from "../payout-errors"
import { STATES } from "../../transaction/transaction"

const RESTE = "Aucun argent n’est parti, et le remboursement n’a pas été fait."
const STAYS = "No money was sent, and the refund was not made."

describe("assertNotRefused", () => {
  it.each([
    [
      "refused",
      "Solde insuffisant",
      `FlexPay a refusé le versement : « Solde insuffisant ». ${RESTE}`,
      `FlexPay refused the payout: "Solde insuffisant". ${STAYS}`,
    ],
    [
      "refused",
      null,
      `FlexPay a refusé le versement. ${RESTE}`,
      `FlexPay refused the payout. ${STAYS}`,
    ],
    [
      "misconfigured",
      null,
      `FlexPay n’accepte pas le jeton ou le code marchand de cette boutique. ${RESTE} Vérifiez-les dans medusa-config, et demandez à FlexPay si les versements sont activés.`,
      `FlexPay does not accept this store's token or merchant code. ${STAYS} Check them in medusa-config, and ask FlexPay whether payouts are activated.`,
    ],
    [
      "unreachable",
      null,
      `FlexPay est injoignable. ${RESTE} Réessayez plus tard.`,
      `FlexPay could not be reached. ${STAYS} Try again later.`,
    ],
    [
      "rejected",
      null,
      `Un second administrateur a rejeté le versement. ${RESTE}`,
      `A second admin rejected the payout. ${STAYS}`,
    ],
    [
      "not_sent",
      null,
      `Le versement a été abandonné avant d’être envoyé. ${RESTE}`,
      `The payout was given up before it was sent. ${STAYS}`,
    ],
  ] as const)(
    "a payout that ended as %s (%s) throws: %s",
    (reason, gateway_message, fr, en) => {
      expect(() =>
        assertNotRefused({ state: "refused", reason, gateway_message })
      ).toThrow(
        expect.objectContaining({
          type: "not_allowed",
          code: "payout_refused",
          message: `${fr}\n${en}`,
        })
      )
    }
  )

  it("only a refused or canceled payout throws", () => {
    const throwing = STATES.filter((state) => {
      try {
        assertNotRefused({ state, reason: null, gateway_message: null })
        return false
      } catch {
        return true
      }
    })

    expect(throwing).toEqual(["refused", "canceled"])
  })
})
