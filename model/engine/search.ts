import type { Model, State, Step } from "./model"
import { IntList } from "./int-list"
import { PartTable } from "./part-table"
import type { Part } from "./part-table"
import { StateSet } from "./state-set"

/** A state on a path, and the act that led to it; null for the first one. */
export interface PathStep<S extends State> {
  act: string | null
  state: S
}

export interface Violation<S extends State> {
  promise: string
  /** The shortest one. */
  path: PathStep<S>[]
}

export interface SearchResult<S extends State> {
  states: number
  transitions: number
  /** States in which the plugin has nothing more to do. */
  statesAtRest: number
  /** All states within so many acts were visited. */
  depth: number
  /** Whether there is no other state. */
  isComplete: boolean
  violation: Violation<S> | null
}

/** The promise that is broken where the plugin can't end its work. */
export const REST_IS_REACHABLE = "From every state, rest can be reached."

/**
 * Searches all states of a model, nearest first, and ends at the first one that
 * breaks a promise. Beyond `statesMax` it ends without the rest, and does not
 * decide whether rest can be reached.
 */
export function search<S extends State>(
  model: Model<S>,
  { statesMax = Infinity }: { statesMax?: number } = {}
): SearchResult<S> {
  return new Search(model, statesMax).run()
}

class Search<S extends State> {
  private readonly names: string[]
  private readonly parts = new PartTable()
  private readonly states: StateSet
  private readonly parents = new IntList()
  private readonly acts = new IntList()
  private readonly depths = new IntList()
  /** The states after each, one after another; and where those of each begin. */
  private readonly targets = new IntList()
  private readonly offsets = new IntList()
  private readonly quiet: number[] = []

  constructor(
    private readonly model: Model<S>,
    private readonly statesMax: number
  ) {
    this.names = Object.keys(model.initial[0] ?? {})
    this.states = new StateSet(this.names.length)
  }

  run(): SearchResult<S> {
    for (const state of this.model.initial) {
      this.reach(state, { parent: -1, act: "", depth: 0 })
    }
    for (let index = 0; index < this.states.size; index++) {
      if (this.states.size > this.statesMax) {
        return this.result(null, this.depths.get(index) - 1)
      }
      const promise = this.visit(index)
      if (promise) {
        return this.result({ promise, path: this.pathTo(index) })
      }
    }
    const restless = this.findRestless()
    return this.result(
      restless === null
        ? null
        : { promise: REST_IS_REACHABLE, path: this.pathTo(restless) }
    )
  }

  /** @returns the promise that the state breaks */
  private visit(index: number): string | null {
    const state = this.stateOf(index)
    const broken = this.model.always.find(({ holds }) => !holds(state))
    if (broken) {
      return broken.promise
    }
    const steps = this.model.steps(state)
    const depth = this.depths.get(index) + 1
    this.offsets.push(this.targets.length)
    let isQuiet = this.model.isTimeOver(state)
    for (const { act, after, actor } of steps) {
      const target = this.reach(after, { parent: index, act, depth })
      if (target !== index) {
        this.targets.push(target)
        isQuiet &&= actor !== "plugin" && actor !== "medusa"
      }
    }
    if (!isQuiet) {
      return null
    }
    this.quiet.push(index)
    return this.model.atRest.find(({ holds }) => !holds(state))?.promise ?? null
  }

  private reach(
    state: S,
    { parent, act, depth }: { parent: number; act: string; depth: number }
  ): number {
    const row = this.names.map((name) => this.parts.idOf(state[name] as Part))
    const { index, isNew } = this.states.add(row)
    if (isNew) {
      this.parents.push(parent)
      this.acts.push(this.parts.idOf(act))
      this.depths.push(depth)
    }
    return index
  }

  private stateOf(index: number): S {
    const row = this.states.row(index)
    return Object.fromEntries(
      this.names.map((name, place) => [
        name,
        this.parts.partOf(row[place] ?? 0),
      ])
    ) as S
  }

  private pathTo(index: number): PathStep<S>[] {
    const path: PathStep<S>[] = []
    for (let each = index; each >= 0; each = this.parents.get(each)) {
      const act = this.parts.partOf(this.acts.get(each)) as Step<S>["act"]
      path.unshift({ act: act || null, state: this.stateOf(each) })
    }
    return path
  }

  /** The nearest state from which no state at rest can be reached. */
  private findRestless(): number | null {
    const { size } = this.states
    this.offsets.push(this.targets.length)
    const sources = this.sources()
    const canRest = new Uint8Array(size)
    const queue = [...this.quiet]
    queue.forEach((index) => (canRest[index] = 1))
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      for (const source of sources(index)) {
        if (!canRest[source]) {
          canRest[source] = 1
          queue.push(source)
        }
      }
    }
    const restless = canRest.indexOf(0)
    return restless < 0 ? null : restless
  }

  /** The states before each state. */
  private sources(): (index: number) => Uint32Array {
    const { size } = this.states
    const ends = new Uint32Array(size + 1)
    for (let edge = 0; edge < this.targets.length; edge++) {
      const target = this.targets.get(edge)
      ends[target + 1] = (ends[target + 1] ?? 0) + 1
    }
    for (let index = 0; index < size; index++) {
      ends[index + 1] = (ends[index + 1] ?? 0) + (ends[index] ?? 0)
    }
    const begins = ends.slice()
    const all = new Uint32Array(this.targets.length)
    for (let source = 0; source < size; source++) {
      const end = this.offsets.get(source + 1)
      for (let edge = this.offsets.get(source); edge < end; edge++) {
        const target = this.targets.get(edge)
        const place = begins[target] ?? 0
        all[place] = source
        begins[target] = place + 1
      }
    }
    return (index) => all.subarray(ends[index], ends[index + 1])
  }

  private result(
    violation: Violation<S> | null,
    depth = this.depths.get(this.states.size - 1)
  ): SearchResult<S> {
    return {
      states: this.states.size,
      transitions: this.targets.length,
      statesAtRest: this.quiet.length,
      depth,
      isComplete: this.offsets.length > this.states.size,
      violation,
    }
  }
}
