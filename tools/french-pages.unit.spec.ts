import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const REPOSITORY = path.resolve(__dirname, "..")

/** Pages that have the same headings and the same code in both languages. */
const MIRRORED: readonly (readonly [english: string, french: string])[] = [
  ["README.md", "README.fr.md"],
  ["docs/how-to/request-payments.md", "docs/fr/demandes-de-paiement.md"],
  ["docs/how-to/refund-a-payment.md", "docs/fr/remboursements.md"],
  ["docs/how-to/roles-and-approvals.md", "docs/fr/roles-et-approbations.md"],
  ["docs/how-to/resolve-attentions.md", "docs/fr/a-traiter.md"],
  ["docs/how-to/reconcile-a-day.md", "docs/fr/rapprochement.md"],
  ["docs/how-to/data-protection.md", "docs/fr/protection-des-donnees.md"],
  ["docs/how-to/send-a-receipt.md", "docs/fr/recu.md"],
  ["docs/how-to/troubleshoot.md", "docs/fr/depannage.md"],
]

/** English guides that one French page covers, in an order of its own. */
const GATHERED: Readonly<Record<string, readonly string[]>> = {
  "docs/fr/installation.md": [
    "docs/how-to/install.md",
    "docs/how-to/go-live.md",
    "docs/how-to/develop-with-the-simulator.md",
    "docs/how-to/limit-pushes.md",
    "docs/how-to/remove-the-plugin.md",
  ],
}

/** Guides for developers, in English alone. */
const ENGLISH_ONLY = [
  "docs/how-to/custom-storefront.md",
  "docs/how-to/mobile-app.md",
  "docs/how-to/monitor.md",
  "docs/how-to/nextjs-starter.md",
  "docs/how-to/run-several-instances.md",
]

describe.each(MIRRORED)("the pages %s and %s", (english, french) => {
  it("have the same levels of headings in the same order", () => {
    expect(levelsOf(french)).toEqual(levelsOf(english))
  })

  it("have the same code, but for comments", () => {
    expect(codeOf(french)).toEqual(codeOf(english))
  })
})

it("each guide has a French page, or is listed as English alone", () => {
  const guides = readdirSync(path.join(REPOSITORY, "docs/how-to")).map(
    (name) => `docs/how-to/${name}`
  )
  const listed = [
    ...MIRRORED.map(([english]) => english),
    ...Object.values(GATHERED).flat(),
    ...ENGLISH_ONLY,
  ]

  expect(guides.filter((guide) => !listed.includes(guide))).toEqual([])
})

it("each French page is the counterpart of an English one", () => {
  const pages = readdirSync(path.join(REPOSITORY, "docs/fr")).map(
    (name) => `docs/fr/${name}`
  )
  const listed = [
    ...MIRRORED.map(([, french]) => french),
    ...Object.keys(GATHERED),
  ]

  expect(pages.filter((page) => !listed.includes(page))).toEqual([])
})

function read(page: string): string {
  return readFileSync(path.join(REPOSITORY, page), "utf8")
}

/** "## " and the like; what stands in code is no heading. */
function levelsOf(page: string): string[] {
  const text = read(page).replace(/^ *```.*?^ *```/gms, "")
  return text.match(/^#+(?= )/gm) ?? []
}

/** The blocks of code, each with its language. */
function codeOf(page: string): string[] {
  const blocks = read(page).match(/^ *```.*?^ *```/gms) ?? []
  return blocks.map((block) =>
    block
      .split("\n")
      .map((line) =>
        line
          .replace(/(?:^|\s)(?:\/\/|#) .*$/, "")
          .replace(/^\s*\/\*\*.*\*\/\s*$/, "")
          .trimEnd()
      )
      .filter((line) => line !== "")
      .join("\n")
  )
}
