import { randomInt } from "node:crypto"
import fc from "fast-check"
import { isLive } from "../transaction"
import type { Transaction } from "../transaction"
import { histories } from "./support/history"
import { TransactionSimulation } from "./support/simulation"
import type { Move } from "./support/simulation"

const RUNS = 10_000

jest.setTimeout(120_000)

/** `HISTORIES_SEED=… npx jest histories` plays the same histories again. */
const seed = Number(process.env.HISTORIES_SEED ?? randomInt(2 ** 31))

/** Rules in other terms than the code's. */
const promises: [rule: string, holds: (move: Move) => boolean][] = [
  [
    "a success comes only from a paid check of our money, or has attention",
    (move) =>
      !becomes(move, "succeeded") ||
      move.after.attention !== null ||
      saysOursIsPaid(move),
  ],
  [
    "a success is only undone by a reversal",
    ({ before, after, answer }) =>
      before.state !== "succeeded" ||
      after.state === "succeeded" ||
      (after.state === "reversed" &&
        answer?.kind === "found" &&
        (answer.status === "3" || answer.status === "4")),
  ],
  [
    "an answer about another transaction changes no state",
    (move) =>
      !isOtherTransaction(move) ||
      (move.after.order_number === move.before.order_number &&
        move.after.amount_charged === move.before.amount_charged &&
        isMoveOfTime(move)),
  ],
  [
    "time fails nothing",
    (move) =>
      move.answer?.kind === "found" || isAnswer(move) || isMoveOfTime(move),
  ],
  [
    "a known order number is only replaced by one that our reference proves",
    ({ before, after, answer }) =>
      before.order_number === null ||
      after.order_number === before.order_number ||
      (answer?.kind === "found" && answer.reference === before.reference),
  ],
  [
    "a reversal keeps or sets attention",
    ({ after }) => after.state !== "reversed" || after.attention !== null,
  ],
  [
    "a live row always has a next check",
    ({ after }) => !isLive(after) || after.next_check_at !== null,
  ],
]

describe(`Whatever happens to an attempt (${RUNS} histories, seed ${seed})`, () => {
  it("every rule is true at every step, and money is never lost", () => {
    const reached = new Map<string, number>()

    fc.assert(
      fc.property(histories, (history) => {
        const simulation = new TransactionSimulation(history, (move) => {
          for (const [rule, holds] of promises) {
            if (!holds(move)) {
              throw new Error(`Broken: ${rule}\n${JSON.stringify(move)}`)
            }
          }
        })
        const end = simulation.live()
        count(reached, `${end.state} ${end.attention ?? "without attention"}`)

        expect(isLive(end)).toBe(false)
        if (end.state === "expired") {
          expect(end.attention).not.toBeNull()
        }
        if (simulation.hasMoney && end.state !== "succeeded") {
          expect(end.attention).not.toBeNull()
          // A checkable payment never waits for an operator, except for money
          // that FlexPay gave back and took again.
          if (end.state !== "reversed") {
            expect(end.order_number).toBeNull()
          }
        }
      }),
      { seed, numRuns: RUNS }
    )

    // Proof that the histories reach what the promises are about.
    for (const end of [
      "succeeded without attention",
      "succeeded amount_differs",
      "succeeded currency_differs",
      "succeeded contradicted",
      "reversed reversed",
      "failed without attention",
      "canceled without attention",
      "refused without attention",
      "expired outcome_unknown",
      "expired never_final",
      "expired outcome_unreadable",
      "expired reference_differs",
    ]) {
      expect([...reached.keys()]).toContain(end)
    }
  })
})

function becomes({ before, after }: Move, state: Transaction["state"]) {
  return before.state !== state && after.state === state
}

function isAnswer({ checkedNumber }: Move): boolean {
  return checkedNumber === undefined
}

/** The row stayed, or went where time alone may bring it. */
function isMoveOfTime({ before, after }: Move): boolean {
  return (
    after.state === before.state ||
    after.state === "unknown" ||
    after.state === "expired"
  )
}

function saysOursIsPaid(move: Move): boolean {
  const { answer, before } = move
  return (
    answer?.kind === "found" &&
    answer.status === "0" &&
    Number(answer.amount) === Number(before.amount) &&
    answer.currency === "CDF" &&
    !isOtherTransaction(move)
  )
}

/** Nothing in the answer ties it to our reference or to FlexPay's own number. */
function isOtherTransaction({ answer, checkedNumber, before }: Move): boolean {
  if (answer?.kind !== "found") {
    return false
  }
  const numberDiffers =
    answer.orderNumber !== null && answer.orderNumber !== checkedNumber
  const isSilent =
    answer.reference === null || answer.reference === checkedNumber
  const isOurs =
    answer.reference === before.reference ||
    (isSilent && before.order_number === checkedNumber)
  return numberDiffers || !isOurs
}

function count(reached: Map<string, number>, key: string): void {
  reached.set(key, (reached.get(key) ?? 0) + 1)
}
