import { hashCallbackToken, newCallbackToken, newReference } from "../secrets"

describe("newReference", () => {
  it("fits the tightest limit in use, with letters and digits only", () => {
    for (let count = 0; count < 1_000; count++) {
      expect(newReference()).toMatch(/^[A-Za-z0-9]{20}$/)
    }
  })

  it("is new for every attempt, and holds no time that could be guessed", () => {
    const references = Array.from({ length: 10_000 }, newReference)

    expect(new Set(references).size).toBe(references.length)
    // References made of the time begin alike.
    const beginnings = new Set(references.map((each) => each.slice(0, 3)))
    expect(beginnings.size).toBeGreaterThan(5_000)
  })
})

describe("callback tokens", () => {
  it("are 32 random bytes in base64url", () => {
    const token = newCallbackToken()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(newCallbackToken()).not.toBe(token)
  })

  it("are stored as their SHA-256", () => {
    expect(hashCallbackToken("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  })
})
