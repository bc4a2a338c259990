import { createInterface } from "node:readline/promises"

/** Where a command writes to, and whom it asks. */
export interface Terminal {
  print(text: string): void
  /** Asks a yes-or-no question; false when the input is not a terminal. */
  confirm(question: string): Promise<boolean>
}

/** The terminal that started the process. */
export const processTerminal: Terminal = {
  print: (text) => void process.stdout.write(`${text}\n`),
  confirm: async (question) => {
    if (!process.stdin.isTTY) {
      return false
    }
    const { stdin: input, stdout: output } = process
    const lines = createInterface({ input, output })
    const answer = await lines.question(`${question} [y/N] `)
    lines.close()
    return /^y(?:es)?$/i.test(answer.trim())
  },
}
