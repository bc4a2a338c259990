import { createPoller } from "./poller.ts"
import { createPressKey } from "./press-key.ts"
import type {
  FlexPayPayment,
  FlexPayPaymentOptions,
  FlexPayProblem,
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "./types.ts"
import { viewOf } from "./view.ts"
import { within } from "./within.ts"

/** The server goes on when we no longer listen, and the status tells. */
const REQUEST_WITHIN_MS = 30_000
const LONG_WAIT_MS = 20_000

const PROBLEM_OF: Readonly<Record<number, FlexPayProblem | undefined>> = {
  409: "changed",
  429: "too_many_pushes",
}

const WAITING: readonly FlexPayView[] = ["sending", "waiting"]

/** Follows the payment of one session. Touches the browser from `start` on. */
export function createFlexPayPayment({
  client,
  sessionId,
}: FlexPayPaymentOptions): FlexPayPayment {
  const route = `/store/flexpay/payment-sessions/${sessionId}`
  const pressKey = createPressKey(sessionId)
  const listeners = new Set<() => void>()
  let snapshot: FlexPaySnapshot = {
    view: "loading",
    transaction: null,
    problem: null,
    offline: false,
    waitedLong: false,
  }
  let posting = false
  let patience: ReturnType<typeof setTimeout> | undefined

  function show(change: Partial<FlexPaySnapshot>): void {
    const next = { ...snapshot, ...change }
    const waits = WAITING.includes(next.view)
    if (waits !== WAITING.includes(snapshot.view)) {
      clearTimeout(patience)
      // Who reloads the page while waiting has waited long enough.
      next.waitedLong = waits && snapshot.view === "loading"
      patience = waits
        ? setTimeout(() => show({ waitedLong: true }), LONG_WAIT_MS)
        : undefined
    }
    const names = Object.keys(next) as (keyof FlexPaySnapshot)[]
    if (names.some((name) => next[name] !== snapshot[name])) {
      snapshot = next
      listeners.forEach((listener) => listener())
    }
  }

  function showTransaction(
    transaction: StoreFlexPayTransaction | null,
    problem: FlexPayProblem | null = snapshot.problem
  ): void {
    const view = viewOf(transaction)
    show({
      view,
      transaction: same(transaction, snapshot.transaction),
      // What was wrong with a press is over once the payment moves on.
      problem: view === "form" || transaction?.can_retry ? problem : null,
      offline: false,
    })
  }

  /** The press whose answer was lost: the status tells whether it arrived. */
  function lostPress(
    transaction: StoreFlexPayTransaction | null
  ): FlexPayProblem | null {
    if (pressKey.matches(transaction?.idempotency_key ?? null)) {
      pressKey.drop()
      return null
    }
    return snapshot.view === "sending" ? "lost" : snapshot.problem
  }

  const poller = createPoller<StoreFlexPayTransaction | null>({
    ask: async (signal) => read(await client.fetch(route, { signal })),
    answered(transaction) {
      showTransaction(transaction, lostPress(transaction))
      return transaction?.retry_after_ms ?? null
    },
    lost(error) {
      const gone = statusOf(error) === 404
      show(gone ? { view: "gone", offline: false } : { offline: true })
      return !gone
    },
  })

  async function request({ phone }: { phone?: string } = {}): Promise<void> {
    if (posting) {
      return
    }
    posting = true
    poller.hold()
    show({ view: "sending", problem: null, offline: false })
    const body = { ...(phone && { phone }), idempotency_key: pressKey.take() }
    try {
      const transaction = read(
        await within(REQUEST_WITHIN_MS, new AbortController(), (signal) =>
          client.fetch(route, { method: "POST", body, signal })
        )
      )
      pressKey.drop()
      showTransaction(transaction, null)
      poller.askIn(transaction?.retry_after_ms ?? null)
    } catch (error) {
      showFailedPress(error)
      poller.ask()
    }
    posting = false
  }

  function showFailedPress(error: unknown): void {
    const status = statusOf(error)
    if (status === undefined || status === 408 || status >= 500) {
      show({ offline: true })
    } else {
      // The shop's own no: this press will never come to anything.
      pressKey.drop()
      const problem = PROBLEM_OF[status] ?? "not_possible"
      show({ view: viewOf(snapshot.transaction), problem })
    }
  }

  function ask(): void {
    if (!posting) {
      poller.ask()
    }
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      poller.start()
      ask()
    },
    request,
    refresh: ask,
    stop() {
      clearTimeout(patience)
      poller.stop()
    },
  }
}

/** @throws Error when this is no answer of ours, as from a captive portal */
function read(answer: unknown): StoreFlexPayTransaction | null {
  const { transaction } = answer as Partial<StoreFlexPayTransactionResponse>
  if (transaction === undefined) {
    throw new Error("Not an answer of the store's")
  }
  return transaction
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === "number" ? status : undefined
}

/** The old object for an equal new one, so that nothing is drawn again. */
function same<T>(next: T, last: T): T {
  return JSON.stringify(next) === JSON.stringify(last) ? last : next
}
