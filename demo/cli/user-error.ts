/** A failure that the user can fix, with the same message in two languages. */
export class UserError extends Error {
  constructor(french: string, english: string) {
    super(`${french}\n${english}`)
  }
}
