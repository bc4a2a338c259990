import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

/** Pages beside the code that they describe. */
const READMES = ["simulator", "storefront", "bench"].map(
  (folder) => `${folder}/README.md`
)

/** For coding agents, and in no navigation. */
const NO_PAGES = ["AGENTS.md"]

const PAGE = /\.md$|^docs\/reference\/openapi\/[^/]+\.yaml$/

/**
 * Lists the files of the repository that the site shows as pages: Markdown and
 * OpenAPI documents.
 * @returns paths relative to the repository
 */
export function listPages(repository: string): string[] {
  const docs = readdirSync(path.join(repository, "docs"), {
    recursive: true,
    encoding: "utf8",
  }).map((file) => path.posix.join("docs", file))
  return [...readdirSync(repository), ...docs, ...READMES].filter(
    (file) => PAGE.test(file) && !NO_PAGES.includes(file)
  )
}

/**
 * Places a page on the site, which has the folders of docs/ on top.
 * @param file relative to the repository
 * @returns the path of the page's Markdown file on the site
 */
export function sitePath(file: string): string {
  return file
    .replace(/(^|\/)README\.md$/, "$1index.md")
    .replace(/^README\.fr\.md$/, "fr/index.md")
    .replace(/^docs\/(?!index\.md$)/, "")
    .replace(/\.yaml$/, ".md")
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")
}

/**
 * The title of a page in the navigation: its first heading as plain text, or
 * what an OpenAPI document has the routes of.
 */
export function titleOf(repository: string, file: string): string {
  const text = readFileSync(path.join(repository, file), "utf8")
  const [prefix, pattern] = file.endsWith(".yaml")
    ? ["OpenAPI: ", /^ {2}title: .*, (.+)$/m]
    : ["", /^# (.+)$/m]
  const title = pattern.exec(text)?.[1]
  if (!title) {
    throw new Error(`${file} has no title`)
  }
  return prefix + title.replaceAll("`", "")
}
