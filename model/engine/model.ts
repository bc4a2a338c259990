import type { Part } from "./part-table"

/** A state: parts by their names, always the same names. */
export type State = Readonly<Record<string, Part>>

/** The actor of a step. At rest, the plugin has nothing more to do. */
export type Actor =
  "plugin" | "medusa" | "flexpay" | "operator" | "shopper" | "time" | "death"

/** What can happen in a state. */
export interface Step<S extends State> {
  actor: Actor
  /** A sentence for people. */
  act: string
  after: S
}

/** A promise about each state, or about those at rest. */
export interface Invariant<S extends State> {
  promise: string
  holds: (state: S) => boolean
}

export interface Model<S extends State> {
  name: string
  /** The bounds in words, as the result names them. */
  bounds: string
  initial: readonly S[]
  steps: (state: S) => Step<S>[]
  always: readonly Invariant<S>[]
  atRest: readonly Invariant<S>[]
  /** Whether time alone brings nothing more: what is due was done. */
  isTimeOver: (state: S) => boolean
}
