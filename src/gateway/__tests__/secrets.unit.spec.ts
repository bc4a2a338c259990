import { hashCallbackToken, newCallbackToken, newReference } from "../secrets"

describe("newReference", () => {
  it("returns 20 letters and digits", () => {
    for (let count = 0; count < 1_000; count++) {
      expect(newReference()).toMatch(/^[A-Za-z0-9]{20}$/)
    }
  })

  it("returns a random reference, not one made of the time", () => {
    const references = Array.from({ length: 10_000 }, newReference)

    expect(new Set(references).size).toBe(references.length)
    // References made of the time would begin alike.
    const beginnings = new Set(references.map((each) => each.slice(0, 3)))
    expect(beginnings.size).toBeGreaterThan(5_000)
  })
})

describe("a callback token", () => {
  it("is 32 random bytes in base64url", () => {
    const token = newCallbackToken()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(newCallbackToken()).not.toBe(token)
  })

  it("is hashed by SHA-256", () => {
    expect(hashCallbackToken("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  })
})
