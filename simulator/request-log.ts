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

/**
 * How many requests of a service are kept; the counts go on. Each service has
 * its own, so that many checks don't push out what moves money.
 */
const kept = 2_000

/** What the services received, the oldest first. */
export class RequestLog {
  private requests = noRequests()
  private counts = noCounts()

  add(request: LoggedRequest): void {
    const requests = this.requests[request.service]
    this.counts[request.service] += 1
    requests.push(request)
    if (requests.length > kept) {
      requests.shift()
    }
  }

  read() {
    const requests = Object.values(this.requests).flat()
    return {
      counts: this.counts,
      requests: requests.sort((a, b) => a.at.getTime() - b.at.getTime()),
    }
  }

  clear(): void {
    this.requests = noRequests()
    this.counts = noCounts()
  }
}

function noRequests(): Record<Service, LoggedRequest[]> {
  return { payment: [], card: [], payout: [], check: [], checkFallback: [] }
}

function noCounts(): Record<Service, number> {
  return {
    payment: 0,
    card: 0,
    payout: 0,
    check: 0,
    checkFallback: 0,
  }
}
