import axios from "axios"
import { alternate, median, ms, timed } from "../figures"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import type { Scale } from "../scale"
import { FLEXPAY, MANUAL } from "../shop"
import type { MeasuredShop } from "../shop"

/** Requests of a shopper's page: the push once, and then polls. */
export const shopperRequests: Measure = async (bench) =>
  await requestAsShoppers(await bench.shop(), bench.scale)

export async function requestAsShoppers(
  shop: MeasuredShop,
  { requests, orders }: Pick<Scale, "requests" | "orders">
): Promise<Row[]> {
  const [open] = await shop.openPayments(1, false)
  if (!open) {
    throw new Error("No payment was made")
  }
  const looks = await alternate(requests, {
    poll: () => timed(() => shop.shopper.poll(open.sessionId)),
    cart: () =>
      timed(() => succeed(shop.shopper.get(`/store/carts/${open.cartId}`))),
  })

  const pushes = orders * 2
  const toPush = await shop.carts.take(pushes, FLEXPAY)
  const toOpen = await shop.carts.take(pushes, null)
  const requested = await alternate(pushes, {
    push: (round) =>
      timed(() =>
        succeed(
          shop.shopper.push(toPush[round]?.sessionId ?? "", {
            phone: shop.newPhone(),
          })
        )
      ),
    gateway: (round) => timed(() => requestPush(shop, round)),
    session: (round) =>
      timed(() =>
        shop.shopper.newSession(toOpen[round]?.collectionId ?? "", MANUAL)
      ),
  })
  const push = median(requested.push) - median(requested.gateway)
  return [
    atMost(0.3, {
      label: "a status poll",
      baseline: "GET /store/carts/:id",
      ratio: median(looks.poll) / median(looks.cart),
      figures: `${ms(median(looks.poll))} against ${ms(median(looks.cart))}`,
    }),
    atMost(1, {
      label: "requesting the push, less FlexPay's own time",
      baseline: "POST …/payment-sessions, pp_system_default",
      ratio: push / median(requested.session),
      figures: `${ms(push)} (and ${ms(median(requested.gateway))} of FlexPay's) against ${ms(median(requested.session))}`,
    }),
  ]
}

/** The plugin's request to FlexPay, sent from here. */
async function requestPush(shop: MeasuredShop, round: number): Promise<void> {
  const { merchant, token, addresses } = shop.simulator
  await axios.post(
    addresses.payment,
    {
      merchant,
      type: "1",
      phone: shop.newPhone(),
      reference: `B${round}X${Date.now()}`,
      amount: "5000",
      currency: "CDF",
      callbackUrl: "http://localhost/unknown",
    },
    { headers: { Authorization: `Bearer ${token}` } }
  )
}

async function succeed(answer: Promise<{ status: number }>): Promise<void> {
  const { status } = await answer
  if (status !== 200) {
    throw new Error(`Answered with ${status}`)
  }
}
