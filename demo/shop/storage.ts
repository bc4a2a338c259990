/** Keeps things until the page is closed, where the browser keeps nothing. */
const memory = new Map<string, string>()

/** What was kept under this name; null when nothing was. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return memory.get(name) ?? null
  }
}

/** Keeps a text; null forgets it. */
export function keep(name: string, text: string | null): void {
  try {
    if (text === null) {
      localStorage.removeItem(keyOf(name))
    } else {
      localStorage.setItem(keyOf(name), text)
    }
  } catch {
    if (text === null) {
      memory.delete(name)
    } else {
      memory.set(name, text)
    }
  }
}

/**
 * Calls back when another tab keeps something else under this name.
 * @returns the end of listening
 */
export function onKeptElsewhere(name: string, act: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === keyOf(name)) {
      act()
    }
  }
  addEventListener("storage", listen)
  return () => removeEventListener("storage", listen)
}

function keyOf(name: string): string {
  return `mboka.${name}`
}
