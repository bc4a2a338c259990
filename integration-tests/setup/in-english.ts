/** The English line of a sentence that the server says in French as well. */
export function inEnglish(message: unknown): string {
  const [fr, en, ...rest] = String(message).split("\n")
  if (!fr || !en || rest.length > 0) {
    throw new Error(`Not in French and English: ${String(message)}`)
  }
  return en
}
