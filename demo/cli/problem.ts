/** Something that a person has to mend, said in one sentence, in two languages. */
export class Problem extends Error {
  constructor(french: string, english: string) {
    super(`${french}\n${english}`)
  }
}
