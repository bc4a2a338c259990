import { Book } from "./book"
import { Changes } from "./changes"
import { Clock } from "./clock"
import { Faults } from "./faults"
import { Overrides } from "./overrides"
import { RequestLog } from "./request-log"
import { changed, type Settings, type SettingsPatch } from "./settings"

/** Who may ask, and what the shopper must enter. */
export interface Identity {
  token: string
  merchant: string
  pin: string
}

/** All that one running simulator knows. */
export class Simulation {
  readonly book = new Book()
  readonly faults = new Faults()
  readonly overrides = new Overrides()
  readonly requests = new RequestLog()
  readonly clock = new Clock()
  readonly changes = new Changes()
  /** Until when, in ms since 1970, a phone number is locked. */
  readonly locks = new Map<string, number>()
  /** Which answers get the leading space of `leadingSpace: "some"`. */
  answersGiven = 0
  settings: Settings
  private stop = new AbortController()

  constructor(
    readonly identity: Identity,
    private readonly initial: Settings
  ) {
    this.settings = changed(initial, {})
  }

  /** Ends the callbacks that are under way when all is forgotten. */
  get signal(): AbortSignal {
    return this.stop.signal
  }

  change(patch: SettingsPatch): void {
    this.settings = changed(this.settings, patch)
    this.changes.tell()
  }

  /** Forgets everything, and goes back to the settings of the start. */
  reset(): void {
    this.forget()
    this.stop = new AbortController()
    this.book.clear()
    this.faults.clear()
    this.overrides.clear()
    this.requests.clear()
    this.locks.clear()
    this.settings = changed(this.initial, {})
    this.changes.tell()
  }

  /** Stops every timer and callback. */
  forget(): void {
    this.clock.forget()
    this.stop.abort()
  }
}
