import { createHmac } from "node:crypto"
import { isIPv6 } from "node:net"

/** A subscriber has all addresses of an IPv6 network of 64 bits (RFC 6177). */
const NETWORK_GROUPS = 4
const IPV6_GROUPS = 8

/**
 * Identifies the caller of a request without keeping the address. Addresses of
 * one IPv6 network count as one caller.
 * @param address as Express gives it in `req.ip`
 * @param key without which nobody can compute the hash of an address
 */
export function hashCaller(address: string, key: string): string {
  return createHmac("sha256", key)
    .update(`caller ${networkOf(address)}`)
    .digest("base64url")
}

/** An IPv4 address as it is; the network of an IPv6 address. */
function networkOf(address: string): string {
  const unmapped = address.replace(/^::ffff:(?=\d+\.)/i, "")
  if (!isIPv6(unmapped)) {
    return unmapped
  }
  const [start = [], end = []] = unmapped
    .split("::")
    .map((half) => half.split(":").filter(Boolean))
  const zeros = Math.max(0, IPV6_GROUPS - start.length - end.length)
  return [...start, ...Array<string>(zeros).fill("0"), ...end]
    .slice(0, NETWORK_GROUPS)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")
}
