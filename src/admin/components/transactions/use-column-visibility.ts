import { useState } from "react"

const STORAGE_KEY = "flexpay.columns"

/** By the ids of columns. A column that is not named is shown. */
export type ColumnVisibility = Record<string, boolean>

/**
 * Which columns the list of transactions shows, remembered in this browser. It
 * is the controlled state of Medusa's `useDataTable`.
 */
export function useColumnVisibility() {
  const [state, setState] = useState(readStored)
  return {
    state,
    onColumnVisibilityChange: (next: ColumnVisibility) => {
      setState(next)
      store(next)
    },
  }
}

/** All columns, where nothing is stored or it can't be read. */
function readStored(): ColumnVisibility {
  try {
    const stored: unknown = JSON.parse(
      window.localStorage.getItem(STORAGE_KEY) ?? "{}"
    )
    return Object.fromEntries(
      Object.entries(stored ?? {}).filter(
        (entry): entry is [string, boolean] => typeof entry[1] === "boolean"
      )
    )
  } catch {
    return {}
  }
}

/** Browsers may refuse to store. The choice then holds until the page closes. */
function store(visibility: ColumnVisibility): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(visibility))
  } catch {
    // Nothing else depends on it.
  }
}
