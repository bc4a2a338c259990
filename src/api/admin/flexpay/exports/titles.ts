import type { Language } from "../../../admin-texts"
import titles from "./titles.json"

/** The titles of the columns of exported files. Kinshasa has no summer time. */
export const TITLES = titles satisfies Record<Language, Record<Column, string>>

/** A column of an exported file. */
export type Column = keyof (typeof titles)["en"]

/** The titles of some columns, in order. */
export function titlesOf(
  columns: readonly Column[],
  language: Language
): string[] {
  return columns.map((column) => TITLES[language][column])
}
