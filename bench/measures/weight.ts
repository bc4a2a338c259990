import { weigh } from "../../tools/weigh"
import type { Measure } from "../measure"

/** What shoppers and admins download. */
export const weight: Measure = async () => {
  return (await weigh()).map(({ part, kB, budget }) => ({
    label: `weight: ${part}`,
    baseline: "its budget",
    ratio: kB / budget,
    aim: "at most 1.00",
    isMet: kB <= budget,
    figures: `${kB.toFixed(2)} kB of ${budget} kB`,
  }))
}
