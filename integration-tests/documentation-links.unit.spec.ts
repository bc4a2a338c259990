import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const REPOSITORY = path.resolve(__dirname, "..")
const PAGES = [
  ...markdownIn("."),
  ...markdownIn("docs", { recursive: true }),
  ...markdownIn("simulator"),
  ...markdownIn("storefront"),
  ...markdownIn("bench"),
]

describe.each(PAGES)("the page %s", (page) => {
  it("the links of a page lead to files and headings that exist", () => {
    const folder = path.dirname(page)
    const broken = linksOf(page).filter((link) => {
      const [file = "", anchor] = link.split("#")
      const target = file ? path.join(folder, file) : page
      return (
        !existsSync(path.join(REPOSITORY, target)) ||
        (anchor !== undefined && !anchorsOf(target).includes(anchor))
      )
    })

    expect(broken).toEqual([])
  })
})

it("the index of docs/ leads to each page", () => {
  const reached = new Set(["docs/README.md"])
  for (const page of reached) {
    for (const link of page.endsWith(".md") ? linksOf(page) : []) {
      reached.add(path.join(path.dirname(page), link.split("#")[0] ?? ""))
    }
  }

  expect(
    PAGES.filter((page) => page.startsWith("docs/") && !reached.has(page))
  ).toEqual([])
})

function markdownIn(folder: string, { recursive = false } = {}): string[] {
  return readdirSync(path.join(REPOSITORY, folder), { recursive })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => file.endsWith(".md"))
}

/** Relative links of a page, code blocks left out. */
function linksOf(page: string): string[] {
  const text = readFileSync(path.join(REPOSITORY, page), "utf8")
  const prose = text.replace(/^ *```.*?^ *```/gms, "").replace(/`[^`\n]*`/g, "")
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
}

/** Anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const text = readFileSync(path.join(REPOSITORY, page), "utf8")
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  )
}
