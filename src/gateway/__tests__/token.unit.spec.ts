import fc from "fast-check"
import { FlexPayConfigurationError } from "../errors"
import { normalizeToken, readTokenExpiry } from "../token"
import { createToken } from "./support/samples"

describe("normalizeToken", () => {
  it.each([
    "a.b.c",
    "Bearer a.b.c",
    "bearer a.b.c",
    "Bearer Bearer a.b.c",
    "  Bearer \t BEARER   a.b.c \n",
  ])("removes every Bearer of %p", (raw) => {
    expect(normalizeToken(raw)).toBe("a.b.c")
  })

  it.each(["", "   ", "Bearer", "Bearer ", "Bearer Bearer "])(
    "refuses %p as empty",
    (raw) => {
      expect(() => normalizeToken(raw)).toThrow(FlexPayConfigurationError)
      expect(() => normalizeToken(raw)).toThrow("The FlexPay token is empty")
    }
  )

  it.each(["a.b\n.c", "a b", "a.b.c Bearer", "a.b.\u2026"])(
    "refuses %p without repeating it",
    (raw) => {
      expect(() => normalizeToken(raw)).toThrow(
        "The FlexPay token holds white space or signs that a token can't have: paste it as one line"
      )
    }
  )
})

describe("readTokenExpiry", () => {
  it("reads the exp claim, in seconds since 1970", () => {
    expect(readTokenExpiry(createToken(1_893_456_000))).toEqual(
      new Date("2030-01-01T00:00:00Z")
    )
  })

  it.each(["", "abc", "a.b.c", "a..c", createToken(Infinity), "a.bnVsbA.c"])(
    "returns null for %p",
    (token) => {
      expect(readTokenExpiry(token)).toBeNull()
    }
  )

  it("throws for no text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.json(), (text, claims) => {
        readTokenExpiry(text)
        readTokenExpiry(`x.${Buffer.from(claims).toString("base64url")}.x`)
      })
    )
  })
})
