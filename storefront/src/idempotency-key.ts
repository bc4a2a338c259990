/**
 * The idempotency key of a request without an answer. It is stored for reloads
 * and other tabs, so that a retry after a lost answer requests the same payment
 * and not another one.
 */
export interface IdempotencyKey {
  /** The key of the request without an answer, or a new one. */
  acquire: () => string
  /** Whether this is the key of the request without an answer. */
  matches: (key: string | null) => boolean
  /** The request was answered: the next one gets a new key. */
  release: () => void
}

export function createIdempotencyKey(sessionId: string): IdempotencyKey {
  const name = `flexpay:${sessionId}`
  // Some private windows refuse to store anything.
  let memory: string | null = null

  function read(): string | null {
    try {
      return localStorage.getItem(name) ?? memory
    } catch {
      return memory
    }
  }

  function write(key: string | null): void {
    memory = key
    try {
      if (key === null) {
        localStorage.removeItem(name)
      } else {
        localStorage.setItem(name, key)
      }
    } catch {
      // The key stays in memory.
    }
  }

  return {
    acquire() {
      const key = read() ?? newKey()
      write(key)
      return key
    },
    matches: (key) => key !== null && key === read(),
    release: () => write(null),
  }
}

/** `randomUUID` is not available on pages without https. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    ""
  )
}
