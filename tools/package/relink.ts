import path from "node:path"

/** Where links of a page lead that do not lead into the package. */
export interface LinkTargets {
  /** Of the repository, without a trailing slash. */
  url: string
  /** A branch, a tag or a commit. */
  revision: string
  /** Whether a link to this file of the repository stays as it is. */
  isKept: (file: string) => boolean
}

const CODE = "^ *```.*?^ *```|`[^`\\n]*`"
const LINK = "\\]\\(([^)\\s]+)\\)"
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp)$/

/**
 * Makes relative links of a Markdown page absolute: images lead to the file
 * itself, other links to its page on GitHub.
 * @param file of the page, relative to the repository
 */
export function relink(
  page: string,
  file: string,
  { url, revision, isKept }: LinkTargets
): string {
  return page.replace(
    new RegExp(`${CODE}|${LINK}`, "gms"),
    (match, link?: string) => {
      if (!link || /^(?:[a-z]+:|#|\/)/.test(link)) {
        return match
      }
      const [relative = "", anchor] = link.split("#")
      const target = path.posix.join(path.posix.dirname(file), relative)
      if (isKept(target)) {
        return match
      }
      const view = IMAGE.test(target) ? "raw" : "blob"
      const end = anchor === undefined ? "" : `#${anchor}`
      return `](${url}/${view}/${revision}/${target}${end})`
    }
  )
}
