import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { Linter } from "eslint"
import { parser } from "typescript-eslint"
import { checkPage } from "./check-docs"
import { findInName, findInProse } from "./find-terms"
import plugin from "./rule"
import { TERMS, UNCHECKED } from "./terms"

/** The words that the rule reports in a file of this code. */
function wordsReported(code: string, file = "src/workflows/sync.ts") {
  const cwd = path.resolve(__dirname, "../..")
  const messages = new Linter({ cwd }).verify(
    code,
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: {
        parser,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      plugins: { ours: plugin },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      rules: { "ours/terms": "error" },
    },
    path.join(cwd, file)
  )
  return messages.map(({ message }) => /^"(.*?)"/.exec(message)?.[1] ?? message)
}

describe("ours/terms", () => {
  it.each([
    ["const found = find()", "found"],
    ["let isTold = false", "isTold"],
    ["const [kept] = rows", "kept"],
    ["const { id: left } = row", "left"],
    ["function settleAttention() {}", "settleAttention"],
    ["const read = (it) => it.id", "it"],
    ["class PaymentLedger {}", "PaymentLedger"],
    ["class Store { private held = 0 }", "held"],
    ["class Store { claimApply() {} }", "claimApply"],
    ["class Store { constructor(private ledger: Store) {} }", "ledger"],
    ["type Wish = { id: string }", "Wish"],
    ["type Row = { applied_state: string }", "applied_state"],
    ["interface Row { lives_until: Date }", "lives_until"],
    ["enum Fault { Saboteur }", "Saboteur"],
    ["const columns = { settled_at: model.dateTime() }", "settled_at"],
    [`type State = "pending" | "requesting"`, "requesting"],
    [`const STATES = ["pending", "requesting"]`, "requesting"],
    ["import { phone as told } from './phone'", "told"],
    ["try {} catch (happened) {}", "happened"],
  ])("refuses a name in `%s`", (code, name) => {
    expect(wordsReported(code)).toEqual([name])
  })

  it.each([
    "const notFound = 1",
    "const { left, told } = row",
    "element.style.left = margin",
    "const style = { left: 0 }",
    "log({ within: told })",
    "import { told } from './elsewhere'",
    "class Provider { getWebhookActionAndData() {} }",
    "const applyFilters = 1",
    "const settlement = 1",
  ])("accepts the names in `%s`", (code) => {
    expect(wordsReported(code)).toEqual([])
  })

  it.each([
    ["// Waits for a person.", "person"],
    ["/** Nothing the ledger knows. */", "ledger"],
    ["/**\n * The row is let\n * go of later.\n */", "let go"],
    ["// Whoever asks first wins.", "Whoever"],
    ["// Retries. Who loses waits.", "Who"],
    ["// One that nobody's check confirms.", "nobody's"],
    ["// A second admin's yes.", "admin's yes"],
    [`it("is settled by hand", () => {})`, "settled"],
    [`it.each(rows)("tells %s", () => {})`, "tells"],
    [`describe.only("the books", () => {})`, "books"],
    [`throw new FlexPayError("This was settled already.")`, "settled"],
    ["const x = <p>Ask a person</p>", "person"],
  ])("refuses the prose in `%s`", (code, word) => {
    expect(wordsReported(code, "src/admin/sync.tsx")).toContain(word)
  })

  it.each([
    "// Left joins are slow; `told` is a column of old databases.",
    "// Who called? Nothing knows.",
    "// personal data, settlement, ringtone",
    "// Medusa's webhook route calls getWebhookActionAndData.",
    "// One SQL statement guards the state.",
    "// eslint-disable-next-line no-console -- the person's terminal",
    `log("settled")`,
    `it("sends a booked payment's callback", () => {})`,
  ])("accepts the prose in `%s`", (code) => {
    expect(wordsReported(code)).toEqual([])
  })

  it("reads the strings of texts, and of no other file", () => {
    const code = "export const en = { title: `A person must look`, a: 'books' }"
    expect(wordsReported(code, "src/admin/i18n/en.ts")).toEqual([
      "person",
      "books",
    ])
    expect(wordsReported(code, "src/admin/title.ts")).toEqual([])
  })

  it("reads the file's name", () => {
    expect(wordsReported("", "src/modules/flexpay/ledger.ts")).toEqual([
      "ledger",
    ])
  })

  it("reports the line of a word in a comment of several", () => {
    const linter = new Linter()
    const [message] = linter.verify("/**\n * First.\n * The ledger.\n */", {
      plugins: { ours: plugin },
      rules: { "ours/terms": "error" },
    })
    expect(message).toMatchObject({ line: 3, column: 8 })
  })

  it("lets a word stand where an exception names it, and nowhere else", () => {
    expect(wordsReported("const bench = 1", "bench/main.ts")).toEqual([])
    expect(wordsReported("const bench = 1", "chaos/main.ts")).toEqual(["bench"])
  })
})

