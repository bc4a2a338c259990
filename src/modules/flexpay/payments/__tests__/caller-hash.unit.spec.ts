import { hashCaller } from "../caller-hash"

const hash = (address: string) => hashCaller(address, "a-token")

describe("hashCaller", () => {
  it.each([
    ["203.0.113.7", "::ffff:203.0.113.7"],
    ["2001:db8::1", "2001:0DB8:0:0:ffff::2"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["::1", "::2"],
    ["fe80::1%eth0", "fe80::2"],
  ])("%s and %s are one caller", (one, other) => {
    expect(hash(one)).toBe(hash(other))
  })

  it.each([
    ["203.0.113.7", "203.0.113.8"],
    ["2001:db8:0:1::1", "2001:db8:0:2::1"],
    ["2001:db8::1", "2001:db9::1"],
    ["", "::1"],
  ])("%s and %s are two callers", (one, other) => {
    expect(hash(one)).not.toBe(hash(other))
  })

  it("a hash contains no address, and needs the store's key", () => {
    expect(hash("203.0.113.7")).toMatch(/^[\w-]{43}$/)
    expect(hash("203.0.113.7")).not.toBe(hashCaller("203.0.113.7", "another"))
  })
})
