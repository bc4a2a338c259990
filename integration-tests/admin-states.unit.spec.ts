import { readFileSync } from "node:fs"
import path from "node:path"
import {
  listStates,
  nameState,
} from "../src/admin/components/transactions/state-filter"
import en from "../src/admin/i18n/en.json"
import fr from "../src/admin/i18n/fr.json"

const KINDS = ["payment", "payout"] as const
const LIFECYCLE = path.join(
  __dirname,
  "../docs/explanation/payment-lifecycle.md"
)

describe("the states that the list of transactions filters by", () => {
  it.each(KINDS)("are those that a %s can have", (kind) => {
    expect(listStates({ kind }).sort()).toEqual(documentedStates(kind).sort())
  })

  it("are all of both kinds while no kind is chosen", () => {
    expect(listStates({}).sort()).toEqual(
      [...new Set(KINDS.flatMap(documentedStates))].sort()
    )
  })

  it("include the chosen one, which the chosen kind can't have", () => {
    expect(listStates({ kind: "payout", state: "expired" })).toContain(
      "expired"
    )
  })

  it.each([
    ["French", fr],
    ["English", en],
  ])("have one name each in %s, for each kind and for both", (_, texts) => {
    for (const kind of [...KINDS, undefined]) {
      const names = listStates({ kind }).map((state) =>
        read(texts, nameState(state, kind))
      )
      expect(new Set(names).size).toBe(names.length)
      expect(names.filter((name) => name.includes("/"))).toEqual([])
    }
  })

  it("are named as in the list for a kind, and neutrally for both", () => {
    const names = [...KINDS, undefined].map((kind) =>
      read(en, nameState("failed", kind))
    )
    expect(names).toEqual(["Not paid", "Failed", "Failed"])
    expect(read(en, nameState("pending"))).toBe("In progress")
    expect(read(en, nameState("draft"))).toBe("Being prepared")
    expect(read(en, nameState("expired"))).toBe("Expired")
  })
})

/** The states of the generated table, which a test compares with the rules. */
function documentedStates(kind: (typeof KINDS)[number]): string[] {
  const [, block = ""] = readFileSync(LIFECYCLE, "utf8").split(
    `<!-- generated: ${kind} states -->`
  )
  const [, table = ""] = block.split(/^\| State .*Meaning.*$/m)
  const [rows = ""] = table.split("\n\n")
  return [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, state = ""]) => state)
}

/** @param name such as "states.payout.failed.label" */
function read(texts: unknown, name: string): string {
  let value = texts
  for (const part of name.split(".")) {
    value = (value as Record<string, unknown>)[part]
  }
  if (typeof value !== "string") {
    throw new Error(`There is no text ${name}`)
  }
  return value
}