describe("checkPage", () => {
  it("reports words of prose, code spans and keys, with their lines", () => {
    const page = "# Title\n\nThe ledger and `settled_at`.\n\nsettled: yes\n"
    expect(checkPage(page, "docs/a.md").sort()).toEqual([
      expect.stringMatching(/^docs\/a\.md:3: "ledger"/),
      expect.stringMatching(/^docs\/a\.md:3: "settled_at"/),
      expect.stringMatching(/^docs\/a\.md:5: "settled"/),
      expect.stringMatching(/^docs\/a\.md:5: "settled"/),
    ])
  })

  it("reports words of JSON's keys and texts", () => {
    const page = '{\n  "list": {\n    "asked_at": "In the ledger."\n  }\n}\n'
    expect(checkPage(page, "src/admin/i18n/en.json").sort()).toEqual([
      expect.stringMatching(/^src\/admin\/i18n\/en.json:3: "asked_at"/),
      expect.stringMatching(/^src\/admin\/i18n\/en.json:3: "ledger"/),
    ])
  })

  it("accepts code blocks, addresses and names of others", () => {
    const page = "```sh\ngit tell\n```\n\nSee https://a.example/ledger.\n"
    expect(checkPage(page, "docs/a.md")).toEqual([])
  })
})

describe("the list of terms", () => {
  it("gives a reason for each exception", () => {
    const exceptions = TERMS.flatMap(({ except }) => except ?? [])
    expect(exceptions.filter(({ why }) => why.length < 5)).toEqual([])
  })

  // Compares nothing while the page is not written.
  it("covers each word that the glossary refuses", () => {
    const glossary = path.resolve(__dirname, "../../docs/glossary.md")
    const words = existsSync(glossary)
      ? refusedWords(readFileSync(glossary, "utf8"))
      : []
    const uncovered = words.filter(
      (word) =>
        !Object.hasOwn(UNCHECKED, word) &&
        findInProse(word, glossary).length === 0 &&
        findInName(word, glossary).length === 0
    )
    expect(uncovered).toEqual([])
  })

  it("reads the glossary's third column, without what is in brackets", () => {
    const table = "| Concept | Use | Not |\n|---|---|---|\n"
    expect(
      refusedWords(
        `${table}| a | b | ask, "tell" (us) |\n| c | d | |\n\n| Not | But |\n| x | y |`
      )
    ).toEqual(["ask", "tell"])
  })
})

/** The words in the third column of the glossary's table. */
function refusedWords(glossary: string): string[] {
  return glossary
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(({ length }) => length === 5)
    .map(([, , , not = ""]) => not)
    .filter((not) => !/^(?:Not|-+)?$/.test(not))
    .flatMap((not) =>
      not
        .replace(/\(.*?\)|;.*/g, "")
        .split(",")
        .map((word) => word.replace(/["`]/g, "").trim())
    )
}
