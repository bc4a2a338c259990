/** Where each service answers. Both check addresses get the order number as a last path segment. */
export interface Addresses {
  payment: string
  card: string
  payout: string
  check: string
  /** A second host for check; null for none. */
  check_fallback: string | null
}

/** What the client needs to know about one merchant. The module validates it with the plugin's options. */
export interface ClientConfig {
  /** The merchant code that FlexPay issued. */
  merchant: string
  /** The token that FlexPay issued, with or without "Bearer " in front. One for all services. */
  token: string
  /** "v1" for most merchants, "corporate-v2" for those on corporateapi.flexpay.cd. */
  profile: "v1" | "corporate-v2"
  addresses: Addresses
  /**
   * Milliseconds to wait for the whole answer to a request that moves money.
   * Long on purpose: a request given up on has an unknown outcome and no order
   * number, and FlexPay's check can't find it by our reference.
   */
  requestTimeoutMs: number
  /**
   * Milliseconds that one host of check may take, its retries included; 10,000
   * by default. Short on purpose: check only reads, and is repeated later.
   */
  checkTimeoutMs?: number
  /** Development only: accepts http addresses, for the simulator. */
  allowHttp: boolean
}
