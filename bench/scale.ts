/** How much is measured: `quick` for a look, `full` for the record. */
export interface Scale {
  isQuick: boolean
  /** Orders that are waited for one by one. */
  orders: number
  /** Orders by Medusa's webhook route, each of which takes many seconds. */
  slowOrders: number
  /** Short requests, one by one. */
  requests: number
  /** Times that fifty callbacks come at once. */
  volleys: number
  /** Callbacks of one burst. */
  burst: number
  /** Transactions of the large store. */
  rows: number
  /** Starts of a store. */
  starts: number
  /** Starts of a server whose first order is measured. */
  coldStarts: number
  /** Orders of a burst on several servers, and bursts on each number of them. */
  processes: { orders: number; rounds: number }
  /** Seconds for which callbacks are sent to servers that are killed. */
  stormSeconds: number
  /** Payments between the two looks at the memory; null leaves it out. */
  payments: { few: number; many: number } | null
}

export const quick: Scale = {
  isQuick: true,
  orders: 3,
  slowOrders: 1,
  requests: 20,
  volleys: 2,
  burst: 20,
  rows: 100_000,
  starts: 1,
  coldStarts: 1,
  processes: { orders: 20, rounds: 1 },
  stormSeconds: 15,
  payments: null,
}

export const full: Scale = {
  isQuick: false,
  orders: 25,
  slowOrders: 5,
  requests: 300,
  volleys: 20,
  burst: 1_000,
  rows: 1_000_000,
  starts: 21,
  coldStarts: 7,
  processes: { orders: 100, rounds: 3 },
  stormSeconds: 60,
  payments: null,
}

/** `full`, and the memory after ten thousand payments. */
export const long: Scale = {
  ...full,
  payments: { few: 1_000, many: 10_000 },
}
