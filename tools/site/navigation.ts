import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { listPages, sitePath, titleOf } from "./pages"

const INDEX = "docs/README.md"
const DECISIONS = "docs/adr"
const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g

/** A group of pages, or a page. */
export interface NavigationItem {
  text: string
  /** Path on the site. */
  link?: string
  collapsed?: boolean
  items?: NavigationItem[]
}

/**
 * Reads the navigation from the index of the documentation: its sections and
 * their lists. Pages have the titles of their first headings.
 */
export function readNavigation(repository: string): {
  english: NavigationItem[]
  french: NavigationItem[]
} {
  const [intro = "", ...sections] = readFileSync(
    path.join(repository, INDEX),
    "utf8"
  ).split(/^## /m)
  return {
    english: sections
      .map((section) => readSection(repository, section))
      .filter(({ items }) => items.length > 0),
    french: readLinks(repository, intro),
  }
}

function readSection(repository: string, section: string) {
  const [text = "", ...lines] = section.split("\n")
  const items: NavigationItem[] = []
  let group = items
  for (const line of lines) {
    if (line.endsWith(":")) {
      group = []
      items.push({ text: line.slice(0, -1), items: group })
    } else if (line.startsWith("- ")) {
      group.push(...readLinks(repository, line))
    }
  }
  return { text, items }
}

function readLinks(repository: string, line: string): NavigationItem[] {
  const pages = listPages(repository)
  return [...line.matchAll(LINK)].flatMap(([, text = "", link = ""]) => {
    const [relative = "", anchor] = link.split("#")
    const file = path.posix.join(path.posix.dirname(INDEX), relative)
    if (!pages.includes(file)) {
      return []
    }
    const hasTitle = anchor === undefined && !file.startsWith("README")
    const page = {
      text: hasTitle
        ? titleOf(repository, file)
        : text.charAt(0).toUpperCase() + text.slice(1),
      link: urlOf(file, anchor),
    }
    return file === `${DECISIONS}/README.md`
      ? [{ ...page, collapsed: true, items: readDecisions(repository) }]
      : [page]
  })
}

function readDecisions(repository: string): NavigationItem[] {
  return readdirSync(path.join(repository, DECISIONS))
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort()
    .map((name) => `${DECISIONS}/${name}`)
    .map((file) => ({ text: titleOf(repository, file), link: urlOf(file) }))
}

function urlOf(file: string, anchor?: string): string {
  const page = `/${sitePath(file)}`.replace(/(?:index)?\.md$/, "")
  return anchor === undefined ? page : `${page}#${anchor}`
}

/** The link of the first page in a group, which may be in a group of its own. */
export function firstLink({ link, items = [] }: NavigationItem): string {
  const [first] = items
  return link ?? (first ? firstLink(first) : "/")
}
