import { within } from "./within.ts"

export interface PollerOptions<T> {
  ask: (signal: AbortSignal) => Promise<T>
  /** @returns milliseconds until the next question; null to ask no more */
  answered: (answer: T) => number | null
  /** No answer. @returns false to ask no more */
  lost: (error: unknown) => boolean
}

export interface Poller {
  /** Begins to listen for the page waking up. Asks nothing yet. */
  start: () => void
  /** Asks now, unless a question is under way. */
  ask: () => void
  /** Asks in so many milliseconds; never, for null. */
  askIn: (ms: number | null) => void
  /** Asks nothing until `ask` or `askIn`; an answer under way is ignored. */
  hold: () => void
  stop: () => void
}

/** The server itself waits up to 4 s for FlexPay; the rest is for the network. */
const ANSWER_WITHIN_MS = 20_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000
/** Coming back to a page fires several events: they are one. */
const AWAKE_FOR_MS = 1_000

/**
 * Asks again and again, never twice at once and never while nobody sees the
 * page. Without an answer it goes on, in growing pauses. It asks at once when
 * the shopper comes back to the page, or the network does.
 */
export function createPoller<T>(options: PollerOptions<T>): Poller {
  let running = false
  let held = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  let failures = 0
  let lastAnswer = 0

  async function run(): Promise<void> {
    if (asking || !running) {
      return
    }
    held = false
    clearTimeout(timer)
    const mine = new AbortController()
    asking = mine
    let result: { answer: T } | { error: unknown }
    try {
      const answer = await within(ANSWER_WITHIN_MS, mine, options.ask)
      result = { answer }
    } catch (error) {
      result = { error }
    }
    if (asking !== mine) {
      return // held or stopped meanwhile
    }
    asking = undefined
    if ("answer" in result) {
      failures = 0
      lastAnswer = Date.now()
      askIn(options.answered(result.answer))
    } else {
      askIn(options.lost(result.error) ? pause(failures++) : null)
    }
  }

  function askIn(ms: number | null): void {
    held = false
    clearTimeout(timer)
    if (ms !== null && running && !isHidden()) {
      timer = setTimeout(() => void run(), withJitter(ms))
    }
  }

  function hold(): void {
    held = true
    clearTimeout(timer)
    asking?.abort()
    asking = undefined
  }

  function wake(event: Event): void {
    if (isHidden()) {
      clearTimeout(timer)
      return
    }
    if (event.type === "online") {
      failures = 0
    }
    if (!held && Date.now() - lastAnswer >= AWAKE_FOR_MS) {
      void run()
    }
  }

  function listen(verb: "addEventListener" | "removeEventListener"): void {
    document[verb]("visibilitychange", wake)
    for (const name of ["focus", "online", "pageshow"]) {
      window[verb](name, wake)
    }
  }

  return {
    start() {
      running = true
      listen("addEventListener")
    },
    ask: () => void run(),
    askIn,
    hold,
    stop() {
      running = false
      hold()
      listen("removeEventListener")
    },
  }
}

function isHidden(): boolean {
  return document.visibilityState === "hidden"
}

function pause(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
}

/** Later by up to a fifth, so that the pages of many shoppers spread. */
function withJitter(ms: number): number {
  return ms * (1 + Math.random() / 5)
}
