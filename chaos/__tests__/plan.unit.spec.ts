import { paymentParts, payoutParts } from "../parts"
import { actOf, deedsOf, killsOf, purchaseOf } from "../plan"

const OPTIONS = { seconds: 60, shoppers: 4, admins: 2, kills: 5 }

function planned(seed: string) {
  const nths = Array.from({ length: 100 }, (_, nth) => nth)
  return {
    deeds: nths.map((nth) => deedsOf(seed, nth)),
    purchases: nths.map((nth) => purchaseOf(seed, nth)),
    acts: nths.map((nth) => actOf(seed, nth).kind),
    kills: killsOf({ ...OPTIONS, seed }),
  }
}

describe("the plan of a run", () => {
  it("follows from its seed", () => {
    expect(planned("7")).toEqual(planned("7"))
    expect(planned("7")).not.toEqual(planned("8"))
  })

  it("deals each outcome of FlexPay's before it repeats one", () => {
    const { deeds } = planned("7")
    const outcomes = (deck: readonly { outcome: string }[]) =>
      deck.map(({ outcome }) => outcome).sort()

    expect(
      deeds
        .slice(0, paymentParts.length)
        .map(([deed]) => deed.payment)
        .sort()
    ).toEqual(outcomes(paymentParts))
    expect(
      deeds
        .slice(0, payoutParts.length)
        .map(([, deed]) => deed.payout)
        .sort()
    ).toEqual(outcomes(payoutParts))
  })

  it("kills as often as the options say, and lets Medusa live in between", () => {
    const { kills } = planned("7")

    expect(kills).toHaveLength(5)
    expect(kills.every(({ afterMs }) => afterMs >= 3_000)).toBe(true)
    expect(kills[0]?.moment.name).toMatch(/before the order's link/)
  })
})
