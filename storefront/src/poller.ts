import { withTimeout } from "./with-timeout.ts"

export interface PollerOptions<T> {
  /** @param mayWait whether the server may wait for a change */
  poll: (signal: AbortSignal, mayWait: boolean) => Promise<T>
  /** Whether the server can wait for a change. */
  waits?: boolean
  /** @returns milliseconds until the next poll; null to stop polling */
  onAnswer: (answer: T) => number | null
  /** @returns false to stop polling */
  onError: (error: unknown) => boolean
}

export interface Poller {
  /** Starts to listen for the page becoming visible. Does not poll yet. */
  start: () => void
  /** Polls now; in place of a poll that waits for a change. */
  poll: () => void
  /** Polls after so many milliseconds; never, for null. */
  pollAfter: (ms: number | null) => void
  /** Pauses until `poll` or `pollAfter`; ignores an answer in flight. */
  pause: () => void
  stop: () => void
}

/** The server waits up to 4 s for FlexPay; the rest is for the network. */
const TIMEOUT_MS = 20_000
/** The server waits up to 15 s for a change, and then for FlexPay. */
const WAITING_TIMEOUT_MS = 30_000
/** A hidden page goes on for as long as its shopper enters a PIN elsewhere. */
const HIDDEN_MAX_MS = 120_000
const FIRST_BACKOFF_MS = 2_000
const MAX_BACKOFF_MS = 30_000
/** Returning to a page fires several events: they count as one. */
const WAKE_INTERVAL_MS = 1_000

type Result<T> = { answer: T } | { error: unknown }

/** A poll that has no answer yet. */
interface Flight {
  controller: AbortController
  mayWait: boolean
  startedAt: number
}

/**
 * Polls without overlap. Where the server waits for a change before it answers,
 * the next poll follows at once; where it does not, after its interval. After
 * an error it continues with growing delays. It polls at once when the shopper
 * returns to the page, or the network does, and stops two minutes after the
 * page was hidden.
 */
export function createPoller<T>(options: PollerOptions<T>): Poller {
  const { waits = false } = options
  let isRunning = false
  let isPaused = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let flight: Flight | undefined
  /** False after a poll that waited has failed: a proxy may allow no wait. */
  let canWait = waits
  let failures = 0
  let lastAnswerAt = 0
  const page = watchVisibility(wake)

  async function poll(mayWait: boolean): Promise<void> {
    if (!isRunning || (flight && (mayWait || !flight.mayWait))) {
      return
    }
    pause()
    isPaused = false
    const current = (flight = takeOff(mayWait))
    const result = await send(options, current)
    // Else it was paused, stopped or replaced meanwhile.
    if (flight === current) {
      flight = undefined
      goOn(result, current)
    }
  }

  function goOn(result: Result<T>, last: Flight): void {
    if ("answer" in result) {
      failures = 0
      lastAnswerAt = Date.now()
      const ms = options.onAnswer(result.answer)
      pollAfter(ms && canWait && isFollowedAtOnce(last, ms) ? 0 : ms)
    } else if (last.mayWait) {
      canWait = false
      void poll(false)
    } else {
      pollAfter(options.onError(result.error) ? backoff(failures++) : null)
    }
  }

  function pollAfter(ms: number | null): void {
    isPaused = false
    clearTimeout(timer)
    if (ms !== null && isRunning && !page.isAsleep()) {
      const next = () => void poll(canWait && failures === 0)
      timer = setTimeout(next, withJitter(ms))
    }
  }

  function pause(): void {
    isPaused = true
    clearTimeout(timer)
    flight?.controller.abort()
    flight = undefined
  }

  function wake(event: Event): void {
    canWait = waits
    failures = event.type === "online" ? 0 : failures
    if (!isPaused && Date.now() - lastAnswerAt >= WAKE_INTERVAL_MS) {
      void poll(false)
    }
  }

  function run(runs: boolean): void {
    isRunning = runs
    pause()
    page.listen(runs ? "addEventListener" : "removeEventListener")
  }

  return {
    start: () => run(true),
    poll: () => void poll(false),
    pollAfter,
    pause,
    stop: () => run(false),
  }
}

function takeOff(mayWait: boolean): Flight {
  return { controller: new AbortController(), mayWait, startedAt: Date.now() }
}

/** Whether the next poll shall wait now: none has, or the last one did. */
function isFollowedAtOnce({ mayWait, startedAt }: Flight, ms: number): boolean {
  return !mayWait || Date.now() - startedAt >= ms
}

async function send<T>(
  { poll }: Pick<PollerOptions<T>, "poll">,
  { controller, mayWait }: Flight
): Promise<Result<T>> {
  const ms = mayWait ? WAITING_TIMEOUT_MS : TIMEOUT_MS
  try {
    const answer = await withTimeout(ms, controller, (signal) =>
      poll(signal, mayWait)
    )
    return { answer }
  } catch (error) {
    return { error }
  }
}

/** @param onWake called when the shopper returns, or the network does */
function watchVisibility(onWake: (event: Event) => void) {
  let hiddenAt: number | undefined

  function handle(event: Event): void {
    if (document.visibilityState === "hidden") {
      hiddenAt ??= Date.now()
    } else {
      hiddenAt = undefined
      onWake(event)
    }
  }

  return {
    /** Whether the page has been hidden for too long to go on. */
    isAsleep: () =>
      hiddenAt !== undefined && Date.now() - hiddenAt > HIDDEN_MAX_MS,
    listen(verb: "addEventListener" | "removeEventListener"): void {
      hiddenAt = document.visibilityState === "hidden" ? Date.now() : undefined
      document[verb]("visibilitychange", handle)
      for (const name of ["focus", "online", "pageshow"]) {
        window[verb](name, handle)
      }
    },
  }
}

function backoff(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** failures, MAX_BACKOFF_MS)
}

/** Adds up to a fifth, so that the polls of many shoppers spread. */
function withJitter(ms: number): number {
  return ms * (1 + Math.random() / 5)
}
