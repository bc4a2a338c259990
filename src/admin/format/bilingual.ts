/**
 * The reader's line of a sentence that the server says in French and in
 * English, a line each; any other sentence as it is.
 */
export function readBilingual(message: string, locale: string): string {
  const [fr, en, ...rest] = message.split("\n")
  if (fr === undefined || en === undefined || rest.length > 0) {
    return message
  }
  return locale.startsWith("fr") ? fr : en
}
