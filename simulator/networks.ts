/** One mobile network of DR Congo, and its wallet. */
export interface Network {
  wallet: string
  /** Its `channel` in FlexPay's answers (seen in public integrations). */
  channel: string
  /** The two digits after 243 of its numbers. */
  prefixes: readonly string[]
}

/** The four networks that offer mobile money. */
export const networks: readonly Network[] = [
  {
    wallet: "M-Pesa",
    channel: "mpesa",
    prefixes: ["81", "82", "83", "86"],
  },
  {
    wallet: "Orange Money",
    channel: "orange",
    prefixes: ["80", "84", "85", "89"],
  },
  {
    wallet: "Airtel Money",
    channel: "airtel",
    prefixes: ["97", "98", "99", "96"],
  },
  { wallet: "Afrimoney", channel: "afrimoney", prefixes: ["90", "91"] },
]

/** The network of a 12-digit phone number, if its prefix is known. */
export function findNetwork(phone: string): Network | undefined {
  return networks.find(({ prefixes }) => prefixes.includes(phone.slice(3, 5)))
}
