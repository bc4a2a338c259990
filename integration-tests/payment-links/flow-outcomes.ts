import type { AdminFlexPayPaymentLink } from "../../src/api/admin/flexpay/types"
import type { LinkFixture } from "./link-fixture"

/** An unused payment link, and a payer's own number. */
export interface LinkToPay {
  fixture: LinkFixture
  link: AdminFlexPayPaymentLink
  phone: string
}

/** What happens to a link, and what its payer sees in the end. */
export interface Outcome {
  name: string
  run(to: LinkToPay): Promise<void>
  /** The link's state in the end, and how many pushes reached the phone. */
  expected: { state: string; pushes: number }
}

export const OUTCOMES: readonly Outcome[] = [
  {
    name: "its payer confirms",
    run: async ({ fixture, link, phone }) => {
      await fixture.request(link, { phone })
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
  {
    name: "its payer refuses, and confirms the next push",
    run: async ({ fixture, link, phone }) => {
      await decline(fixture, { link, phone })
      await fixture.request(link, { phone })
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 2 },
  },
  {
    name: "its payer only refuses",
    run: async ({ fixture, link, phone }) =>
      await decline(fixture, { link, phone }),
    expected: { state: "open", pushes: 1 },
  },
  {
    name: "the push expires, and is confirmed late",
    run: async ({ fixture, link, phone }) => {
      await fixture.request(link, { phone })
      await expire(fixture, phone)
      await fixture.until(
        link,
        ({ transaction }) => transaction?.state === "expired"
      )
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
  {
    name: "the push expires",
    run: async ({ fixture, link, phone }) => {
      await fixture.request(link, { phone })
      await expire(fixture, phone)
      await fixture.until(
        link,
        ({ transaction }) => transaction?.state === "expired"
      )
    },
    expected: { state: "open", pushes: 1 },
  },
  {
    name: "FlexPay corrects a failure to a payment",
    run: async ({ fixture, link, phone }) => {
      await decline(fixture, { link, phone })
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
  {
    name: "the operator and its payer request a push at once",
    run: async ({ fixture, link, phone }) => {
      await Promise.all([
        fixture.request(link, { phone }),
        fixture.push(link, phone),
      ])
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
  {
    name: "two operators request a push at once",
    run: async ({ fixture, link, phone }) => {
      await Promise.all([fixture.push(link, phone), fixture.push(link, phone)])
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
  {
    name: "the operator closes it while the push is on the phone",
    run: async ({ fixture, link, phone }) => {
      await fixture.request(link, { phone })
      await fixture.must(`/admin/flexpay/payment-links/${link.id}/close`)
      await confirm(fixture, phone)
    },
    expected: { state: "paid", pushes: 1 },
  },
]

async function confirm(fixture: LinkFixture, phone: string): Promise<void> {
  await fixture.test.gateway.setState({ phone, state: "paid", callback: true })
}

/** The time of the push passes. */
async function expire(fixture: LinkFixture, phone: string): Promise<void> {
  await fixture.test.records.sql(
    `UPDATE flexpay_transaction SET expires_at = now() - interval '1 minute',
       created_at = created_at - interval '6 minutes',
       next_check_at = CASE state WHEN 'pending' THEN now() END
     WHERE phone = ?`,
    [phone]
  )
}

async function decline(
  fixture: LinkFixture,
  { link, phone }: { link: AdminFlexPayPaymentLink; phone: string }
): Promise<void> {
  await fixture.request(link, { phone })
  await fixture.test.gateway.setState({
    phone,
    state: "failed",
    callback: true,
  })
  await fixture.until(
    link,
    ({ transaction }) => transaction?.can_retry === true
  )
}
