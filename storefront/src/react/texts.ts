import type { en } from "./en.ts"

/** The texts of the component; `en` describes them. */
export type FlexPayTexts = typeof en

/** Fills the `{placeholders}` of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name)
}
