import { readFileSync } from "node:fs"
import path from "node:path"
import { devDependencies } from "../../package.json"
import { applyDiff } from "./apply-diff"
import { readGuide } from "./read-guide"

const GUIDE = readFileSync(
  path.resolve(__dirname, "../../docs/how-to/nextjs-starter.md"),
  "utf8"
)

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven"]

describe("readGuide", () => {
  it("a diff changes the file that was named last, and code is a file only if one is named", () => {
    const guide = readGuide(
      [
        "In `src/a.ts`, change:",
        "```diff\n-a\n+b\n```",
        "Then:",
        "```diff\n-c\n+d\n```",
        "Create `src/b.tsx`:",
        '```tsx\nimport "medusa-payment-flexpay/react"\n```',
        "The option:",
        '```ts\noption: "c.ts",\n```',
        "",
      ].join("\n\n")
    )

    expect(guide).toEqual({
      packageName: "medusa-payment-flexpay",
      changes: [
        { file: "src/a.ts", kind: "diff", text: "-a\n+b\n" },
        { file: "src/a.ts", kind: "diff", text: "-c\n+d\n" },
        {
          file: "src/b.tsx",
          kind: "create",
          text: 'import "medusa-payment-flexpay/react"\n',
        },
      ],
    })
  })

  it("the guide for Medusa's starter says how many files it adds and changes", () => {
    const { changes } = readGuide(GUIDE)
    const files = (kind: string) =>
      new Set(changes.flatMap((each) => (each.kind === kind ? each.file : [])))
    const [, added, changed] =
      /You add (\w+) files and change (\w+)/.exec(GUIDE) ?? []

    expect(files("create").size).toBe(NUMBERS.indexOf(added ?? ""))
    // The one more is .env.local.
    expect(files("diff").size + 1).toBe(NUMBERS.indexOf(changed ?? ""))
  })

  it("the guide raises Medusa's packages to the versions of this repository", () => {
    const version = devDependencies["@medusajs/medusa"]
    expect(GUIDE).toContain(`packages raised to ${version}`)
    expect(GUIDE).toContain(`package of both apps to ${version}`)
    expect(GUIDE).toContain(
      `\`@medusajs/ui\` is ${devDependencies["@medusajs/ui"]} then, and the root's \`@medusajs/eslint-plugin\` ${devDependencies["@medusajs/eslint-plugin"]}`
    )
  })
})

describe("applyDiff", () => {
  const TEXT = "one(1)\n  two\n  three\nfour\n"

  it.each([
    ["a line", " one(1)\n-  two\n+  2\n", "one(1)\n  2\n  three\nfour\n"],
    [
      "lines that are left out",
      "-one(1)\n …\n four\n+5\n",
      "  two\n  three\nfour\n5\n",
    ],
    ["a part of a line", "-one(…)\n+1\n", "1\n  two\n  three\nfour\n"],
  ])("a diff replaces %s", (_what, diff, expected) => {
    expect(applyDiff(TEXT, diff)).toBe(expected)
  })

  it.each([
    ["do not stand there", "-two\n", TEXT],
    ["stand there 2 times", "-  two\n", TEXT + TEXT],
  ])("a diff is refused when its old lines %s", (message, diff, text) => {
    expect(() => applyDiff(text, diff)).toThrow(message)
  })
})
