import type { Service } from "./faults"

/** One request that a service received. */
export interface LoggedRequest {
  at: Date
  service: Service
  method: string
  path: string
  /** The body without its `authorization`. */
  body: unknown
  /** The HTTP status of the answer; null while, or when, there is none. */
  httpStatus: number | null
}

/** How many requests are kept; the counts go on. */
const kept = 2_000

/** What the services received, the oldest first. */
export class RequestLog {
  private requests: LoggedRequest[] = []
  private counts = noRequests()

  add(request: LoggedRequest): void {
    this.counts[request.service] += 1
    this.requests.push(request)
    if (this.requests.length > kept) {
      this.requests.shift()
    }
  }

  read() {
    return { counts: this.counts, requests: this.requests }
  }

  clear(): void {
    this.requests = []
    this.counts = noRequests()
  }
}

function noRequests(): Record<Service, number> {
  return {
    payment: 0,
    card: 0,
    payout: 0,
    check: 0,
    checkFallback: 0,
  }
}
