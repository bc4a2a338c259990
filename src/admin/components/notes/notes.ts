/** Whether a text has as many characters as the server requires. */
export function isLongEnough(text: string, lengthMin: number): boolean {
  return text.trim().length >= lengthMin
}
