import { firstLanguage } from "../language.ts"
import { idOf, readToken } from "../token.ts"

const ID = "01JDZ8X3M5T6V7W8Y9ABCDEFGH"
const TOKEN = `${ID}.${"aB3_-".repeat(8)}xyz`

describe("readToken", () => {
  it.each([
    ["a whole link", `#${TOKEN}`],
    ["a link that ends a sentence", `#${TOKEN}.`],
    ["a link with parameters of an app that sent it", `#${TOKEN}?fbclid=1`],
  ])("reads the token of %s", (_, hash) => {
    expect(readToken(hash)).toBe(TOKEN)
  })

  it.each([
    ["no hash", ""],
    ["a link that was cut off", `#${TOKEN.slice(0, -1)}`],
    ["another text", "#top"],
  ])("reads no token from %s", (_, hash) => {
    expect(readToken(hash)).toBeNull()
  })

  it("the id of a token contains nothing of its signature", () => {
    expect(idOf(TOKEN)).toBe(ID)
  })
})

it.each([
  ["fr", ["fr-CD", "en"]],
  ["en", ["en-US", "fr"]],
  ["en", ["ln", "sw", "en-GB"]],
  ["fr", ["ln", "pt-BR"]],
  ["fr", []],
])("the page is in %p for a browser with %p", (language, tags) => {
  expect(firstLanguage(tags)).toBe(language)
})
