import { MUTANTS } from "../mutants"
import { SEARCHES } from "../searches"

describe("the mutants of the models", () => {
  it("each mutant has a name of its own and a search of CI that must find it", () => {
    const searches = SEARCHES.map(({ name }) => name)

    expect(MUTANTS.length).toBeGreaterThanOrEqual(20)
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
    expect(MUTANTS.filter(({ search }) => !searches.includes(search))).toEqual(
      []
    )
  })
})
