import { readFileSync } from "node:fs"
import path from "node:path"
import { parse } from "yaml"
import { startSimulator } from "../simulator"
import { parseOptions } from "../src/modules/flexpay/options"

const REQUIRED = {
  merchant: "MBOKA",
  token: "a-token",
  environment: "live",
  callback_base_url: "https://store.example.com",
}

const readme = readFileSync(path.join(__dirname, "../README.md"), "utf8")
const reference = readFileSync(
  path.join(__dirname, "../docs/reference/options.md"),
  "utf8"
)

describe("the documented table of options", () => {
  const rows = new Map(
    [...reference.matchAll(/^\| `(\w+)` +\| (\S+) +\|/gm)].map(
      ([, name = "", value = ""]) => [name, value.replaceAll("`", "")]
    )
  )

  it("has each option, with its default", () => {
    const defaults = parseOptions(REQUIRED)
    for (const name of Object.keys(defaults)) {
      const told = rows.get(name) ?? "missing"
      expect([name, told]).toEqual([
        name,
        name in REQUIRED ? "required" : expect.not.stringMatching("missing"),
      ])
      if (!(name in REQUIRED)) {
        const given = { ...REQUIRED, [name]: JSON.parse(told) }
        expect([name, parseOptions(given)]).toEqual([name, defaults])
      }
    }
  })

  it("has no option that there is not", () => {
    const mentioned = Object.fromEntries([...rows.keys()].map((it) => [it, {}]))
    expect(() => parseOptions({ ...mentioned, nonsense: 1 })).toThrow(
      'Unrecognized key: "nonsense"'
    )
  })
})

it("the README's options for the simulator are those that it takes", async () => {
  const [, shown = ""] = /^```js\noptions: (.*?),\n```$/ms.exec(readme) ?? []
  // An object of this form is YAML, too.
  const { addresses, ...options } = parseOptions(parse(shown))
  const simulator = await startSimulator()
  await simulator.close()

  expect(simulator).toMatchObject({
    merchant: options.merchant,
    token: options.token,
  })
  const { payment, card, check, payout } = simulator.addresses
  expect(addresses).toEqual(
    JSON.parse(
      JSON.stringify({ payment, card, check, payout }).replaceAll(
        simulator.url,
        "http://127.0.0.1:4400"
      )
    )
  )
})
