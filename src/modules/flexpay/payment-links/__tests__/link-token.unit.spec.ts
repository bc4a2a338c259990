import { readLinkToken, signLink } from "../link-token"

const ID = "fplink_01M8PMKK22GJ0N8CZQ2KMMXHFW"
const OTHER = "fplink_01M8PMKTAJWQFENSVRP4G3YZ2V"
const SECRET = "a secret"

describe("the token of a payment link", () => {
  it("names the link that it was signed for", () => {
    expect(readLinkToken(signLink(ID, SECRET), SECRET)).toBe(ID)
  })

  it("holds only characters that every messenger keeps in an address", () => {
    expect(signLink(ID, SECRET)).toMatch(/^[\w.-]{70}$/)
  })

  it("a token of another link, of another secret, or changed in any character is refused", () => {
    const token = signLink(ID, SECRET)
    const [, signature] = token.split(".")
    const changed = Array.from(
      token,
      (character, index) =>
        token.slice(0, index) +
        (character === "A" ? "B" : "A") +
        token.slice(index + 1)
    )
    const refused = [
      `${OTHER.slice(7)}.${signature}`,
      signLink(ID, "another secret"),
      token.toLowerCase(),
      `${token}A`,
      token.slice(0, -1),
      `${token} `,
      "",
      ".",
      "é".repeat(70),
      ...changed,
    ]

    expect(refused.filter((text) => readLinkToken(text, SECRET))).toEqual([])
  })
})
