import { readFileSync } from "node:fs"
import path from "node:path"
import { parse } from "yaml"
import { startSimulator } from "../simulator"
import { resolveAddresses } from "../src/gateway"
import { parseOptions } from "../src/modules/flexpay/options"

const REQUIRED = {
  merchant: "MBOKA",
  token: "a-token",
  environment: "live",
  callback_base_url: "https://store.example.com",
}

function readDocs(file: string): string {
  return readFileSync(path.join(__dirname, "../docs", file), "utf8")
}

describe("the documented table of options", () => {
  const [table = ""] = readDocs("reference/options.md").split("\n## ")
  const rows = new Map(
    [...table.matchAll(/^\| `(\w+)` +\| (\S+) +\|/gm)].map(
      ([, name = "", value = ""]) => [name, value.replaceAll("`", "")]
    )
  )

  it("the table has each option with its default", () => {
    const defaults = parseOptions(REQUIRED)
    for (const name of Object.keys(defaults)) {
      const documented = rows.get(name) ?? "missing"
      expect([name, documented]).toEqual([
        name,
        name in REQUIRED ? "required" : expect.not.stringMatching("missing"),
      ])
      if (!(name in REQUIRED)) {
        const actual = { ...REQUIRED, [name]: JSON.parse(documented) }
        expect([name, parseOptions(actual)]).toEqual([name, defaults])
      }
    }
  })

  it("the table has the simulator's default address", () => {
    const { check } = resolveAddresses(
      parseOptions({ ...REQUIRED, environment: "simulator" })
    )
    expect(rows.get("simulator_url")).toBe(new URL(check).origin)
  })

  it("the table has no unknown option", () => {
    const mentioned = Object.fromEntries(
      [...rows.keys()].map((name) => [name, {}])
    )
    expect(() => parseOptions({ ...mentioned, nonsense: 1 })).toThrow(
      'Unrecognized key: "nonsense"'
    )
  })
})

it("the documented options for the simulator are those that it accepts", async () => {
  const guide = readDocs("how-to/develop-with-the-simulator.md")
  const [, shown = ""] = /^```js\noptions: (.*?),\n```$/ms.exec(guide) ?? []
  // An object of this form is YAML, too.
  const options = parseOptions(parse(shown))
  const simulator = await startSimulator()
  await simulator.close()

  expect(simulator).toMatchObject({
    merchant: options.merchant,
    token: options.token,
  })
  const { payment, card, check, payout } = simulator.addresses
  expect(resolveAddresses(options)).toEqual({
    ...JSON.parse(
      JSON.stringify({ payment, card, check, payout }).replaceAll(
        simulator.url,
        "http://127.0.0.1:4400"
      )
    ),
    check_fallback: null,
  })
})
