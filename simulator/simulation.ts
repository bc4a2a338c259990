import { ChangeEvents } from "./change-events"
import { Faults } from "./faults"
import { Overrides } from "./overrides"
import { RequestLog } from "./request-log"
import { patchSettings, type Settings, type SettingsPatch } from "./settings"
import { Timers } from "./timers"
import { TransactionStore } from "./transaction-store"

/** The credentials that requests must carry, and the PIN of each phone. */
export interface Identity {
  token: string
  merchant: string
  pin: string
}

/** The state of one running simulator. */
export class Simulation {
  readonly transactions = new TransactionStore()
  readonly faults = new Faults()
  readonly overrides = new Overrides()
  readonly requests = new RequestLog()
  readonly timers = new Timers()
  readonly changeEvents = new ChangeEvents()
  /** The end of each phone number's lock, in ms since 1970. */
  readonly lockedUntil = new Map<string, number>()
  /** Selects the answers with the leading space of `leadingSpace: "some"`. */
  answerCount = 0
  settings: Settings
  private callbacks = new AbortController()

  constructor(
    readonly identity: Identity,
    private readonly initialSettings: Settings,
    private readonly onTimePassed?: (milliseconds: number) => Promise<void>
  ) {
    this.settings = patchSettings(initialSettings, {})
  }

  /** Aborts the callbacks under way at a reset or a stop. */
  get signal(): AbortSignal {
    return this.callbacks.signal
  }

  changeSettings(patch: SettingsPatch): void {
    this.settings = patchSettings(this.settings, patch)
    this.changeEvents.emit()
  }

  /**
   * Moves the time forward: what is scheduled until then happens now. Callbacks
   * may still be on their way afterwards.
   */
  async passTime(milliseconds: number): Promise<void> {
    for (const [phone, end] of this.lockedUntil) {
      this.lockedUntil.set(phone, end - milliseconds)
    }
    this.timers.advance(milliseconds)
    await this.onTimePassed?.(milliseconds)
  }

  /** Deletes everything, and restores the initial settings. */
  reset(): void {
    this.stop()
    this.callbacks = new AbortController()
    this.transactions.clear()
    this.faults.clear()
    this.overrides.clear()
    this.requests.clear()
    this.lockedUntil.clear()
    this.settings = patchSettings(this.initialSettings, {})
    this.changeEvents.emit()
  }

  /** Stops every timer and callback. */
  stop(): void {
    this.timers.cancelAll()
    this.callbacks.abort()
  }
}
