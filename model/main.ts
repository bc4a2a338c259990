import { writeStory } from "./engine/write-story"
import { MUTANTS } from "./mutants"
import type { Mutant } from "./mutants/mutant"
import { RULES } from "./rules"
import { FULL_SEARCHES, SEARCHES, statesInCi } from "./searches"
import type { NamedSearch } from "./searches"

/*
 * npm run model              all searches within the bounds of CI
 * npm run model -- --full    all states, within wider bounds, without mutants
 * npm run model -- --mutants only the mutants, each with its story
 */
const isFull = process.argv.includes("--full")
const isOnlyMutants = process.argv.includes("--mutants")
const broken: string[] = []

if (!isOnlyMutants) {
  ;(isFull ? FULL_SEARCHES : SEARCHES).forEach(report)
}
if (!isFull) {
  MUTANTS.forEach(reportMutant)
}

console.log(
  `\n${broken.length ? broken.join("\n") : "Every promise holds, and every mutant is found."}`
)
process.exitCode = broken.length > 0 ? 1 : 0

function report(search: NamedSearch): void {
  const { name, run } = search
  const begin = performance.now()
  const { model, result } = run(RULES, isFull ? undefined : statesInCi(search))
  const { states, transitions, statesAtRest, depth, isComplete, violation } =
    result
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(
    `${name}: ${model.name}; ${model.bounds}\n  ${states} states, ${transitions} transitions, ${statesAtRest} at rest, ${isComplete ? "complete" : `complete within ${depth} acts`}, in ${seconds} s`
  )
  if (violation) {
    broken.push(`The search "${name}" found a broken promise.`)
    console.log(writeStory(violation))
  }
}

function reportMutant({ name, search, rules }: Mutant): void {
  const used = SEARCHES.find((each) => each.name === search)
  const violation = used?.run({ ...RULES, ...rules(RULES) }, statesInCi(used))
    .result.violation
  if (violation) {
    console.log(
      `\nMutant: ${name}\n${writeStory(violation, { isBrief: true })}`
    )
  } else {
    broken.push(`Not found: ${name}`)
  }
}
