import type { Model, Step } from "../model"
import { REST_IS_REACHABLE, search } from "../search"
import { writeStory } from "../write-story"

/** Two clerks add to one sum: each reads it, and writes it one higher. */
interface Toy extends Record<string, number | null> {
  sum: number
  added: number
  a: number | null
  b: number | null
}

const START: Toy = { sum: 0, added: 0, a: null, b: null }

function toy({ isLocked }: { isLocked: boolean }): Model<Toy> {
  return {
    name: "a sum",
    bounds: "two additions",
    initial: [START],
    steps: (state) =>
      (["a", "b"] as const).flatMap((clerk): Step<Toy>[] => {
        const read = state[clerk]
        if (read !== null) {
          const { added } = state
          const after = {
            ...state,
            sum: read + 1,
            added: added + 1,
            [clerk]: null,
          }
          return [{ actor: "plugin", act: `${clerk} writes`, after }]
        }
        const isBusy = isLocked && (state.a ?? state.b) !== null
        return isBusy || state.added >= 2
          ? []
          : [
              {
                actor: "operator",
                act: `${clerk} reads`,
                after: { ...state, [clerk]: state.sum },
              },
            ]
      }),
    always: [],
    atRest: [
      {
        promise: "The sum is what was added.",
        holds: ({ sum, added }) => sum === added,
      },
    ],
    isTimeOver: () => true,
  }
}

describe("search", () => {
  it("finds the shortest path to a broken promise", () => {
    const { violation } = search(toy({ isLocked: false }))

    expect(violation?.promise).toBe("The sum is what was added.")
    expect(violation?.path.map(({ act }) => act)).toEqual([
      null,
      "a reads",
      "b reads",
      "a writes",
      "b writes",
    ])
    expect(violation && writeStory(violation)).toContain("   4. b writes")
  })

  it("visits each state once where all promises hold", () => {
    expect(search(toy({ isLocked: true }))).toEqual({
      states: 7,
      transitions: 8,
      statesAtRest: 3,
      depth: 4,
      isComplete: true,
      violation: null,
    })
  })

  it("finds the nearest state from which no rest can be reached", () => {
    const model = toy({ isLocked: true })
    const { violation } = search({
      ...model,
      isTimeOver: ({ added }) => added > 2,
    })

    expect(violation).toMatchObject({
      promise: REST_IS_REACHABLE,
      path: [{ act: null }],
    })
  })

  it("counts a promise about every state also where the plugin is at work", () => {
    const { violation } = search({
      ...toy({ isLocked: true }),
      always: [{ promise: "Nothing is read.", holds: ({ a }) => a === null }],
    })

    expect(violation?.path.map(({ act }) => act)).toEqual([null, "a reads"])
  })

  it("reaches every combination once", () => {
    const bits = Array.from({ length: 10 }, (_, index) => `bit${index}`)
    const { states, transitions } = search({
      name: "bits",
      bounds: "",
      initial: [Object.fromEntries(bits.map((bit) => [bit, 0]))],
      steps: (state) =>
        bits.map((bit) => ({
          actor: "time",
          act: bit,
          after: { ...state, [bit]: 1 },
        })),
      always: [],
      atRest: [],
      isTimeOver: () => true,
    })

    expect({ states, transitions }).toEqual({
      states: 2 ** 10,
      transitions: 10 * 2 ** 9,
    })
  })

  it("ends at its limit, and says within how many acts it is complete", () => {
    expect(search(toy({ isLocked: true }), { statesMax: 4 })).toMatchObject({
      depth: 2,
      isComplete: false,
      violation: null,
    })
  })
})
