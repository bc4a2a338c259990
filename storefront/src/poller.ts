import { withTimeout } from "./with-timeout.ts"

export interface PollerOptions<T> {
  poll: (signal: AbortSignal) => Promise<T>
  /** @returns milliseconds until the next poll; null to stop polling */
  onAnswer: (answer: T) => number | null
  /** @returns false to stop polling */
  onError: (error: unknown) => boolean
}

export interface Poller {
  /** Starts to listen for the page becoming visible. Does not poll yet. */
  start: () => void
  /** Polls now, unless a poll is in flight. */
  poll: () => void
  /** Polls after so many milliseconds; never, for null. */
  pollAfter: (ms: number | null) => void
  /** Pauses until `poll` or `pollAfter`; ignores an answer in flight. */
  pause: () => void
  stop: () => void
}

/** The server waits up to 4 s for FlexPay; the rest is for the network. */
const TIMEOUT_MS = 20_000
const FIRST_BACKOFF_MS = 2_000
const MAX_BACKOFF_MS = 30_000
/** Returning to a page fires several events: they count as one. */
const WAKE_INTERVAL_MS = 1_000

type Result<T> = { answer: T } | { error: unknown }

/**
 * Polls without overlap, and not while the page is hidden. After an error it
 * continues with growing delays. It polls at once when the shopper returns to
 * the page, or the network does.
 */
export function createPoller<T>(options: PollerOptions<T>): Poller {
  let isRunning = false
  let isPaused = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let inFlight: AbortController | undefined
  let failures = 0
  let lastAnswerAt = 0

  async function poll(): Promise<void> {
    if (inFlight || !isRunning) {
      return
    }
    isPaused = false
    clearTimeout(timer)
    const controller = new AbortController()
    inFlight = controller
    const result = await resultOf(
      withTimeout(TIMEOUT_MS, controller, options.poll)
    )
    if (inFlight !== controller) {
      return // paused or stopped meanwhile
    }
    inFlight = undefined
    if ("answer" in result) {
      failures = 0
      lastAnswerAt = Date.now()
      pollAfter(options.onAnswer(result.answer))
    } else {
      pollAfter(options.onError(result.error) ? backoff(failures++) : null)
    }
  }

  function pollAfter(ms: number | null): void {
    isPaused = false
    clearTimeout(timer)
    if (ms !== null && isRunning && !isHidden()) {
      timer = setTimeout(() => void poll(), withJitter(ms))
    }
  }

  function pause(): void {
    isPaused = true
    clearTimeout(timer)
    inFlight?.abort()
    inFlight = undefined
  }

  function wake(event: Event): void {
    if (isHidden()) {
      clearTimeout(timer)
      return
    }
    if (event.type === "online") {
      failures = 0
    }
    if (!isPaused && Date.now() - lastAnswerAt >= WAKE_INTERVAL_MS) {
      void poll()
    }
  }

  return {
    start() {
      isRunning = true
      listen("addEventListener", wake)
    },
    poll: () => void poll(),
    pollAfter,
    pause,
    stop() {
      isRunning = false
      pause()
      listen("removeEventListener", wake)
    },
  }
}

async function resultOf<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return { answer: await work }
  } catch (error) {
    return { error }
  }
}

function listen(
  verb: "addEventListener" | "removeEventListener",
  listener: (event: Event) => void
): void {
  document[verb]("visibilitychange", listener)
  for (const name of ["focus", "online", "pageshow"]) {
    window[verb](name, listener)
  }
}

function isHidden(): boolean {
  return document.visibilityState === "hidden"
}

function backoff(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** failures, MAX_BACKOFF_MS)
}

/** Adds up to a fifth, so that the polls of many shoppers spread. */
function withJitter(ms: number): number {
  return ms * (1 + Math.random() / 5)
}
