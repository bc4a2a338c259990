import { useCallback, useEffect, useState } from "react"

/** Something that is fetched for a page. */
export interface Loading<T> {
  /** The last that came; it stays while something newer is on its way. */
  data: T | undefined
  error: unknown
  retry: () => void
}

/**
 * Fetches when it is first drawn, and again whenever `key` changes or `retry`
 * is called. What comes late, for an earlier key, is dropped.
 */
export function useLoad<T>(load: () => Promise<T>, key: string): Loading<T> {
  const [round, setRound] = useState(0)
  const [result, setResult] = useState<{
    key: string
    data?: T
    error?: unknown
  }>({ key })
  useEffect(() => {
    let dropped = false
    setResult((before) =>
      before.key === key ? { key, data: before.data } : { key }
    )
    load().then(
      (data) => dropped || setResult({ key, data }),
      (error: unknown) => dropped || setResult({ key, error })
    )
    return () => {
      dropped = true
    }
    // `load` is made anew at each drawing; the key says what it loads.
  }, [key, round])
  const retry = useCallback(() => setRound((before) => before + 1), [])
  const current = result.key === key ? result : { key }
  return { data: current.data, error: current.error, retry }
}
