/**
 * The idempotency key of a press whose answer has not come yet. It is kept
 * where a reload and another tab find it, so that pressing again after a lost
 * answer asks for the same money and not for more.
 */
export interface PressKey {
  /** The key of the press that still waits for its answer, or a new one. */
  take: () => string
  /** Whether this is the key that waits for its answer. */
  matches: (key: string | null) => boolean
  /** The answer came: the next press is another one. */
  drop: () => void
}

export function createPressKey(sessionId: string): PressKey {
  const name = `flexpay:${sessionId}`
  // For when the browser keeps nothing, as some private windows do.
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
      // Then it lives in memory.
    }
  }

  return {
    take() {
      const key = read() ?? newKey()
      write(key)
      return key
    },
    matches: (key) => key !== null && key === read(),
    drop: () => write(null),
  }
}

/** Not by randomUUID, which a page without https does not have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("")
}
