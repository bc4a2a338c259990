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

/** A link to a file of the repository. */
export interface FileLink {
  /** Relative to the repository. */
  file: string
  /** `#heading`, or empty. */
  anchor: string
}

const CODE = "^ *```.*?^ *```|`[^`\\n]*`"
const LINK = "\\[([^\\]]*)\\]\\(([^)\\s]+)\\)"
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp)$/

/**
 * Makes relative links of a Markdown page absolute: images lead to the file
 * itself, other links to its page on GitHub.
 * @param page its text
 * @param file of the page, relative to the repository
 */
export function relink(
  page: string,
  file: string,
  { url, revision, isKept }: LinkTargets
): string {
  return replaceLinks(page, file, (target, link) =>
    isKept(target.file)
      ? link
      : `${url}/${isImage(target.file) ? "raw" : "blob"}/${revision}/${target.file}${target.anchor}`
  )
}

/**
 * Replaces the links of a Markdown page to files of the repository; not in code.
 * @param page its text
 * @param file of the page, relative to the repository
 * @param replace returns where the link leads then; null leaves its text only
 */
export function replaceLinks(
  page: string,
  file: string,
  replace: (target: FileLink, link: string) => string | null
): string {
  return page.replace(
    new RegExp(`${CODE}|${LINK}`, "gms"),
    (match, label?: string, link?: string) => {
      if (!link || /^(?:[a-z]+:|#|\/)/.test(link)) {
        return match
      }
      const [relative = "", anchor] = link.split("#")
      const target = {
        file: path.posix.join(path.posix.dirname(file), relative),
        anchor: anchor === undefined ? "" : `#${anchor}`,
      }
      const replaced = replace(target, link)
      return replaced === null ? `${label}` : `[${label}](${replaced})`
    }
  )
}

/** Whether a file is an image that pages show. */
export function isImage(file: string): boolean {
  return IMAGE.test(file)
}
