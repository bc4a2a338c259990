import { createIdempotencyKey } from "./idempotency-key.ts"
import type { IdempotencyKey } from "./idempotency-key.ts"
import { createCheckRequest } from "./check-request.ts"
import type { CheckRequest } from "./check-request.ts"
import { createPoller } from "./poller.ts"
import type { Poller } from "./poller.ts"
import { pathOf } from "./route.ts"
import { createSnapshotStore } from "./snapshot.ts"
import type { SnapshotStore } from "./snapshot.ts"
import type {
  FlexPayOperator,
  FlexPayPayment,
  FlexPayPaymentOptions,
  FlexPayProblem,
  FlexPayRequest,
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

/** What the parts of one payment share. */
interface Parts {
  options: FlexPayPaymentOptions
  key: IdempotencyKey
  store: SnapshotStore
  check: CheckRequest
}

/** Follows a payment. Uses browser APIs from `start` on. */
export function createFlexPayPayment(
  options: FlexPayPaymentOptions
): FlexPayPayment {
  const store = createSnapshotStore()
  const parts: Parts = {
    options,
    key: createIdempotencyKey(options.sessionId ?? options.cartId),
    store,
    check: createCheckRequest(),
  }
  const poller = createPaymentPoller(parts)
  let isSubmitting = false

  async function request(input: FlexPayRequest = {}): Promise<void> {
    if (isSubmitting) {
      return
    }
    isSubmitting = true
    poller.pause()
    store.show({ view: "sending", problem: null, offline: false, check: null })
    try {
      const transaction = await submit(input, parts)
      // At once, since the server waits for the next change.
      poller.pollAfter(transaction?.retry_after_ms == null ? null : 0)
    } catch (error) {
      showRequestError(statusOf(error), parts)
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
    checkNow() {
      if (!isSubmitting && parts.check.make()) {
        store.show({ check: "running" })
        poller.poll()
      }
    },
    stop() {
      store.stop()
      poller.stop()
    },
  }
}

function createPaymentPoller({ options, key, store, check }: Parts): Poller {
  return createPoller<MaybeTransaction>({
    waits: true,
    poll: async (signal, mayWait) => {
      const { transaction } = store.get()
      const isFollowed = transaction && transaction.retry_after_ms !== null
      const path = pathOf(options, {
        wait: mayWait && isFollowed ? transaction.state : undefined,
        check: check.take() ? "now" : undefined,
      })
      const answer = await options.client.fetch(path, { signal })
      const { disturbedOperators: last } = store.get()
      store.show({
        disturbedOperators: sameIfEqual(readDisturbed(answer), last),
      })
      return read(answer)
    },
    onAnswer(transaction) {
      const problem = reconcileLostRequest(transaction, key, store)
      showTransaction(transaction, problem, store)
      return transaction?.retry_after_ms ?? null
    },
    onError(error) {
      const isGone = statusOf(error) === 404
      store.show({
        check: null,
        ...(isGone ? { view: "gone", offline: false } : { offline: true }),
      })
      return !isGone
    },
  })
}

/** Sends a request once, and shows its answer. */
async function submit(
  { phone, leavesCardPage }: FlexPayRequest,
  { options, key, store }: Parts
): Promise<MaybeTransaction> {
  const body = {
    ...(phone && { phone }),
    ...(leavesCardPage && { leave_card_page: true }),
    idempotency_key: key.acquire(),
  }
  const transaction = read(
    await withTimeout(REQUEST_TIMEOUT_MS, new AbortController(), (signal) =>
      options.client.fetch(pathOf(options), { method: "POST", body, signal })
    )
  )
  const isSent = key.matches(transaction?.idempotency_key ?? null)
  key.release()
  showTransaction(transaction, null, store)
  if (leavesCardPage && !isSent && store.get().view === "card_page") {
    store.show({ problem: "card_page_open" })
  }
  return transaction
}

function showTransaction(
  transaction: MaybeTransaction,
  problem: FlexPayProblem | null,
  store: SnapshotStore
): void {
  const view = viewOf(transaction)
  const { check } = store.get()
  store.show({
    view,
    check: check && (view === store.get().view ? "no_result" : null),
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
  { key, store }: Parts
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

function readDisturbed(answer: unknown): readonly FlexPayOperator[] {
  const { disturbed_operators = [] } =
    answer as Partial<StoreFlexPayTransactionResponse>
  return disturbed_operators
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === "number" ? status : undefined
}

/** The last object if the next one is equal, so that nothing is rendered again. */
function sameIfEqual<T>(next: T, last: T): T {
  return JSON.stringify(next) === JSON.stringify(last) ? last : next
}
