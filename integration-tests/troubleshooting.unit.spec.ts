import { readFileSync } from "node:fs"
import path from "node:path"
import en from "../src/admin/i18n/en.json"
import fr from "../src/admin/i18n/fr.json"
import { readSourceTexts, readUnion } from "./setup/source-texts"

const DOCS = path.resolve(__dirname, "../docs")
const ENGLISH = readPage("how-to/troubleshoot.md")
const FRENCH = readPage("fr/depannage.md")

/** French sentences have one of these; English ones have none. */
const IS_FRENCH = /[àâçéèêëîïôùûœ’«]/i
/** Enough of a message to find it by. */
const LENGTH_MIN = 15
const LENGTH_MAX = 40

const { texts, codes } = readSourceTexts()
const bilingual = new Set(
  texts.filter(({ text }) => IS_FRENCH.test(text)).map(({ file }) => file)
)

const CODES = [
  ...codes,
  ...readUnion("storefront/src/phone.ts", "PhoneProblem").map(
    (why) => `phone_${why}`
  ),
  ...["RefundRefusal", "ResendRefusal", "ActionRefusal"].flatMap((name) =>
    [
      "src/modules/flexpay/payouts/refund-rules.ts",
      "src/modules/flexpay/payouts/resend-rules.ts",
      "src/modules/flexpay/payouts/refused-actions.ts",
    ].flatMap((file) => readUnion(file, name))
  ),
]

it("the source has the errors that the pages are compared with", () => {
  expect(CODES).toEqual(
    expect.arrayContaining([
      "cart_changed",
      "cart_in_progress",
      "too_many_pushes",
      "phone_foreign",
      "payouts_off",
      "user_required",
      "not_resendable",
      "break_closed",
    ])
  )
  expect(texts.length).toBeGreaterThan(100)
})

describe.each([
  ["English", ENGLISH, en],
  ["French", FRENCH, fr],
])("the %s page of troubleshooting", (language, page, screen) => {
  it("the page has each error code of the plugin", () => {
    expect(CODES.filter((code) => !page.includes(`\`${code}\``))).toEqual([])
  })

  it("the page has each message that the plugin answers or logs", () => {
    const shown = texts.filter(({ file, text }) =>
      language === "French"
        ? IS_FRENCH.test(text) || !bilingual.has(file)
        : !IS_FRENCH.test(text)
    )

    expect(shown.filter(({ text }) => !hasText(page, text))).toEqual([])
  })

  it("the page has each health check that is not good, and what to do", () => {
    const checks: Partial<Record<string, string>> = screen.health_checks
    const missing = Object.entries(screen.health_todos).filter(
      ([code, todo]) =>
        !hasText(page, checks[code] ?? checks[`${code}_other`] ?? code) ||
        !hasText(page, todo)
    )

    expect(missing).toEqual([])
  })

  it("the page has each problem of an export file", () => {
    const problems = readUnion(
      "src/modules/flexpay/reconciliation/export-file/types.ts",
      "ExportProblemCode"
    )
    const sentences: Partial<Record<string, string>> =
      screen.export_file_problems

    expect(problems.length).toBeGreaterThan(10)
    expect(
      problems.filter((code) => !hasText(page, sentences[code] ?? code))
    ).toEqual([])
  })
})

function readPage(file: string): string {
  return plain(readFileSync(path.join(DOCS, file), "utf8").replaceAll("\\", ""))
}

/** Whether a page has a message: the beginning of its first fixed part. */
function hasText(page: string, message: string): boolean {
  const part = plain(message)
    .split(/…|\{\{\w+\}\}/)
    .map((each) => each.trim())
    .find((each) => each.length >= LENGTH_MIN)
  return part === undefined || page.includes(part.slice(0, LENGTH_MAX))
}

/** One kind of blank, as typography and the pages' line breaks differ. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ")
}
