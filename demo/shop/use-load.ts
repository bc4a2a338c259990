import { useCallback, useEffect, useState } from "react"

/** The state of data that a page fetches. */
export interface Loading<T> {
  /** The last result; it remains during a retry. */
  data: T | undefined
  error: unknown
  retry: () => void
}

/**
 * Fetches at the first render, and again when `key` changes or `retry` is
 * called. Late results of an earlier key are ignored.
 */
export function useLoad<T>(load: () => Promise<T>, key: string): Loading<T> {
  const [attempt, setAttempt] = useState(0)
  const [result, setResult] = useState<{
    key: string
    data?: T
    error?: unknown
  }>({ key })
  useEffect(() => {
    let isStale = false
    setResult((previous) =>
      previous.key === key ? { key, data: previous.data } : { key }
    )
    load().then(
      (data) => isStale || setResult({ key, data }),
      (error: unknown) => isStale || setResult({ key, error })
    )
    return () => {
      isStale = true
    }
    // `load` is a new function at each render; the key identifies its data.
  }, [key, attempt])
  const retry = useCallback(() => setAttempt((previous) => previous + 1), [])
  const current = result.key === key ? result : { key }
  return { data: current.data, error: current.error, retry }
}
