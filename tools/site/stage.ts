import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import { isImage, replaceLinks } from "../package/relink"
import { readOpenApi } from "./openapi/document"
import { renderOpenApi } from "./openapi/render"
import { listPages, sitePath } from "./pages"

/**
 * Writes the pages of the site: those of the repository, with their links, and
 * one for each OpenAPI document. Images and OpenAPI documents come along.
 * @param filesUrl of the repository's files; null leaves of a link to a file
 * that is no page its text only
 * @throws Error if a link leads to no file
 */
export function stageSite(
  repository: string,
  { folder, filesUrl }: { folder: string; filesUrl: string | null }
): void {
  const pages = listPages(repository)
  rmSync(folder, { recursive: true, force: true })

  for (const page of pages) {
    const text = readFileSync(path.join(repository, page), "utf8")
    write(
      sitePath(page),
      page.endsWith(".yaml")
        ? renderOpenApi(readOpenApi(text), publish(page))
        : linkPage(text, page)
    )
  }

  function linkPage(text: string, page: string): string {
    return replaceLinks(text, page, ({ file, anchor }, link) => {
      if (!existsSync(path.join(repository, file))) {
        throw new Error(`${page}: ${link} leads to no file`)
      }
      if (isImage(file)) {
        return publish(file)
      }
      return pages.includes(file)
        ? `/${sitePath(file)}${anchor}`
        : filesUrl && `${filesUrl}/${file}${anchor}`
    })
  }

  /** Makes a file part of the site. @returns its address on the site */
  function publish(file: string): string {
    const address = file.replace(/^docs\//, "")
    cpSync(path.join(repository, file), path.join(folder, "public", address))
    return `/${address}`
  }

  function write(file: string, text: string): void {
    const location = path.join(folder, file)
    mkdirSync(path.dirname(location), { recursive: true })
    writeFileSync(location, text)
  }
}
