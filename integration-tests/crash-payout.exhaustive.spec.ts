import { MortalShop } from "./setup/mortal/mortal-shop"
import { Refund } from "./setup/mortal/refund"

jest.setTimeout(300_000)

/** Later than the timeout of an unanswered request. */
const ANSWER_DUE = "155 seconds"
const DRAFT_LIFE = "5 minutes"
const HOUR_MS = 60 * 60 * 1000
const JUSTIFICATION = "FlexPay's support wrote that no money left, ticket 4711."

let mortal: MortalShop
/** Refunds by the line that was not reached. */
let stopped: Record<"claimed" | "processed" | "answered" | "written", Refund>

// A start of Medusa takes seconds, so one kill hits all refunds, each at a line
// of its own.
beforeAll(async () => {
  mortal = await MortalShop.open({ modes: ["shared"] })
  stopped = {
    claimed: await Refund.begin(mortal),
    processed: await Refund.begin(mortal),
    answered: await Refund.begin(mortal),
    written: await Refund.begin(mortal),
  }
  await stopAll()
  await mortal.kill()
  await mortal.phones.gateway.change({ delays: { answer: 0, decision: 100 } })
  await mortal.start()
})
afterAll(async () => await mortal.close())

describe("a Medusa killed while it pays out", () => {
  it("a kill before the request leaves the payout to an operator, who sends it once", async () => {
    const refund = stopped.claimed
    await refund.letPass(DRAFT_LIFE)

    const lapsed = await refund.stands("refused")
    expect(lapsed).toMatchObject({
      attention: "payout_refused",
      refund_id: expect.any(String),
    })
    expect(await refund.requests()).toBe(0)

    expect((await refund.resend()).status).toBe(200)
    await refund.stands("succeeded")
    expect(await refund.paidOut()).toEqual(["5000"])
    expect(await refund.inMedusa()).toEqual(["5000"])
  })

  it("a kill before FlexPay processed the request leaves the payout to an operator with a justification", async () => {
    const refund = stopped.processed
    await refund.letPass(ANSWER_DUE)

    expect(await refund.stands("unknown")).toMatchObject({
      attention: "outcome_unknown",
    })
    expect((await refund.resend()).status).toBe(400)
    await refund.letPass("1 day")
    expect([await refund.requests(), await refund.paidOut()]).toEqual([1, []])

    expect((await refund.resend(JUSTIFICATION)).status).toBe(200)
    await refund.stands("succeeded")
    expect(await refund.paidOut()).toEqual(["5000"])
    expect(await refund.inMedusa()).toEqual(["5000"])
  })

  it.each(["answered", "written"] as const)(
    "a kill before FlexPay's acceptance was %s pays out once, and a callback completes it",
    async (line) => {
      const refund = stopped[line]
      await refund.letPass(ANSWER_DUE)
      await refund.stands("unknown")

      await refund.decide("paid")
      expect(await refund.callBack()).toBe(200)
      const paid = await refund.stands("succeeded")

      expect(paid.attention).toBeNull()
      expect(await refund.payouts()).toHaveLength(1)
      expect(await refund.requests()).toBe(1)
      expect(await refund.paidOut()).toEqual(["5000"])
      expect(await refund.inMedusa()).toEqual(["5000"])
    }
  )
})

/** Brings each refund to a line at which only a kill frees Medusa. */
async function stopAll(): Promise<void> {
  const { phones, database } = mortal
  // A callback would complete a payout before its server is killed.
  await phones.gateway.change({ delays: { decision: HOUR_MS } })
  for (const [line, processed] of [
    ["processed", false],
    ["answered", true],
  ] as const) {
    await phones.gateway.spoil({ service: "payout", kind: "hang", processed })
    void stopped[line].press()
    await stopped[line].requested()
  }

  await phones.gateway.change({ delays: { answer: 4_000 } })
  void stopped.written.press()
  await stopped.written.stands("submitting")
  // The right to send, and the answer, are written with a line in the timeline.
  const timeline = await database.lock(
    "LOCK TABLE flexpay_timeline_entry IN SHARE MODE"
  )
  await timeline.waitedFor(1)
  void stopped.claimed.press()
  await timeline.waitedFor(2)
}
