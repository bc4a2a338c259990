/**
 * A sentence for admins in French and in English, a line each. Medusa's own
 * pages show what a server says as it is; ours show the reader's line.
 */
export function bilingual(fr: string, en: string): string {
  return `${fr}\n${en}`
}
