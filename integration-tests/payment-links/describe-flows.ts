import { forEachAtOnce } from "../../harness/for-each-at-once"
import { describeShop } from "../setup/describe-shop"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import { FLOWS, type Flow } from "./flows"
import { OUTCOMES } from "./flow-outcomes"
import type { LinkToPay } from "./flow-outcomes"
import { LinkFixture } from "./link-fixture"

/** Each payer of a flow has a number of its own. */
const AT_ONCE = 3

/** @param order_placement the option; a file each, since a file boots one shop */
export function describeFlows(
  order_placement: "after_payment" | "before_payment"
): void {
  const options = {
    order_placement,
    // All payers of the test have one address.
    pushes_per_caller: 100_000,
    checks_per_second: 50,
    request_timeout_seconds: 30,
  }
  describeShop(`payment links, ${order_placement}`, options, (test) => {
    jest.setTimeout(300_000)
    const fixture = new LinkFixture(test)
    beforeEach(async () => await fixture.begin())

    it.each(FLOWS)(
      "the link of $name ends as its payer, its operator and FlexPay decide",
      async (flow) => {
        const links = await begin(fixture, flow)
        const amounts = new Set(links.map(({ link }) => link.amount))
        expect([...amounts]).toEqual([flow.amount])
        await forEachAtOnce(
          OUTCOMES.map((outcome, index) => ({ outcome, to: links[index]! })),
          AT_ONCE,
          async ({ outcome, to }) => await outcome.run(to)
        )
        const ends = await Promise.all(
          OUTCOMES.map(async ({ name, expected }, index) => ({
            name,
            ...(await endOf(links[index]!, expected.state)),
          }))
        )

        expect(ends).toEqual(
          OUTCOMES.map(({ name, expected }) => ({ name, ...expected }))
        )
        await expectRecordsToAgree(test)
      }
    )
  })
}

/** Links one after the other: Medusa numbers its orders, and writes them slowly. */
async function begin(fixture: LinkFixture, flow: Flow): Promise<LinkToPay[]> {
  const links: LinkToPay[] = []
  for (const index of OUTCOMES.keys()) {
    const phone = `24381${4_000_000 + index}`
    await fixture.test.gateway.setOutcome({ phone, payment: "paid", times: 1 })
    const link = await flow.begin(fixture, phone)
    await fixture.test.gateway.clearOutcomes(phone)
    await fixture.test.gateway.setOutcome({ phone, payment: "pending_forever" })
    links.push({ fixture, link, phone })
  }
  return links
}

async function endOf(
  { fixture, link, phone }: LinkToPay,
  state: string
): Promise<{ state: string; pushes: number }> {
  const before = await pushesOf(fixture, phone)
  const page = await fixture.until(link, ({ link }) => link.state === state)
  return { state: page.link.state, pushes: before }
}

/** Those that the link caused: the flow's own payment was confirmed before. */
async function pushesOf(fixture: LinkFixture, phone: string): Promise<number> {
  const entries = await fixture.test.gateway.entries()
  return entries.filter(
    (entry) => entry.phone === phone && entry.outcome === "pending_forever"
  ).length
}
