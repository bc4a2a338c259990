import { readFileSync } from "node:fs"
import { join } from "node:path"

/** An HTML page with its values filled in. */
export type Template = (values: Readonly<Record<string, string>>) => string

/**
 * Reads an HTML file of this folder. Each `{{name}}` in it is replaced by the
 * value of that name, as text and never as markup.
 */
export function readTemplate(file: string): Template {
  const html = readFileSync(join(__dirname, file), "utf8")
  return (values) =>
    html.replace(/\{\{(\w+)\}\}/g, (_placeholder, name: string) => {
      const value = values[name]
      if (value === undefined) {
        throw new Error(`${file} has no value for {{${name}}}`)
      }
      return escapeHtml(value)
    })
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) => `&#${character.charCodeAt(0)};`
  )
}
