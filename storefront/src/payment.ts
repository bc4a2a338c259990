import { createIdempotencyKey } from "./idempotency-key.ts"
import type { IdempotencyKey } from "./idempotency-key.ts"
import { createPoller } from "./poller.ts"
import { createSnapshotStore } from "./snapshot.ts"
import type { SnapshotStore } from "./snapshot.ts"
import type {
  FlexPayPayment,
  FlexPayPaymentOptions,
  FlexPayProblem,
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "./types.ts"
import { viewOf } from "./view.ts"
import { withTimeout } from "./with-timeout.ts"

/** The server finishes a request that times out; the next poll shows it. */
const REQUEST_TIMEOUT_MS = 30_000

const PROBLEM_OF: Readonly<Record<number, FlexPayProblem | undefined>> = {
  409: "changed",
  429: "too_many_pushes",
}

type MaybeTransaction = StoreFlexPayTransaction | null

/** Follows the payment of one session. Uses browser APIs from `start` on. */
export function createFlexPayPayment({
  client,
  sessionId,
  cartId,
}: FlexPayPaymentOptions): FlexPayPayment {
  const query = cartId ? `?cart_id=${cartId}` : ""
  const route = `/store/flexpay/payment-sessions/${sessionId}${query}`
  const key = createIdempotencyKey(sessionId)
  const store = createSnapshotStore()
  let isSubmitting = false

  const poller = createPoller<MaybeTransaction>({
    poll: async (signal) => read(await client.fetch(route, { signal })),
    onAnswer(transaction) {
      const problem = reconcileLostRequest(transaction, key, store)
      showTransaction(transaction, problem, store)
      return transaction?.retry_after_ms ?? null
    },
    onError(error) {
      const isGone = statusOf(error) === 404
      store.show(isGone ? { view: "gone", offline: false } : { offline: true })
      return !isGone
    },
  })

  async function request({ phone }: { phone?: string } = {}): Promise<void> {
    if (isSubmitting) {
      return
    }
    isSubmitting = true
    poller.pause()
    store.show({ view: "sending", problem: null, offline: false })
    const body = { ...(phone && { phone }), idempotency_key: key.acquire() }
    try {
      const transaction = read(
        await withTimeout(REQUEST_TIMEOUT_MS, new AbortController(), (signal) =>
          client.fetch(route, { method: "POST", body, signal })
        )
      )
      key.release()
      showTransaction(transaction, null, store)
      poller.pollAfter(transaction?.retry_after_ms ?? null)
    } catch (error) {
      showRequestError(statusOf(error), key, store)
      poller.poll()
    }
    isSubmitting = false
  }

  function refresh(): void {
    if (!isSubmitting) {
      poller.poll()
    }
  }

  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    start() {
      poller.start()
      refresh()
    },
    request,
    refresh,
    stop() {
      store.stop()
      poller.stop()
    },
  }
}

function showTransaction(
  transaction: MaybeTransaction,
  problem: FlexPayProblem | null,
  store: SnapshotStore
): void {
  const view = viewOf(transaction)
  store.show({
    view,
    transaction: sameIfEqual(transaction, store.get().transaction),
    // The problem of a request is over once the payment moves on.
    problem: view === "form" || transaction?.can_retry ? problem : null,
    offline: false,
  })
}

/**
 * Whether a request whose answer was lost has arrived, by its key.
 * @returns the problem to show
 */
function reconcileLostRequest(
  transaction: MaybeTransaction,
  key: IdempotencyKey,
  store: SnapshotStore
): FlexPayProblem | null {
  if (key.matches(transaction?.idempotency_key ?? null)) {
    key.release()
    return null
  }
  const { view, problem } = store.get()
  return view === "sending" ? "lost" : problem
}

/** @param status of HTTP; undefined when no answer came */
function showRequestError(
  status: number | undefined,
  key: IdempotencyKey,
  store: SnapshotStore
): void {
  if (status === undefined || status === 408 || status >= 500) {
    store.show({ offline: true })
    return
  }
  // The store refused the request: it has no effect.
  key.release()
  store.show({
    view: viewOf(store.get().transaction),
    problem: PROBLEM_OF[status] ?? "not_possible",
  })
}

/** @throws Error when it is not the plugin's answer, as from a captive portal */
function read(answer: unknown): MaybeTransaction {
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

/** The last object if the next one is equal, so that nothing is rendered again. */
function sameIfEqual<T>(next: T, last: T): T {
  return JSON.stringify(next) === JSON.stringify(last) ? last : next
}
