import { readFileSync } from "node:fs"
import path from "node:path"
import { parseOptions } from "../src/modules/flexpay/options"

const REQUIRED = {
  merchant: "MBOKA",
  token: "a-token",
  environment: "live",
  callback_base_url: "https://store.example.com",
}

describe("the README's table of options", () => {
  const readme = readFileSync(path.join(__dirname, "../README.md"), "utf8")
  const [, section = ""] = readme.split("\n## Options\n")
  const rows = new Map(
    [...section.matchAll(/^\| `(\w+)` +\| (\S+) +\|/gm)].map(
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
