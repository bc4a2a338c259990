import type { Service } from "./faults"

/** A request to one of the services. */
export interface LoggedRequest {
  receivedAt: Date
  service: Service
  method: string
  path: string
  /** The body without its `authorization`. */
  body: unknown
  /** The HTTP status of the answer; null without an answer. */
  httpStatus: number | null
}

/**
 * How many requests of each service are stored. The limit applies per service,
 * so that many checks do not evict requests that move money.
 */
const maxRequests = 2_000

/** The requests to the services, oldest first. */
export class RequestLog {
  private requests = emptyLog()
  private counts = zeroCounts()

  add(request: LoggedRequest): void {
    const requests = this.requests[request.service]
    this.counts[request.service] += 1
    requests.push(request)
    if (requests.length > maxRequests) {
      requests.shift()
    }
  }

  read() {
    const requests = Object.values(this.requests).flat()
    return {
      counts: this.counts,
      requests: requests.sort(
        (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()
      ),
    }
  }

  clear(): void {
    this.requests = emptyLog()
    this.counts = zeroCounts()
  }
}

function emptyLog(): Record<Service, LoggedRequest[]> {
  return { payment: [], card: [], payout: [], check: [], checkFallback: [] }
}

function zeroCounts(): Record<Service, number> {
  return {
    payment: 0,
    card: 0,
    payout: 0,
    check: 0,
    checkFallback: 0,
  }
}
