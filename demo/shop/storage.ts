/** Replaces localStorage where the browser blocks it, until the page closes. */
const memory = new Map<string, string>()

/** The text that was saved under this name, or null. */
export function loadText(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return memory.get(name) ?? null
  }
}

/** Saves a text; null removes it. */
export function saveText(name: string, text: string | null): void {
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
 * Calls the listener when another tab changes the text of this name.
 * @returns a function that removes the listener
 */
export function onChangedElsewhere(
  name: string,
  onChange: () => void
): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === keyOf(name)) {
      onChange()
    }
  }
  addEventListener("storage", listen)
  return () => removeEventListener("storage", listen)
}

function keyOf(name: string): string {
  return `mboka.${name}`
}
