import { stopWhileApplying, stopWhileAsking } from "./setup/mortal/crash-points"
import type { Applying, Asking } from "./setup/mortal/crash-points"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"

jest.setTimeout(240_000)

describe("A Medusa that is killed, and started again", () => {
  let mortal: MortalShop
  let asking: Asking
  let applying: Applying

  beforeAll(async () => {
    mortal = await MortalShop.open(2)
    applying = await stopWhileApplying(mortal)
    await mortal.kill()
    await mortal.start()
    asking = await stopWhileAsking(mortal)
    await mortal.kill()
    // The shopper pays what Medusa will never hear of, and what it will.
    for (const [lost] of [asking.unanswered, asking.unwritten]) {
      await mortal.phones.enterPin(lost.phone)
      expect(await mortal.phones.callbackAnswer(lost.phone)).toBeNull()
    }
    await Promise.all([mortal.start(0), mortal.start(1)])
  })
  afterAll(async () => await mortal?.close())

  describe("while the order was placed", () => {
    it.each<keyof Applying>([
      "the order is written",
      "the order is linked to its cart",
      "the order is linked to its payment",
      "the payment is authorised",
      "the capture is written",
      "the order counts the money",
      "the ledger notes that it told Medusa",
    ])("before %s makes of the payment one order", async (line) => {
      const payment = applying[line]
      await payment.letPass("2 minutes")

      await payment.placed()

      const row = (await payment.rows())[0]
      console.log(line, await payment.inMedusa(), row)
    })
  })

  it("asking", async () => {
    console.log(await asking.unprocessed.rows(), await asking.unchecked.rows())
    for (const p of [...asking.unanswered, ...asking.unwritten]) {
      console.log(await p.rows())
    }
  })
})
