import { alternate, median, ms, quantile, timed } from "../figures"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import type { MeasuredShop, OpenPayment } from "../shop"

const AT_ONCE = 50
/** Volleys by each route before any is measured: connections, compiled code. */
const WARM_UP = 2

/** Time until a callback is stored and answered, alone and fifty at a time. */
export const answering: Measure = async (bench) => {
  const shop = await bench.shop()
  const { requests, volleys } = bench.scale
  const payments = await shop.openPayments(AT_ONCE, false)
  const routes = routesOf(shop)
  const alone = await alternate(
    requests,
    each(routes, (send) => async (round: number) => {
      const payment = payments[round % AT_ONCE]
      const took = await timed(() => send(required(payment)))
      await shop.quiet()
      return took
    })
  )
  const fire = async (send: Send): Promise<number[]> => {
    const took = await Promise.all(
      payments.map((payment) => timed(() => send(payment)))
    )
    // A volley's remaining work must not disturb the next one.
    await shop.quiet()
    return took
  }
  for (let volley = 0; volley < WARM_UP; volley++) {
    for (const send of Object.values(routes)) {
      await fire(send)
    }
  }
  const together: Record<Route, number[][]> = {
    callback: [],
    webhook: [],
    insert: [],
  }
  await alternate(
    volleys,
    each(routes, (send, route) => async () => {
      const took = await fire(send)
      together[route].push(took)
      return median(took)
    })
  )
  return [
    ...compared("a callback answered, alone", alone),
    ...volleysCompared(together),
  ]
}

type Route = "callback" | "webhook" | "insert"
type Send = (payment: OpenPayment) => Promise<unknown>

function routesOf(shop: MeasuredShop): Record<Route, Send> {
  return {
    callback: (payment) => shop.callBack(payment),
    // An unknown order number: the route stores nothing before it answers, and
    // its work five seconds later must not disturb the other measurements.
    webhook: ({ callback }) =>
      shop.callMedusasRoute({ ...callback, orderNumber: "UNKNOWN" }),
    insert: ({ callback }) => shop.api.post("/bench/inserts", callback),
  }
}

function each<T>(
  routes: Record<Route, Send>,
  make: (send: Send, route: Route) => T
): Record<Route, T> {
  return {
    callback: make(routes.callback, "callback"),
    webhook: make(routes.webhook, "webhook"),
    insert: make(routes.insert, "insert"),
  }
}

function required(payment: OpenPayment | undefined): OpenPayment {
  if (!payment) {
    throw new Error("There is no such payment")
  }
  return payment
}

/**
 * Compares each volley with its neighbour by the other route. All fifty requests
 * of a volley share a garbage collection or a busy second, which would be the
 * tail of all samples together.
 */
function volleysCompared(took: Record<Route, number[][]>): Row[] {
  return [
    ["p50", 0.5],
    ["the slowest", 1],
  ].flatMap(([name, part]) => {
    const quantilesOf = (route: Route) =>
      took[route].map((volley) => quantile(volley, Number(part)))
    const callback = quantilesOf("callback")
    const row = (baseline: string, other: Route) => {
      const compared = quantilesOf(other)
      return {
        label: `a callback answered, ${AT_ONCE} at a time, ${name}`,
        baseline,
        ratio: median(
          callback.map((value, nth) => value / (compared[nth] ?? NaN))
        ),
        figures: `${ms(median(callback))} against ${ms(median(compared))}`,
      }
    }
    return [
      atMost(1.5, row("a route that does one INSERT", "insert")),
      {
        ...row("Medusa's webhook route, which stores nothing", "webhook"),
        aim: "",
        isMet: null,
      },
    ]
  })
}

function compared(label: string, took: Record<Route, number[]>): Row[] {
  return [
    ["p50", 0.5],
    ["p99", 0.99],
  ].flatMap(([name, part]) => {
    const quantileOf = (route: Route) => quantile(took[route], Number(part))
    const figures = (other: Route) =>
      `${ms(quantileOf("callback"))} against ${ms(quantileOf(other))}`
    const row = (baseline: string, other: Route) => ({
      label: `${label}, ${name}`,
      baseline,
      ratio: quantileOf("callback") / quantileOf(other),
      figures: figures(other),
    })
    return [
      atMost(1.5, row("a route that does one INSERT", "insert")),
      {
        ...row("Medusa's webhook route, which stores nothing", "webhook"),
        aim: "",
        isMet: null,
      },
    ]
  })
}
