import type { FlexPaySnapshot, FlexPayView } from "./types.ts"

const SLOW_AFTER_MS = 20_000
const WAITING: readonly FlexPayView[] = ["sending", "waiting"]

export interface SnapshotStore {
  get: () => FlexPaySnapshot
  /** Changes the snapshot, and calls the listeners if anything differs. */
  show: (change: Partial<FlexPaySnapshot>) => void
  /** @returns a function that ends the subscription */
  subscribe: (listener: () => void) => () => void
  stop: () => void
}

/** Keeps what to show the shopper, and when to offer help. */
export function createSnapshotStore(): SnapshotStore {
  const listeners = new Set<() => void>()
  let slowTimer: ReturnType<typeof setTimeout> | undefined
  let snapshot: FlexPaySnapshot = {
    view: "loading",
    transaction: null,
    problem: null,
    offline: false,
    disturbedOperators: [],
    check: null,
    waitedLong: false,
  }

  function show(change: Partial<FlexPaySnapshot>): void {
    const next = { ...snapshot, ...change }
    const isWaiting = WAITING.includes(next.view)
    if (isWaiting !== WAITING.includes(snapshot.view)) {
      clearTimeout(slowTimer)
      // A shopper who reloads a waiting page has waited long enough.
      next.waitedLong = isWaiting && snapshot.view === "loading"
      slowTimer = isWaiting
        ? setTimeout(() => show({ waitedLong: true }), SLOW_AFTER_MS)
        : undefined
    }
    const names = Object.keys(next) as (keyof FlexPaySnapshot)[]
    if (names.some((name) => next[name] !== snapshot[name])) {
      snapshot = next
      listeners.forEach((listener) => listener())
    }
  }

  return {
    get: () => snapshot,
    show,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => clearTimeout(slowTimer),
  }
}
